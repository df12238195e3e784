/**
 * Decisions that send work back to an earlier step (E16): to which, why, and what was
 * said there.
 */
package io.serviceloop.project.sendback;
