/**
 * An example project for the demo profile, so that a newcomer sees something in the first
 * minute.
 */
package io.serviceloop.demo;
