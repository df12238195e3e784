package io.serviceloop.loop.task;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Somebody took back what he had just completed. Published in the same transaction.
 *
 * @param gone the task that had followed, and is there no more
 * @param again the task that is open again, as his
 * @param person his user id
 * @param answers what he had said, by variable
 */
public record TaskTakenBack(String gone, String again, String person, JsonNode answers) {
}
