/**
 * Reviews while a plan is carried out and observed: who took part, what was decided and
 * followed up, and whether the goals move (A33, A35, E49, E93).
 */
package io.serviceloop.action.review;
