/**
 * Step 6, training: who is trained before a change, with what score in the test at the
 * end, round by round until everybody has passed (A34, E51).
 */
package io.serviceloop.action.training;
