package io.serviceloop.collection.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.mapping.FeedbackField;

/**
 * What is said of a file and its columns beside the suggestion: grounds, doubts, and what
 * was left alone.
 */
final class Remarks {

	private final Draft draft;

	private final Orders orders;

	private final SourceFile file;

	private final List<Column> columns;

	private final Map<FeedbackField, Integer> found;

	private final List<Note> evidence;

	private final List<Note> doubts;

	Remarks(Draft draft, Orders orders) {
		this.draft = draft;
		this.orders = orders;
		this.file = draft.file();
		this.columns = draft.columns();
		this.found = draft.found();
		this.evidence = draft.evidence();
		this.doubts = draft.doubts();
	}

	void aboutFile(List<String> alike) {
		if (file.kind().equals("csv")) {
			evidence.add(new Note(null, "import.note.encoding", List.of(file.written().name())));
			if (!file.charsets().isEmpty()) {
				List<String> options = new ArrayList<>(List.of(file.written().name()));
				file.charsets().forEach(charset -> options.add(charset.name()));
				draft.questions()
					.add(new Preview.Question("encoding",
							new Note(null, "import.question.encoding", List.of(String.join(", ", options))), options));
			}
		}
		if (file.sheets().size() > 1) {
			evidence.add(new Note(null, "import.note.sheet", List.of(file.sheet(), String.join(", ", file.sheets()))));
		}
		if (alike.size() > 1) {
			doubts
				.add(new Note(null, "import.note.sheets", List.of(Note.quote(String.join(", ", alike)), file.sheet())));
		}
		if (!file.hiddenSheets().isEmpty()) {
			evidence.add(new Note(null, "import.note.hiddenSheets",
					List.of(Note.quote(String.join(", ", file.hiddenSheets())))));
		}
		if (draft.head().skipLines() > 0) {
			evidence.add(new Note(null, "import.note.above", List.of(String.valueOf(draft.head().skipLines()))));
		}
		if (draft.names().size() == 1) {
			evidence.add(new Note(null, "import.note.oneColumn", List.of()));
		}
		if (!found.containsKey(FeedbackField.TEXT) && !draft.rows().isEmpty()) {
			doubts.add(new Note(null, "import.note.noText", List.of()));
		}
		if (!found.containsKey(FeedbackField.TYPE) && !draft.rows().isEmpty()) {
			doubts.add(new Note(null, "import.note.noType", List.of()));
		}
		if (!found.containsKey(FeedbackField.EXTERNAL_ID) && !draft.rows().isEmpty()) {
			doubts.add(new Note(null, "import.note.noId", List.of()));
		}
		if (file.brokenCharacters() > 0) {
			doubts.add(new Note(null, "import.warning.encoding", List.of(String.valueOf(file.brokenCharacters()))));
		}
		Integer id = found.get(FeedbackField.EXTERNAL_ID);
		if (id != null && columns.get(id).distinct() < columns.get(id).filled()) {
			Column column = columns.get(id);
			evidence.add(new Note(null, "import.note.repeated",
					List.of(column.name, String.valueOf(column.filled()), String.valueOf(column.distinct()))));
		}
	}

	/** What is left alone though its name says what it is, or was one of several. */
	void aboutColumns() {
		columns.stream()
			.filter(column -> column.garbled() != null)
			.forEach(column -> doubts
				.add(new Note(null, "import.note.garbled", List.of(column.name, Note.quote(column.garbled())))));
		columns.stream()
			.filter(Column::isRuined)
			.forEach(
					column -> doubts.add(new Note(null, "import.note.ruined", List.of(column.name, column.example()))));
		columns.stream()
			.filter(column -> !found.containsKey(FeedbackField.EXTERNAL_ID) && !column.isRuined() && column.texts() > 1
					&& Names.fit(FeedbackField.EXTERNAL_ID, column.words) >= 600)
			.forEach(column -> doubts.add(new Note(null, "import.note.notId",
					List.of(column.name, String.valueOf(column.texts()), String.valueOf(column.distinct())))));
		if (!found.containsKey(FeedbackField.EXTERNAL_ID)) {
			columns.stream()
				.filter(Fields::isCounter)
				.forEach(column -> doubts.add(new Note(null, "import.note.counter", List.of(column.name))));
		}
		else if (columns.get(found.get(FeedbackField.EXTERNAL_ID)).isRunning()) {
			doubts.add(new Note(null, "import.note.counting",
					List.of(columns.get(found.get(FeedbackField.EXTERNAL_ID)).name)));
		}
		if (!found.containsKey(FeedbackField.TYPE)) {
			columns.stream()
				.filter(column -> column.texts() > 0 && !found.containsValue(column.index)
						&& Names.isOtherType(column.words))
				.forEach(column -> doubts.add(new Note(null, "import.note.otherType", List.of(column.name))));
		}
		if (orders.isTurned()) {
			Column column = columns.get(found.get(FeedbackField.TIME));
			doubts.add(new Note(null, "import.note.turned",
					List.of(column.name, Note.quote(column.early()), Note.quote(column.late()))));
		}
		columns.stream()
			.filter(column -> mayRate(column) && !found.containsValue(column.index))
			.forEach(column -> doubts.add(column.isRating() && !column.hasDoubtfulWords()
					? new Note(null, "import.note.leftRating", List.of(column.name))
					: new Note(null, "import.note.notRating", List.of(column.name, Note.quote(column.example())))));
		found.values().stream().distinct().forEach(taken -> {
			List<String> twins = columns.stream()
				.filter(column -> draft.head().header() && !column.name.isEmpty()
						&& column.name.equalsIgnoreCase(draft.names().get(taken)))
				.map(column -> String.valueOf(column.index + 1))
				.toList();
			if (twins.size() > 1) {
				evidence.add(new Note(null, "import.note.twins",
						List.of(draft.names().get(taken), String.join(", ", twins), String.valueOf(taken + 1))));
			}
		});
	}

	/** Whether a column asks for a rating, and has few answers. */
	private static boolean mayRate(Column column) {
		boolean named = Names.fit(FeedbackField.RATING, column.words) >= 600 || Names.asksRating(column.name);
		return named && column.texts() > 0 && !column.isDate() && column.averageLength() <= Fields.SENTENCE * 2
				&& column.distinct() <= Fields.SENTENCE && !RatingNames.isNone(column.name)
				&& !Names.isCount(column.words);
	}

}
