package io.serviceloop.collection.records;

import java.util.Arrays;
import java.util.List;

import io.serviceloop.loop.words.Sheet;

/** The columns of stored records in a file, by the names that a mapping gives them. */
final class RecordColumns {

	private static final int WIDTH = 20;

	private static final List<String> DEFINED = List.of("line", "handlingHours", "rating");

	static final List<Sheet.Column> ALL = List
		.of("source", "file", "line", "externalId", "time", "started", "finished", "handlingHours", "type", "stage",
				"channel", "customer", "customerGroup", "rating", "asWritten", "text")
		.stream()
		.map(name -> new Sheet.Column(name, WIDTH, false, DEFINED.contains(name) ? name : null))
		.toList();

	private RecordColumns() {
	}

	/** The cells of a row; null where there is nothing. */
	static List<Object> cells(StoredRecord one) {
		return Arrays.asList(one.source(), one.file(), one.line(), one.externalId(), one.time(), one.started(),
				one.finished(), one.handlingHours(), one.type(), one.stage(), one.channel(), one.customer(),
				one.customerGroup(), one.rating(), one.asWritten(), one.text());
	}

}
