/**
 * The gate in front of deployments: what a process owner brings is checked whole, and
 * nothing it says is believed (E09, E12, E14, E40, E50).
 */
package io.serviceloop.modelling.check;
