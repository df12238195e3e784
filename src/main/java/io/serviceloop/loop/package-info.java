/**
 * The vocabulary of the loop: process variables, tasks and projects by name, how a
 * submission is read and refused, and what binds our checks to the engine. Knows no step.
 */
package io.serviceloop.loop;
