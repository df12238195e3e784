package io.serviceloop.collection.records;

import java.time.LocalDateTime;

/**
 * A stored record as it was imported; what its file did not have is null.
 *
 * @param importId of the import that brought it
 * @param line where it begins in its file, from 1
 * @param source the kind of source it was imported for
 * @param file name of its file
 * @param handlingHours from started to finished
 * @param rating 1 to 5
 * @param asWritten how its file writes type, stage and channel, where they are counted
 * together with others written otherwise
 */
record StoredRecord(long importId, long line, String source, String file, String externalId, LocalDateTime time,
		LocalDateTime started, LocalDateTime finished, Double handlingHours, String type, String stage, String channel,
		String customer, String customerGroup, Double rating, String text, String asWritten) {
}
