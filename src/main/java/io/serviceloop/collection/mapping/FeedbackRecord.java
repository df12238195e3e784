package io.serviceloop.collection.mapping;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One piece of feedback or one ticket, checked.
 *
 * @param line where its row begins in the file, from 1
 * @param handlingHours hours from started to finished (A15); null where one of them is
 * absent
 * @param customerGroup what kind of customer, as the file calls it (B14)
 * @param rating 1 to 5 (B16)
 * @param asWritten type, stage and channel as the file writes them, as far as they are
 * counted together with others written otherwise; null where none is
 */
public record FeedbackRecord(long line, String externalId, LocalDateTime time, LocalDateTime started,
		LocalDateTime finished, Double handlingHours, String type, String stage, String text, String customer,
		String customerGroup, String channel, Double rating, String asWritten) {

	/** As it is written. */
	public FeedbackRecord(long line, String externalId, LocalDateTime time, LocalDateTime started,
			LocalDateTime finished, Double handlingHours, String type, String stage, String text, String customer,
			String customerGroup, String channel, Double rating) {
		this(line, externalId, time, started, finished, handlingHours, type, stage, text, customer, customerGroup,
				channel, rating, null);
	}

	/** The same with words as they are counted; how they were written stays. */
	public FeedbackRecord spelled(String countedType, String countedStage, String countedChannel) {
		String written = Stream.of(other(type, countedType), other(stage, countedStage), other(channel, countedChannel))
			.filter(Objects::nonNull)
			.collect(Collectors.joining("; "));
		return new FeedbackRecord(line, externalId, time, started, finished, handlingHours, countedType, countedStage,
				text, customer, customerGroup, countedChannel, rating, written.isEmpty() ? null : written);
	}

	private static String other(String written, String counted) {
		return Objects.equals(written, counted) ? null : written;
	}

	/** Whether it says nothing. */
	boolean isEmpty() {
		return Stream
			.of(externalId, time, started, finished, type, stage, text, customer, customerGroup, channel, rating)
			.allMatch(Objects::isNull);
	}

}
