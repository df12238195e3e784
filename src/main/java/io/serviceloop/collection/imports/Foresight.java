package io.serviceloop.collection.imports;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.Records.Horizon;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.mapping.ColumnPlan;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.RowReader;

/** What is odd about the times in a file, told before anything is imported. */
final class Foresight {

	/** Whoever waits for a preview does not wait for a million rows. */
	private static final int MOST_ROWS = 50_000;

	private Foresight() {
	}

	/**
	 * Looks through the times of a file.
	 * @param mapping as it was guessed
	 * @param horizon the window that the records will be seen in; null where that is not
	 * known
	 * @return what a person should know, empty where nothing is odd
	 */
	static List<Note> of(SourceFile file, Mapping mapping, Horizon horizon) throws IOException {
		Object column = mapping.columns().get(FeedbackField.TIME);
		if (column == null) {
			return List.of();
		}
		Mapping times = new Mapping(Map.of(FeedbackField.TIME, column), mapping.dateFormat(), mapping.missing(),
				mapping.header(), mapping.skipLines());
		SwappedDates swapped = new SwappedDates();
		SortedMap<LocalDate, Long> days = days(file, times, swapped);
		List<Note> notes = new ArrayList<>();
		notes.addAll(swapped.notes());
		if (horizon != null && !days.isEmpty()) {
			LocalDate from = horizon.from(days.lastKey());
			long older = days.headMap(from).values().stream().mapToLong(Long::longValue).sum();
			if (older > 0) {
				long all = days.values().stream().mapToLong(Long::longValue).sum();
				notes.add(new Note(null, "import.warning.older", List.of(String.valueOf(older), String.valueOf(all),
						String.valueOf(horizon.windowDays()), from.toString())));
			}
		}
		return notes;
	}

	private static SortedMap<LocalDate, Long> days(SourceFile file, Mapping times, SwappedDates swapped)
			throws IOException {
		SortedMap<LocalDate, Long> days = new TreeMap<>();
		try (Rows rows = file.rows(times.skipLines())) {
			Rows.Row row = rows.next();
			ColumnPlan columns = ColumnPlan.of(times, row, new ArrayList<>());
			RowReader reader = new RowReader(times, columns);
			rows.only(columns.wanted());
			row = times.header() ? rows.next() : row;
			for (int count = 0; row != null && count < MOST_ROWS; count++) {
				try {
					LocalDate day = reader.read(row).time().toLocalDate();
					days.merge(day, 1L, Long::sum);
					swapped.add(day.atStartOfDay());
				}
				catch (RowRefused ex) {
					// The import says so, row by row.
				}
				row = rows.next();
			}
		}
		catch (Rows.UnreadableFile ex) {
			// What could be read so far is told.
		}
		return days;
	}

}
