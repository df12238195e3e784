/**
 * What Tasklist is given beyond the engine's own answers: models, forms and filters in
 * the reader's language, and with each Camunda Form the work so far. The sources stay
 * English and as the process owner deployed them. Reads the engine, but only through
 * {@link io.serviceloop.tasklist.EngineReads}.
 */
package io.serviceloop.tasklist;
