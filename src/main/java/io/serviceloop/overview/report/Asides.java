package io.serviceloop.overview.report;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.project.copy.Copies;

/** What belongs to the story of a project and to none of its steps. */
record Asides(List<Urged> urges, List<Copies.Entry> copies) {

	/**
	 * Somebody urged.
	 *
	 * @param task its name, in the reader's language
	 */
	record Urged(String task, String by, LocalDateTime at) {
	}

	/** The user ids of those whom it names. */
	Stream<String> people() {
		return Stream.concat(urges.stream().map(Urged::by),
				copies.stream().flatMap(copy -> Stream.of(copy.userId(), copy.copiedBy(), copy.endedBy())));
	}

}
