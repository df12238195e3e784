/**
 * What every step stands on, in this order: words, engine, people, form, task, gate.
 * Knows no step.
 */
package io.serviceloop.loop;
