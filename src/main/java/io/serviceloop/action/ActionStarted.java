package io.serviceloop.action;

/**
 * An event: an approved action begins to be carried out. Published in the engine's
 * transaction; a listener that throws undoes it.
 */
public record ActionStarted(String businessKey, Actions.Entry action) {
}
