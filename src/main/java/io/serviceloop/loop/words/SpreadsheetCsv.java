package io.serviceloop.loop.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;

/**
 * Rows as CSV that a spreadsheet opens, a Chinese one too, and does not run. Texts come
 * from strangers, and spreadsheets take what begins with = for a formula: an apostrophe
 * before such signs makes a text of it, also behind a semicolon or a line break, where a
 * spreadsheet of another region begins a new cell.
 */
public final class SpreadsheetCsv {

	private static final Pattern FORMULA = Pattern.compile("^(?=[\\s=+\\-@＝＋－＠])|(?<=[;\\t\\r\\n])(?=[=+\\-@＝＋－＠])");

	private final CsvWriter csv;

	/**
	 * Begins with the names of the columns.
	 * @throws UncheckedIOException where nothing can be written
	 */
	public SpreadsheetCsv(Writer out, List<String> columns) {
		try {
			// Spreadsheets take a file for UTF-8 by this sign alone.
			out.write('\uFEFF');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).lineDelimiter(LineDelimiter.CRLF).build(out);
		csv.writeRecord(columns);
	}

	/** Writes a row; a cell may be null. */
	public void write(List<?> cells) {
		csv.writeRecord(cells.stream().map(SpreadsheetCsv::harmless).toList());
	}

	/** Hands on what was kept back. */
	public void flush() throws IOException {
		csv.flush();
	}

	/** A value as text that no spreadsheet computes; empty for null. */
	static String harmless(Object value) {
		if (value == null || value instanceof Number) {
			return (value == null) ? "" : value.toString();
		}
		return FORMULA.matcher(value.toString()).replaceAll("'");
	}

}
