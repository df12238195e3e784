package io.serviceloop.collection.guess;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.serviceloop.collection.file.Rows.Row;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.loop.words.TypedNumber;

/**
 * Where the table of a file begins.
 *
 * @param skipLines lines above it
 * @param header whether its first row names the columns
 * @param first its first row
 */
record Head(int skipLines, boolean header, Row first) {

	private static final int MOST_ABOVE = 60;

	private static final int LONGEST_NAME = 40;

	/** So many lines above the names of the columns look like names themselves. */
	private static final int MOST_TITLES = 12;

	private static final Pattern SENTENCE = Pattern
		.compile("(?s).{20,}\\s.*|\\p{IsHan}{6,}.*|.*\\p{IsHan}{2,}.*[，。！？].*|.*[.!]\\s*");

	/** What part of the columns the first row fills at least. */
	private static final double FILLED = 0.6;

	/**
	 * @param rows the first ones of the file, at least one
	 * @param told whether somebody said that there is a header; null where nobody did
	 */
	static Head of(List<Row> rows, Boolean told) {
		int width = width(rows);
		for (int i = 0; i < Math.min(rows.size(), MOST_ABOVE); i++) {
			if (isFull(rows.get(i), width)) {
				int at = (told == null || told) ? names(rows, i, width) : i;
				Row row = rows.get(at);
				boolean header = (told != null) ? told : isHeader(row);
				return new Head((at == 0) ? 0 : (int) row.line() - 1, header, row);
			}
		}
		return new Head(0, told == null || told, rows.get(0));
	}

	private static boolean isFull(Row row, int width) {
		return (row.refusal() == null || row.cells().length > 0)
				&& filled(row) >= Math.max(1, Math.ceil(width * FILLED)) && !isSeparatorLine(row);
	}

	/**
	 * Where the names of the columns are: titles over groups of columns, or a line that
	 * says what was asked for, may look like them, but say fewer names that are known.
	 */
	private static int names(List<Row> rows, int first, int width) {
		int best = first;
		long known = isHeader(rows.get(first)) ? distinctKnown(rows.get(first)) : 0;
		for (int i = first + 1; i < Math.min(rows.size() - 1, first + MOST_TITLES); i++) {
			Row row = rows.get(i);
			long better = (isFull(row, width) && isHeader(row) && isNamesOnly(row)) ? distinctKnown(row) : 0;
			if (better >= 2 && better > known) {
				known = better;
				best = i;
			}
		}
		return best;
	}

	private static boolean isNamesOnly(Row row) {
		return IntStream.range(0, row.cells().length)
			.noneMatch(i -> isValue(row, i) || row.text(i).length() >= LONGEST_NAME);
	}

	/** The same over several columns is the title of a group. */
	private static long distinctKnown(Row row) {
		List<String> texts = IntStream.range(0, row.cells().length).mapToObj(row::text).toList();
		boolean grouped = texts.stream().filter(text -> !text.isEmpty()).distinct().count() * 2 <= filled(row);
		return grouped ? 0 : known(row);
	}

	/** Only the row at the beginning is looked at. */
	static Head at(Row row, int skipLines, Boolean told) {
		return new Head(skipLines, (told != null) ? told : isHeader(row), row);
	}

	private static boolean isHeader(Row row) {
		boolean question = row.text(0).endsWith("?") || row.text(0).endsWith("？");
		if (row.cells().length == 1 && !question && known(row) == 0 && SENTENCE.matcher(row.text(0)).matches()) {
			return false;
		}
		long values = IntStream.range(0, row.cells().length).filter(i -> isValue(row, i)).count();
		return values == 0 || values * 2 < filled(row) && known(row) >= 2;
	}

	/** How many of its cells are names as columns have them. */
	static long known(Row row) {
		return IntStream.range(0, row.cells().length)
			.mapToObj(row::text)
			.filter(text -> !text.isEmpty() && text.length() < LONGEST_NAME)
			.map(Names::words)
			.filter(words -> Arrays.stream(FeedbackField.values()).anyMatch(field -> Names.fit(field, words) >= 600))
			.count();
	}

	/** How many columns most rows have that have more than one. */
	private static int width(List<Row> rows) {
		int[] often = new int[1_000];
		rows.forEach(row -> often[Math.min(last(row), often.length - 1)]++);
		int best = 1;
		for (int i = 2; i < often.length; i++) {
			best = (often[i] > 0 && (best == 1 || often[i] >= often[best])) ? i : best;
		}
		int wide = Arrays.stream(often, 2, often.length).sum();
		if (wide * 3 < rows.size()) {
			// Texts with commas in them, in one column.
			return 1;
		}
		return best;
	}

	private static int last(Row row) {
		int last = 0;
		for (int i = 0; i < row.cells().length; i++) {
			last = row.text(i).isEmpty() ? last : i + 1;
		}
		return last;
	}

	static int filled(Row row) {
		return (int) IntStream.range(0, row.cells().length).filter(i -> !row.text(i).isEmpty()).count();
	}

	private static boolean isSeparatorLine(Row row) {
		return row.text(0).toLowerCase(Locale.ROOT).startsWith("sep=");
	}

	private static boolean isValue(Row row, int column) {
		if (row.cell(column) instanceof LocalDateTime) {
			return true;
		}
		String text = row.text(column);
		String form = DateShape.form(text);
		return TypedNumber.of(Locale.ROOT).read(text) != null || (form != null && DateShape.of(form) != null);
	}

}
