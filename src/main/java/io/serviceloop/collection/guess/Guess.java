package io.serviceloop.collection.guess;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.RatingScale;
import io.serviceloop.collection.mapping.RowReader;
import io.serviceloop.loop.work.GiveWay;

/**
 * What a file seems to be, found by reading all of it once. Only an offer: a person looks
 * at it before anything is imported, and chooses where the file does not say it.
 *
 * @param columns names of the columns; their numbers from 1 where the file does not name
 * them
 * @param head where the table begins
 * @param mapping in the form in which the import takes it
 * @param evidence what the offer rests on
 * @param doubts what it leaves out, or may be wrong about
 * @param questions what somebody has to choose
 */
record Guess(List<String> columns, Head head, Map<String, Object> mapping, List<Note> evidence, List<Note> doubts,
		List<Preview.Question> questions) {

	private static final int SAMPLE = 1_000;

	/** What stands for nothing in many a long file. */
	private static final List<String> USUAL_MARKS = List.of("N/A", "n/a", "NULL", "null", "-", "--", "无", "暂无");

	/** Nobody waits for more, and what a million rows say is enough. */
	private static final int MOST_ROWS = 1_000_000;

	static Guess of(SourceFile file, List<Rows.Row> sample, Head head) throws IOException {
		List<String> names = names(sample, head);
		List<Column> columns = IntStream.range(0, names.size())
			.mapToObj(i -> new Column(i, head.header() ? names.get(i) : ""))
			.toList();
		List<Rows.Row> data = head.header() ? sample.subList(1, sample.size()) : sample;
		data.stream().filter(row -> !RowReader.isTotal(row)).forEach(row -> columns.forEach(column -> column.add(row)));
		if (sample.size() == SAMPLE) {
			addRest(file, head, columns);
		}
		return of(new Draft(file, head, names, columns, data));
	}

	private static Guess of(Draft draft) throws IOException {
		Orders orders = new Orders(draft);
		Fields fields = new Fields(draft);
		if (draft.head().header()) {
			fields.findByName();
		}
		Times times = new Times(draft, orders);
		times.findTimes();
		times.findHours();
		fields.findText();
		fields.dropSharedId();
		Remarks remarks = new Remarks(draft, orders);
		remarks.aboutFile(TableSheet.alike(draft.file()));
		remarks.aboutColumns();
		Map<String, Object> mapping = mapping(draft, orders);
		return new Guess(draft.names(), draft.head(), mapping, draft.evidence(), draft.doubts(), draft.questions());
	}

	/** The names of the columns; their numbers from 1 where they have none. */
	static List<String> names(List<Rows.Row> sample, Head head) {
		List<String> names = new ArrayList<>(IntStream.range(0, width(sample, head))
			.mapToObj(i -> head.header() ? head.first().text(i) : String.valueOf(i + 1))
			.toList());
		while (names.size() > 1 && Preview.isOwn(names.get(names.size() - 1))) {
			names.remove(names.size() - 1);
		}
		return List.copyOf(names);
	}

	/** How a file is read, as a mapping says it. */
	static Map<String, Object> reading(SourceFile file, Head head) {
		Map<String, Object> reading = new LinkedHashMap<>();
		reading.put("header", head.header());
		reading.put("skipLines", head.skipLines());
		if (file.kind().equals("csv")) {
			reading.put("encoding", file.written().name());
			reading.put("delimiter", String.valueOf(file.delimiter()));
		}
		else {
			reading.put("sheet", file.sheet());
		}
		return reading;
	}

	static int sampleSize() {
		return SAMPLE;
	}

	private static int width(List<Rows.Row> sample, Head head) {
		int width = head.first().cells().length;
		if (!head.header()) {
			return width;
		}
		// Names may be missing at the end, or empty cells too many.
		int filled = 0;
		for (Rows.Row row : sample) {
			for (int i = filled; i < Math.min(row.cells().length, width); i++) {
				filled = row.text(i).isEmpty() ? filled : i + 1;
			}
		}
		return Math.max(filled, 1);
	}

	/** The other rows say something of dates, ids and ratings only. */
	private static void addRest(SourceFile file, Head head, List<Column> columns) throws IOException {
		List<Column> wanted = columns.stream()
			.filter(column -> column.isDate() || column.isNamedTime() || column.isNamedId() || column.isTimeOfDay()
					|| Names.fit(FeedbackField.RATING, column.words) > 0 || Names.asksRating(column.name))
			.toList();
		boolean[] only = new boolean[columns.size()];
		wanted.forEach(column -> only[column.index] = true);
		try (Rows rows = file.rows(head.skipLines())) {
			rows.only(only);
			int count = head.header() ? -1 : 0;
			for (Rows.Row row = rows.next(); row != null && count < MOST_ROWS; row = rows.next(), count++) {
				GiveWay.look();
				if (count >= SAMPLE - 1 && row.refusal() == null && !RowReader.isTotal(row)) {
					for (Column column : wanted) {
						column.add(row);
					}
				}
			}
		}
		catch (Rows.UnreadableFile ex) {
			// What could be read so far is told.
		}
	}

	private static Map<String, Object> mapping(Draft draft, Orders orders) {
		Map<FeedbackField, Integer> found = draft.found();
		Map<FeedbackField, Integer> hours = draft.hours();
		List<Column> columns = draft.columns();
		Map<String, Object> mapping = new LinkedHashMap<>();
		for (FeedbackField field : FeedbackField.values()) {
			if (found.containsKey(field) || field != FeedbackField.CUSTOMER_GROUP) {
				mapping.put(field.key, draft.label(found.get(field)));
			}
		}
		if (hours.containsKey(FeedbackField.TIME)) {
			mapping.put("timeOfDay", draft.label(hours.get(FeedbackField.TIME)));
		}
		if (hours.containsKey(FeedbackField.STARTED)) {
			mapping.put("startedTimeOfDay", draft.label(hours.get(FeedbackField.STARTED)));
		}
		if (hours.containsKey(FeedbackField.FINISHED)) {
			mapping.put("finishedTimeOfDay", draft.label(hours.get(FeedbackField.FINISHED)));
		}
		mapping.put("dateFormat", orders.dateFormat());
		if (orders.isTurned()) {
			mapping.put("mendSwapped", true);
		}
		Integer rating = found.get(FeedbackField.RATING);
		RatingScale scale = (rating == null) ? null : columns.get(rating).scale();
		if (rating != null) {
			askScale(draft, columns.get(rating), (scale == null) ? RatingScale.LIKERT : scale);
		}
		if (scale != null) {
			mapping.put("ratingScale", scale.toString());
			draft.evidence()
				.add(new Note(null, "import.note.scale", List.of(columns.get(rating).name, scale.toString())));
		}
		Set<String> missing = new TreeSet<>();
		columns.forEach(column -> missing.addAll(column.marks()));
		missing.removeIf(mark -> mark.startsWith("#"));
		if (draft.rows().size() >= SAMPLE - 1) {
			// Of types and texts further down nobody looked at all.
			missing.addAll(USUAL_MARKS);
		}
		mapping.put("missing", List.copyOf(missing));
		mapping.putAll(reading(draft.file(), draft.head()));
		return mapping;
	}

	/**
	 * Where the numbers do not say of which scale they are, or say another than the name.
	 */
	private static void askScale(Draft draft, Column column, RatingScale likely) {
		if (column.hasOutliers()) {
			askScale(draft, "import.question.scale", column, likely, List.of(likely, column.wholeScale()));
		}
		else if (column.otherScale() != null) {
			askScale(draft, "import.question.scales", column, likely, List.of(column.otherScale(), likely));
		}
		else if (column.isOffItsScale()) {
			askScale(draft, "import.question.scaleOfName", column, likely, List.of(RatingScale.of("0-10"), likely));
		}
	}

	private static void askScale(Draft draft, String key, Column column, RatingScale likely, List<RatingScale> scales) {
		List<String> options = scales.stream().map(RatingScale::toString).toList();
		draft.questions()
			.add(new Preview.Question("ratingScale",
					new Note(null, key, List.of(column.name, likely.toString(), String.join("; ", options))), options));
	}

}
