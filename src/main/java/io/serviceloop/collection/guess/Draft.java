package io.serviceloop.collection.guess;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.mapping.FeedbackField;

/**
 * An offer in the making.
 *
 * @param names of the columns; their numbers from 1 where the file does not name them
 * @param rows of the sample, without the header
 * @param found the column of each field that has one
 * @param hours the column of the time of day of each date that has one of its own
 * @param evidence what the offer rests on
 * @param doubts what it leaves out, or may be wrong about
 * @param questions what somebody has to choose
 */
record Draft(SourceFile file, Head head, List<String> names, List<Column> columns, List<Rows.Row> rows,
		Map<FeedbackField, Integer> found, Map<FeedbackField, Integer> hours, List<Note> evidence, List<Note> doubts,
		List<Preview.Question> questions) {

	/** Of which nothing has been found yet. */
	Draft(SourceFile file, Head head, List<String> names, List<Column> columns, List<Rows.Row> rows) {
		this(file, head, names, columns, rows, new EnumMap<>(FeedbackField.class), new EnumMap<>(FeedbackField.class),
				new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
	}

	/**
	 * As a mapping names a column: by its name where no other has it, else by its number.
	 */
	Object label(Integer column) {
		if (column == null) {
			return null;
		}
		String name = names.get(column);
		boolean named = head.header() && !name.isEmpty() && names.indexOf(name) == names.lastIndexOf(name);
		return named ? (Object) name : column + 1;
	}

}
