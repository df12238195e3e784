/**
 * By what the goals of a lap will be judged, fixed before anything is measured (D17,
 * E16).
 */
package io.serviceloop.goal.judgement;
