/**
 * The engine's edge: its variables, its clock, its rights, another try where two people
 * collide.
 */
package io.serviceloop.loop.engine;
