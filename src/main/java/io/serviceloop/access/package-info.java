/**
 * Sign-in, roles, first accounts, and answers that say what was wrong instead of failing.
 */
package io.serviceloop.access;
