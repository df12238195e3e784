package io.serviceloop.collection.guess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.mapping.FeedbackField;

/** Which columns hold what a record has besides its times: by their names and values. */
final class Fields {

	/** Sentences rather than words. */
	static final int SENTENCE = 12;

	private static final int LATIN_SENTENCE = 20;

	private static final double IDS = 0.5;

	private final Draft draft;

	private final List<Column> columns;

	private final Map<FeedbackField, Integer> found;

	Fields(Draft draft) {
		this.draft = draft;
		this.columns = draft.columns();
		this.found = draft.found();
	}

	void findByName() {
		record Candidate(FeedbackField field, Column column, int fit) {
		}
		List<Candidate> candidates = new ArrayList<>();
		for (FeedbackField field : FeedbackField.values()) {
			for (Column column : columns) {
				int fit = Names.fit(field, column.words);
				if (field == FeedbackField.RATING && fit == 0 && Names.asksRating(column.name)) {
					fit = 300;
				}
				if (field == FeedbackField.TYPE && fit == 0 && Names.asksType(column.name)) {
					fit = 300;
				}
				if (field == FeedbackField.RATING && column.isConstant()) {
					// A total that nobody fills says nothing, if there is another.
					fit = Math.min(fit, 1);
				}
				if (fit > 0 && fits(field, column)) {
					candidates.add(new Candidate(field, column, fit));
				}
			}
		}
		candidates.sort(Comparator.<Candidate>comparingInt(candidate -> (candidate.column().filled() > 0) ? 0 : 1)
			.thenComparing(Comparator.comparingInt(Candidate::fit).reversed()));
		for (Candidate candidate : candidates) {
			if (!found.containsValue(candidate.column().index)) {
				found.putIfAbsent(candidate.field(), candidate.column().index);
			}
		}
	}

	private boolean fits(FeedbackField field, Column column) {
		boolean empty = column.filled() == 0;
		boolean text = !column.isDate() && column.numberedTime() == null && !column.isTimeOfDay();
		return switch (field) {
			case TIME, STARTED, FINISHED -> false;
			case RATING -> column.isRating() && !column.isRuined() && !RatingNames.isNone(column.name)
					&& !RatingNames.isTurned(column.name)
					&& !(RatingNames.isBestFirst(column.name) && ScaleOfName.of(column.name) == null)
					&& !column.hasDoubtfulWords() && !Names.isCount(column.words);
			case EXTERNAL_ID -> text && !empty && isId(column);
			case TEXT -> text && (empty || column.averageLength() >= 2) && !column.isRating();
			case CUSTOMER -> text && !column.isRuined() && !Names.isQuestion(column.name);
			default -> text && column.averageLength() <= 100;
		};
	}

	private boolean isId(Column column) {
		if (column.isRuined() || isCounter(column)) {
			return false;
		}
		boolean strong = Names.fit(FeedbackField.EXTERNAL_ID, column.words) >= 600
				&& !column.words.equals(List.of("id")) && !column.words.equals(List.of("序号"))
				&& !column.words.equals(List.of("key"));
		return column.distinct() > column.filled() * (strong ? 0.01 : IDS) && column.distinct() > 1
				|| column.filled() == 1;
	}

	/**
	 * Whether rows are counted anew in each file: as an id, it would replace the records
	 * of the file before.
	 */
	static boolean isCounter(Column column) {
		return column.isRunning() && Names.isCounter(column.words);
	}

	/**
	 * Rows of one id are one record's where they began at the same time, or say the same;
	 * where each has a time and words of its own, the id is of something that has many.
	 */
	void dropSharedId() {
		Integer id = found.get(FeedbackField.EXTERNAL_ID);
		Integer time = found.get(FeedbackField.TIME);
		Integer text = found.get(FeedbackField.TEXT);
		if (id == null || time == null || text == null) {
			return;
		}
		Map<String, Rows.Row> firsts = new HashMap<>();
		int same = 0;
		int other = 0;
		for (Rows.Row row : draft.rows()) {
			Rows.Row first = row.text(id).isEmpty() ? null : firsts.putIfAbsent(row.text(id), row);
			boolean differs = first != null && !first.text(time).equals(row.text(time))
					&& !first.text(text).equals(row.text(text));
			other += differs ? 1 : 0;
			same += (first != null && !differs) ? 1 : 0;
		}
		if (other > same && other > 2) {
			found.remove(FeedbackField.EXTERNAL_ID);
			draft.doubts().add(new Note(null, "import.note.sharedId", List.of(columns.get(id).name)));
		}
	}

	/**
	 * The column with the longest values, if they are sentences rather than words.
	 */
	void findText() {
		Integer named = found.get(FeedbackField.TEXT);
		boolean weak = named != null && Names.fit(FeedbackField.TEXT, columns.get(named).words) < 500;
		if (named == null || weak) {
			columns.stream()
				.filter(column -> !found.containsValue(column.index) && !column.isDate()
						&& column.averageLength() >= SENTENCE
						&& (named == null || column.averageLength() > 2 * columns.get(named).averageLength()))
				.filter(column -> !draft.head().header() || Names.isQuestion(column.name) || sentences(column))
				.max(Comparator.comparingDouble(Column::averageLength))
				.ifPresent(column -> found.put(FeedbackField.TEXT, column.index));
		}
	}

	/** Ids and addresses are long as well, but have no words in them. */
	private static boolean sentences(Column column) {
		String example = column.example().strip();
		boolean chinese = example.matches("(?s).*\\p{IsHan}{4,}.*");
		return (chinese || column.averageLength() >= LATIN_SENTENCE) && !example.contains("@")
				&& example.matches("(?s).*[\\p{L}\\p{P}]\\s+\\p{L}.*|.*\\p{IsHan}{4,}.*|.*\\p{IsHan}.*\\p{P}.*");
	}

}
