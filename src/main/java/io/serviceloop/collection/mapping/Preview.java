package io.serviceloop.collection.mapping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;

/**
 * How a file begins, so that a person can say which column is what.
 *
 * @param columns names of the columns; their numbers from 1 where the file does not name
 * them
 * @param rows the first five rows behind the header, long cells shortened
 * @param kind {@code csv} or {@code xlsx}
 * @param suggestedMapping a mapping as the import takes it, guessed from names and values
 * @param warnings what is odd about the times of the file, read as suggested, in the
 * reader's language; of a large file about its first rows
 */
public record Preview(List<String> columns, List<List<String>> rows, String kind, Map<String, Object> suggestedMapping,
		List<String> warnings) {

	private static final int SHOWN = 5;

	private static final int SAMPLE = 200;

	private static final int MAX_CELL = 300;

	public static Preview of(SourceFile file) throws IOException {
		List<Rows.Row> sample = new ArrayList<>();
		try (Rows rows = file.rows(0)) {
			for (Rows.Row row = rows.next(); row != null && sample.size() < SAMPLE; row = rows.next()) {
				if (row.refusal() == null) {
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
			throw SourceFile.refused(file.name(), "import.file.empty");
		}
		MappingGuess guess = MappingGuess.of(sample);
		List<Rows.Row> data = guess.header() ? sample.subList(1, sample.size()) : sample;
		return new Preview(guess.columns(),
				data.stream().limit(SHOWN).map(row -> texts(row, guess.columns().size())).toList(), file.kind(),
				guess.mapping(), List.of());
	}

	/** The same with warnings. */
	public Preview warning(List<String> told) {
		return new Preview(columns, rows, kind, suggestedMapping, told);
	}

	private static List<String> texts(Rows.Row row, int columns) {
		return IntStream.range(0, columns)
			.mapToObj(row::text)
			.map(text -> (text.length() <= MAX_CELL) ? text : text.substring(0, MAX_CELL) + "…")
			.toList();
	}

}
