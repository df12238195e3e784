package io.serviceloop.collection.mapping;

import java.time.LocalDateTime;

/**
 * One piece of feedback or one ticket, checked.
 *
 * @param line where its row begins in the file, from 1
 * @param handlingHours hours from started to finished (A15); null where one of them is
 * absent
 * @param customerGroup what kind of customer, as the file calls it (B14)
 * @param rating 1 to 5 (B16)
 */
public record FeedbackRecord(long line, String externalId, LocalDateTime time, LocalDateTime started,
		LocalDateTime finished, Double handlingHours, String type, String stage, String text, String customer,
		String customerGroup, String channel, Double rating) {
}
