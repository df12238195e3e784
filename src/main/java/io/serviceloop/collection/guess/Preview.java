package io.serviceloop.collection.guess;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;

/**
 * How a file begins and what it seems to be, so that a person can say which column is
 * what.
 *
 * @param columns names of the columns; their numbers from 1 where the file does not name
 * them
 * @param rows the first five rows behind the header, long cells shortened
 * @param mapping a mapping as the import takes it, guessed from names and values
 * @param evidence what the guess rests on
 * @param doubts what it leaves out, or may be wrong about
 * @param questions what nobody can guess, or not surely
 * @param importId of the import that gave these rows back, to be mended; null for other
 * files
 */
public record Preview(List<String> columns, List<List<String>> rows, Map<String, Object> mapping, List<Note> evidence,
		List<Note> doubts, List<Question> questions, Long importId) {

	/** How the columns begin that we add to rows that are given back. */
	public static final String OWN = "serviceloop.";

	/** In which of these the number of the import stands. */
	public static final String IMPORT = OWN + "import";

	private static final int SHOWN = 5;

	private static final int LOOKED_AT = 1_000;

	private static final int MAX_CELL = 300;

	/**
	 * A choice that the file leaves open.
	 *
	 * @param field of the mapping
	 * @param options what it may be
	 */
	public record Question(String field, Note text, List<String> options) {
	}

	/**
	 * Looks at a file.
	 * @param skipLines lines above the table; null where nobody said it
	 * @param header whether the first row names the columns; null where nobody said it
	 */
	public static Preview of(SourceFile file, Integer skipLines, Boolean header) throws IOException {
		List<Rows.Row> above = sample(file, (skipLines == null) ? 0 : skipLines);
		Long importId = importId(above);
		Head head = (importId != null) ? Head.at(above.get(0), (skipLines == null) ? 0 : skipLines, true)
				: (skipLines == null) ? Head.of(above, header) : Head.at(above.get(0), skipLines, header);
		List<Rows.Row> sample = (head.skipLines() == 0 || skipLines != null) ? above : sample(file, head.skipLines());
		Guess guess = Guess.of(file, sample, head);
		List<Rows.Row> data = head.header() ? sample.subList(1, sample.size()) : sample;
		List<Note> doubts = new ArrayList<>(guess.doubts());
		if (data.isEmpty()) {
			doubts.add(new Note(null, "import.note.headerOnly", List.of()));
		}
		return new Preview(guess.columns(),
				data.stream().limit(SHOWN).map(row -> texts(row, guess.columns().size())).toList(), guess.mapping(),
				guess.evidence(), doubts, guess.questions(), importId);
	}

	/**
	 * The same where somebody decided before how such rows are read.
	 * @param decided a mapping as the import takes it
	 * @param grounds what it rests on
	 * @param odd what does not fit it
	 */
	public Preview as(Map<String, Object> decided, Note grounds, List<Note> odd) {
		List<Note> said = new ArrayList<>(List.of(grounds));
		said.addAll(odd);
		return new Preview(columns, rows, decided, List.of(grounds), said,
				questions.stream()
					.filter(question -> question.field().equals("encoding") || decided.get(question.field()) == null)
					.toList(),
				importId);
	}

	/** Whether a column is one of those that we add. */
	public static boolean isOwn(String name) {
		return name.startsWith(OWN);
	}

	private static Long importId(List<Rows.Row> sample) {
		Rows.Row first = sample.get(0);
		return IntStream.range(0, first.cells().length)
			.filter(i -> first.text(i).equals(IMPORT))
			.boxed()
			.flatMap(i -> sample.stream().skip(1).map(row -> row.text(i)))
			.filter(text -> text.matches("\\d{1,18}"))
			.findFirst()
			.map(Long::valueOf)
			.orElse(null);
	}

	/**
	 * The same file where it is known how to read it: its columns alone, without looking
	 * at what stands in them.
	 * @param skipLines lines above the table
	 * @param header whether its first row names the columns
	 */
	public static Preview columns(SourceFile file, int skipLines, boolean header) throws IOException {
		List<Rows.Row> sample = sample(file, skipLines);
		Head head = Head.at(sample.get(0), skipLines, header);
		return new Preview(Guess.names(sample, head), List.of(), Guess.reading(file, head), List.of(), List.of(),
				List.of(), null);
	}

	/**
	 * A date of a column that says its day and month as numbers, the year not first: such
	 * dates are never read without a format.
	 *
	 * @param example one that can be read in two ways; any where the formats are one
	 * @param formats that it may be of: two, or one where the others of the column leave
	 * no choice
	 */
	public record Undecided(String example, List<String> formats) {
	}

	/**
	 * Whether the dates of a column have a form that needs to be said.
	 * @param first the first row of the table
	 * @param rows those behind it
	 * @return empty where they are no such dates
	 */
	public static Optional<Undecided> undecided(Rows.Row first, Rows rows, boolean header, int column)
			throws IOException {
		Column dates = new Column(column, "");
		Rows.Row row = header ? rows.next() : first;
		for (int i = 0; i < LOOKED_AT && row != null; i++) {
			dates.add(row);
			if (dates.filled() == 1 && dates.orders().isEmpty()) {
				return Optional.empty();
			}
			row = rows.next();
		}
		return dates.orders().entrySet().stream().findFirst().map(orders -> {
			String example = dates.doubtful(orders.getKey());
			DateShape shape = DateShape.of(DateShape.form(example));
			OrderEvidence.Verdict verdict = orders.getValue().verdict();
			Stream<DateShape.Order> left = verdict.sure() ? Stream.of(verdict.order())
					: Stream.of(DateShape.Order.DAY_FIRST, DateShape.Order.MONTH_FIRST);
			return new Undecided(example, left.map(shape::pattern).toList());
		});
	}

	private static List<Rows.Row> sample(SourceFile file, int skipLines) throws IOException {
		List<Rows.Row> sample = new ArrayList<>();
		try (Rows rows = file.rows(skipLines)) {
			int looked = 0;
			for (Rows.Row row = rows.next(); row != null && sample.size() < Guess.sampleSize()
					&& looked++ < 2 * Guess.sampleSize(); row = rows.next()) {
				if (row.refusal() == null || row.cells().length > 0) {
					sample.add(row);
				}
			}
		}
		catch (Rows.UnreadableFile ex) {
			if (sample.isEmpty()) {
				throw SourceFile.refused(file.name(), "import.file.damaged");
			}
		}
		if (sample.isEmpty()) {
			throw SourceFile.refused(file.name(),
					(file.kind().equals("xlsx")) ? "import.file.noTable" : "import.file.empty");
		}
		return sample;
	}

	private static List<String> texts(Rows.Row row, int columns) {
		return IntStream.range(0, columns)
			.mapToObj(row::text)
			.map(text -> (text.length() <= MAX_CELL) ? text : text.substring(0, MAX_CELL) + "…")
			.toList();
	}

}
