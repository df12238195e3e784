/**
 * What the demo profile adds, so that a newcomer sees something in the first minute: an
 * example project, and a practice clock with which half a year is played in ten.
 */
package io.serviceloop.demo;
