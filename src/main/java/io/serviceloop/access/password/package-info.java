/**
 * How passwords are kept, what makes a good one, and what slows down who guesses.
 */
package io.serviceloop.access.password;
