package io.serviceloop.collection.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Spliterator;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

/**
 * The rows of a CSV file. A row with a broken quotation mark is given back as refused,
 * and reading goes on in the line behind its first one: what the open quotation mark
 * swallowed is read as rows of its own.
 */
final class CsvRows implements Rows {

	// One cell of 10 MB must fit, so that it can be refused alone; a quotation mark left
	// open ends here at the latest.
	private static final int MAX_BUFFER = 16 << 20;

	private static final int MAX_ROW = 4 << 20;

	private final SourceFile file;

	private LineIndex index;

	private FileChannel channel;

	private CsvReader<Row> reader;

	private Spliterator<Row> rows;

	private Row current;

	private RowHandler handler;

	private boolean[] wanted;

	private int expectedFields = -1;

	CsvRows(SourceFile file, int skipLines) throws IOException {
		this.file = file;
		goOnAt(skipLines + 1L);
	}

	@Override
	public void skipHidden() {
		// A text hides nothing.
	}

	@Override
	public long hidden() {
		return 0;
	}

	@Override
	public void only(boolean[] columns) {
		wanted = columns;
		handler.wanted = columns;
	}

	@Override
	public double part() {
		try {
			return (double) channel.position() / Math.max(1, channel.size());
		}
		catch (IOException ex) {
			return 0;
		}
	}

	@Override
	public Row next() throws IOException {
		while (true) {
			try {
				current = null;
				// An iterator would read one row ahead, and lose this one where the next
				// is broken.
				if (!rows.tryAdvance(row -> current = row)) {
					return null;
				}
				if (!handler.blank) {
					return checkFields(current);
				}
			}
			catch (CsvParseException ex) {
				long line = handler.line;
				goOnAt(line + 1);
				return new Row(line, new Object[0], new RowRefused("import.row.quotes"));
			}
		}
	}

	private Row checkFields(Row row) {
		if (expectedFields < 0) {
			expectedFields = file.narrow(handler.fields);
		}
		if (handler.fields == expectedFields) {
			return row;
		}
		// Cells left out at the end, or added there without anything in them, move no
		// other.
		boolean taken = handler.lastFilled < expectedFields;
		List<String> numbers = List.of(String.valueOf(handler.fields), String.valueOf(expectedFields));
		return taken ? new Row(row.line(), row.cells(), null, new Note(row.line(), "import.detail.fields", numbers))
				: new Row(row.line(), row.cells(), new RowRefused("import.row.fields", numbers.toArray(String[]::new)));
	}

	private void goOnAt(long line) throws IOException {
		close();
		handler = new RowHandler(line - 1, wanted);
		reader = CsvReader.builder()
			.fieldSeparator(file.delimiter())
			.maxBufferSize(MAX_BUFFER)
			.allowExtraFields(true)
			.allowMissingFields(true)
			.allowUnclosedQuote(false)
			.allowExtraCharsAfterClosingQuote(false)
			.build(handler, open(line));
		rows = reader.spliterator();
	}

	private Reader open(long line) throws IOException {
		channel = FileChannel.open(file.path());
		InputStream in;
		if (line == 1) {
			in = Channels.newInputStream(channel);
		}
		else {
			index = (index == null) ? LineIndex.of(file.path()) : index;
			in = index.from(channel, line);
		}
		return new InputStreamReader(withoutByteOrderMark(in), file.charset());
	}

	private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
		PushbackInputStream pushback = new PushbackInputStream(in, 3);
		byte[] start = pushback.readNBytes(3);
		if (!new String(start, StandardCharsets.UTF_8).equals("\uFEFF")) {
			pushback.unread(start);
		}
		return pushback;
	}

	@Override
	public void close() throws IOException {
		if (reader != null) {
			reader.close();
		}
	}

	/**
	 * Keeps what is asked for of a row and measures the rest, so that no row can fill the
	 * memory.
	 */
	private static final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {

		private final long linesBefore;

		private boolean[] wanted;

		private Object[] cells = new Object[0];

		private long line;

		private int fields;

		private int size;

		private boolean blank;

		private int lastFilled;

		RowHandler(long linesBefore, boolean[] wanted) {
			this.linesBefore = linesBefore;
			this.wanted = wanted;
		}

		@Override
		protected void handleBegin(long startingLineNumber) {
			line = linesBefore + startingLineNumber;
			Arrays.fill(cells, null);
			fields = 0;
			size = 0;
			blank = true;
		}

		@Override
		protected void handleField(int fieldIndex, char[] buffer, int offset, int length, boolean quoted) {
			fields++;
			int from = offset;
			int end = offset + length;
			while (from < end && isBlank(buffer[from])) {
				from++;
			}
			if (from == end) {
				return;
			}
			blank = false;
			lastFilled = fieldIndex;
			if (wanted != null && (fieldIndex >= wanted.length || !wanted[fieldIndex])) {
				return;
			}
			if (fieldIndex >= MAX_COLUMNS) {
				return;
			}
			if (fieldIndex >= cells.length) {
				cells = Arrays.copyOf(cells, Math.min(Math.max(2 * cells.length, fieldIndex + 16), MAX_COLUMNS));
			}
			size += Math.min(length, MAX_CELL);
			cells[fieldIndex] = (length > MAX_CELL || size > MAX_ROW)
					? new Oversized(new String(buffer, from, Math.min((size > MAX_ROW) ? 40 : MAX_CELL, end - from)),
							length)
					: new String(buffer, offset, length);
		}

		private static boolean isBlank(char c) {
			return c == ' ' || (c != 0 && (Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF'));
		}

		@Override
		protected Row buildRecord() {
			return new Row(line, Arrays.copyOf(cells, Math.min(fields, cells.length)), null);
		}

	}

}
