package io.serviceloop.collection.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;

/**
 * Stored records as CSV. Texts come from strangers, and spreadsheets take what begins
 * with = for a formula: an apostrophe before such signs makes a text of it, also behind a
 * semicolon or a line break, where a spreadsheet of another region begins a new cell.
 */
final class RecordCsv {

	static final List<String> COLUMNS = List.of("source", "file", "line", "externalId", "time", "started", "finished",
			"handlingHours", "type", "stage", "channel", "customer", "customerGroup", "rating", "text");

	private static final Pattern FORMULA = Pattern.compile("^(?=\\s)|(^|[;\\t\\r\\n])([=+\\-@＝＋－＠])");

	private final CsvWriter csv;

	RecordCsv(Writer out) {
		try {
			// Spreadsheets take a file for UTF-8 by this sign alone.
			out.write('\uFEFF');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).lineDelimiter(LineDelimiter.CRLF).build(out);
		csv.writeRecord(COLUMNS);
	}

	void write(StoredRecord one) {
		csv.writeRecord(Arrays
			.asList(one.source(), one.file(), one.line(), one.externalId(), one.time(), one.started(), one.finished(),
					one.handlingHours(), one.type(), one.stage(), one.channel(), one.customer(), one.customerGroup(),
					one.rating(), one.text())
			.stream()
			.map(RecordCsv::harmless)
			.toList());
	}

	/** Hands on what was kept back. */
	void flush() throws IOException {
		csv.flush();
	}

	/** A value as text that no spreadsheet computes; empty for null. */
	static String harmless(Object value) {
		if (value == null || value instanceof Number) {
			return (value == null) ? "" : value.toString();
		}
		return FORMULA.matcher(value.toString()).replaceAll("$1'$2");
	}

}
