package io.serviceloop.project;

/**
 * A project has ended, in whatever way. Published in the transaction that ends it; a
 * listener that throws undoes it.
 *
 * @param state {@code reached}, {@code notReached} or {@code cancelled}
 * @param note why; null where nothing was said
 */
public record ProjectEnded(String businessKey, String state, String note) {
}
