package io.serviceloop.collection.records;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;

import io.serviceloop.loop.words.SpreadsheetCsv;

/** Stored records as CSV. */
final class RecordCsv {

	static final List<String> COLUMNS = List.of("source", "file", "line", "externalId", "time", "started", "finished",
			"handlingHours", "type", "stage", "channel", "customer", "customerGroup", "rating", "text");

	private final SpreadsheetCsv csv;

	RecordCsv(Writer out) {
		csv = new SpreadsheetCsv(out, COLUMNS);
	}

	void write(StoredRecord one) {
		csv.write(Arrays.asList(one.source(), one.file(), one.line(), one.externalId(), one.time(), one.started(),
				one.finished(), one.handlingHours(), one.type(), one.stage(), one.channel(), one.customer(),
				one.customerGroup(), one.rating(), one.text()));
	}

	/** Hands on what was kept back. */
	void flush() throws IOException {
		csv.flush();
	}

}
