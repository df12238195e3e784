/**
 * Step 4: the root cause of every selected problem, found by one person and verified by
 * another (A25, A27, A28).
 */
package io.serviceloop.rootcause;
