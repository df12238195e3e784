/**
 * What was tried before, in the projects that a reader sees and elsewhere, and what came
 * of it: found by words, by likeness and by class; recipes that go out and come in.
 */
package io.serviceloop.handbook.tried;
