/**
 * Who there is, and what role somebody has.
 */
package io.serviceloop.loop.people;
