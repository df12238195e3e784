/**
 * Values of metrics over time, by service line: whoever sets a goal finds what was read
 * before (E102).
 */
package io.serviceloop.goal.reading;
