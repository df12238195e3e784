/**
 * The door that every command of a person passes, whichever way it came.
 */
package io.serviceloop.loop.gate;
