/**
 * Whether a goal can be proven and would be met anyway, said while it is typed (D17,
 * E102): the statistics are pure.
 */
package io.serviceloop.goal.proof;
