/**
 * Steps 5 and 6: actions are planned, approved, carried out and followed up (A29–A35,
 * A48–A51, E16, E18).
 */
package io.serviceloop.action;
