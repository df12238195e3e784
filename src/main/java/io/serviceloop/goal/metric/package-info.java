/**
 * The catalogue of metrics that process owners keep: unit, direction, plausible range,
 * formula, period and dimension (B24–B28, D07, D16–D25).
 */
package io.serviceloop.goal.metric;
