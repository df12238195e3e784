package io.serviceloop.classification;

import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Size;

/**
 * Which of the stored records a problem rests on (C29); what is null may be anything.
 *
 * @param type the type of the record, as it was imported
 * @param stage its service link
 * @param text a part of its text, whatever case
 * @param channel where it came in
 */
public record RecordFilter(@Size(max = 500) String type, @Size(max = 500) String stage, @Size(max = 500) String text,
		@Size(max = 500) String channel) {

	public RecordFilter {
		type = something(type);
		stage = something(stage);
		text = something(text);
		channel = something(channel);
	}

	private static String something(String value) {
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	/** Whether it lets every record pass. */
	@JsonIgnore
	boolean isEmpty() {
		return Stream.of(type, stage, text, channel).allMatch(value -> value == null);
	}

}
