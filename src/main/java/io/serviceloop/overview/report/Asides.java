package io.serviceloop.overview.report;

import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.project.copy.Copies;
import io.serviceloop.reminder.Urges;

/** What belongs to the story of a project and to none of its steps. */
record Asides(List<Urges.Entry> urges, List<Copies.Entry> copies) {

	/** The user ids of those whom it names. */
	Stream<String> people() {
		return Stream.concat(urges.stream().map(Urges.Entry::urgedBy),
				copies.stream().flatMap(copy -> Stream.of(copy.userId(), copy.copiedBy(), copy.endedBy())));
	}

}
