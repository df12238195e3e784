/**
 * Whether the change of a goal is more than chance, and what else can be told of where it
 * comes from (A37, D17): pure statistics, without a clock and without the engine
 * (docs/adr/0022).
 */
package io.serviceloop.evaluation.proof;
