package io.serviceloop.collection.imports;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.serviceloop.collection.Records.Horizon;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.guess.Distinct;
import io.serviceloop.collection.mapping.ColumnPlan;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.RowReader;
import io.serviceloop.loop.work.GiveWay;

/**
 * What an import would make of a file, told before anything is imported: its rows are
 * read as the import reads them, and nothing is kept.
 */
final class Forecast {

	/** Whoever waits for a preview does not wait for more. */
	private static final int MOST_ROWS = 1_000_000;

	private static final int SHOWN = 5;

	private static final int MOST_MONTHS = 60;

	private final SourceFile file;

	private final Mapping mapping;

	/** As the file has them, and with days and months changed back. */
	private final List<SwappedDates> swapped = List.of(new SwappedDates(), new SwappedDates());

	private final SortedMap<YearMonth, long[]> months = new TreeMap<>();

	private final SortedMap<LocalDate, Long> days = new TreeMap<>();

	private final List<Map<String, String>> first = new ArrayList<>();

	private long records;

	private long refused;

	private long remarked;

	private long untyped;

	/** Ids of the records so far. */
	private final Distinct ids = new Distinct(MOST_ROWS);

	private final Map<String, LocalDateTime> firstIds = new HashMap<>();

	private long repeated;

	private Note firstRefusal;

	private long hidden;

	private Forecast(SourceFile file, Mapping mapping) {
		this.file = file;
		this.mapping = mapping;
	}

	/**
	 * Reads a file.
	 * @param mapping as it was guessed, or chosen
	 */
	static Forecast of(SourceFile file, Mapping mapping) throws IOException {
		Forecast forecast = new Forecast(file, mapping);
		forecast.read();
		return forecast;
	}

	private void read() throws IOException {
		try (Rows rows = file.rows(mapping.skipLines())) {
			Rows.Row row = rows.next();
			if (row == null) {
				return;
			}
			ColumnPlan columns = ColumnPlan.of(mapping, row, new ArrayList<>());
			RowReader reader = new RowReader(mapping, columns, file.since1904());
			rows.only(columns.wanted());
			if (mapping.skipHidden()) {
				rows.skipHidden();
			}
			row = mapping.header() ? rows.next() : row;
			for (int count = 0; row != null && count < MOST_ROWS; count++) {
				take(reader, row);
				GiveWay.look();
				row = rows.next();
			}
			hidden = rows.hidden();
		}
		catch (Rows.UnreadableFile ex) {
			// What could be read so far is told.
		}
	}

	private void take(RowReader reader, Rows.Row row) {
		boolean[] odd = new boolean[1];
		try {
			FeedbackRecord record = reader.read(row, remark -> odd[0] = true);
			records += isNew(record) ? 1 : 0;
			untyped += (record.type() == null) ? 1 : 0;
			remarked += odd[0] ? 1 : 0;
			if (record.time() != null) {
				days.merge(record.time().toLocalDate(), 1L, Long::sum);
				count(reader);
			}
			if (first.size() < SHOWN) {
				first.add(shown(record));
			}
		}
		catch (RowRefused ex) {
			refused++;
			firstRefusal = (firstRefusal == null) ? ex.at(row.line()) : firstRefusal;
		}
	}

	/** Of several rows with one id, the last one counts. */
	private boolean isNew(FeedbackRecord record) {
		if (record.externalId() == null) {
			return true;
		}
		if (firstIds.size() < ImportRegister.LOOKED_AT) {
			ImportRegister.earliest(firstIds, record);
		}
		boolean added = ids.add(record.externalId());
		repeated += added ? 0 : 1;
		return added;
	}

	private void count(RowReader reader) {
		for (int i = 0; i < swapped.size(); i++) {
			LocalDateTime time = reader.time(i == 1);
			swapped.get(i).add(time);
			months.computeIfAbsent(YearMonth.from(time), any -> new long[2])[i]++;
		}
	}

	private static Map<String, String> shown(FeedbackRecord record) {
		Map<String, String> shown = new LinkedHashMap<>();
		shown.put("externalId", record.externalId());
		shown.put("time", text(record.time()));
		shown.put("started", text(record.started()));
		shown.put("finished", text(record.finished()));
		shown.put("type", record.type());
		shown.put("stage", record.stage());
		shown.put("text", (record.text() == null) ? null : Note.quote(record.text()));
		shown.put("customer", record.customer());
		shown.put("customerGroup", record.customerGroup());
		shown.put("channel", record.channel());
		shown.put("rating", text(record.rating()));
		return shown;
	}

	private static String text(Object value) {
		return (value == null) ? null : value.toString().replace('T', ' ');
	}

	/** The first records, as they will be kept. */
	List<Map<String, String>> first() {
		return first;
	}

	/** The times of the first records, by their ids. */
	Map<String, LocalDateTime> firstIds() {
		return firstIds;
	}

	/** What will happen, in one line. */
	Note line() {
		return days.isEmpty()
				? new Note(null, "import.forecast.undated", List.of(count(records), count(refused), count(remarked)))
				: new Note(null, "import.forecast.dated", List.of(count(records), days.firstKey().toString(),
						days.lastKey().toString(), count(refused), count(remarked)));
	}

	private static String count(long number) {
		return String.valueOf(number);
	}

	/** Of what a guess leaves out, what somebody has not chosen since. */
	List<Note> open(List<Note> doubts) {
		return doubts.stream().filter(doubt -> switch (doubt.key()) {
			case "import.note.noText" -> !mapping.columns().containsKey(FeedbackField.TEXT);
			case "import.note.noId", "import.note.notId" -> !mapping.columns().containsKey(FeedbackField.EXTERNAL_ID);
			case "import.note.notTime" -> !mapping.columns().containsKey(FeedbackField.TIME);
			case "import.note.notRating" -> !mapping.columns().containsKey(FeedbackField.RATING);
			case "import.note.notTimeOfDay" -> !mapping.timesOfDay().containsKey(FeedbackField.TIME);
			case "import.note.turned" -> mapping.mendSwapped();
			default -> true;
		}).toList();
	}

	/**
	 * What is odd about the rows.
	 * @param horizon the window that the records will be seen in; null where that is not
	 * known
	 * @param today of the server
	 */
	List<Note> warnings(Horizon horizon, LocalDate today) {
		List<Note> notes = new ArrayList<>(chosen().notes());
		if (mapping.columns().containsKey(FeedbackField.TYPE) && untyped > 0) {
			notes.add(new Note(null, "import.forecast.untyped", List.of(count(untyped))));
		}
		if (repeated > 0) {
			notes.add(new Note(null, "import.forecast.repeated", List.of(count(repeated), count(records))));
		}
		long ahead = days.tailMap(today.plusDays(2)).values().stream().mapToLong(Long::longValue).sum();
		if (ahead > 0) {
			notes.add(new Note(null, "import.warning.future", List.of(count(ahead), days.lastKey().toString())));
		}
		if (hidden > 0) {
			notes.add(hidden(mapping, hidden));
		}
		if (firstRefusal != null) {
			notes.add(new Note(null, "import.forecast.refused", List.of(count(refused), count(firstRefusal.line()))));
			notes.add(firstRefusal);
		}
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

	/** What is said of rows that a sheet hides. */
	static Note hidden(Mapping mapping, long rows) {
		return new Note(null, mapping.skipHidden() ? "import.warning.hiddenLeft" : "import.warning.hidden",
				List.of(count(rows)));
	}

	/** How many rows of the sheet are hidden. */
	long hidden() {
		return hidden;
	}

	long swapped() {
		return chosen().suspicious();
	}

	private SwappedDates chosen() {
		return swapped.get(mapping.mendSwapped() ? 1 : 0);
	}

	/**
	 * What changing days and months back makes of the file; null where nothing looks
	 * swapped and nobody wants it.
	 */
	Offer.Mending mending() {
		if (swapped.get(0).suspicious() == 0 && !mapping.mendSwapped()) {
			return null;
		}
		return new Offer.Mending(swapped.get(0).suspicious(), swapped.get(1).suspicious(),
				months.entrySet()
					.stream()
					.limit(MOST_MONTHS)
					.map(month -> new Offer.Month(month.getKey().toString(), month.getValue()[0], month.getValue()[1]))
					.toList());
	}

}
