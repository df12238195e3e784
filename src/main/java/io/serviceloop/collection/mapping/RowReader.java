package io.serviceloop.collection.mapping;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.Rows.Oversized;
import io.serviceloop.collection.file.Rows.Row;
import io.serviceloop.loop.words.TypedNumber;

/** Makes a checked record of a row, or says why not. */
public final class RowReader {

	/** No rating has thousands: of a column of them each separator is the decimal one. */
	private static final List<TypedNumber> RATINGS = List.of(new TypedNumber('.', ','), new TypedNumber(',', '.'));

	// A year beyond these is a slip of the hand, and would stretch the weekly counts over
	// centuries.
	private static final int FIRST_YEAR = 1900;

	private static final int LAST_YEAR = 2200;

	private final Mapping mapping;

	private final ColumnPlan columns;

	private final DateReader dates;

	public RowReader(Mapping mapping, ColumnPlan columns) {
		this.mapping = mapping;
		this.columns = columns;
		this.dates = new DateReader(mapping.dateFormat());
	}

	public FeedbackRecord read(Row row) throws RowRefused {
		if (row.refusal() != null) {
			throw row.refusal();
		}
		for (int i = 0; i < row.cells().length; i++) {
			if (row.cells()[i] instanceof Oversized oversized) {
				throw new RowRefused("import.row.cell", String.valueOf(i + 1), Note.quote(oversized.beginning() + "…"),
						String.valueOf(oversized.length()), String.valueOf(Rows.MAX_CELL));
			}
		}
		LocalDateTime time = date(row, FeedbackField.TIME);
		if (time == null && columns.positions().containsKey(FeedbackField.TIME)) {
			throw new RowRefused("import.row.noTime", columns.labels().get(FeedbackField.TIME));
		}
		LocalDateTime started = date(row, FeedbackField.STARTED);
		LocalDateTime finished = date(row, FeedbackField.FINISHED);
		Double hours = null;
		if (started != null && finished != null) {
			if (finished.isBefore(started)) {
				throw new RowRefused("import.row.order", columns.labels().get(FeedbackField.FINISHED), show(finished),
						columns.labels().get(FeedbackField.STARTED), show(started));
			}
			hours = Duration.between(started, finished).toMillis() / 3_600_000.0;
		}
		return new FeedbackRecord(row.line(), text(row, FeedbackField.EXTERNAL_ID), time, started, finished, hours,
				text(row, FeedbackField.TYPE), text(row, FeedbackField.STAGE), text(row, FeedbackField.TEXT),
				text(row, FeedbackField.CUSTOMER), text(row, FeedbackField.CUSTOMER_GROUP),
				text(row, FeedbackField.CHANNEL), rating(row));
	}

	private LocalDateTime date(Row row, FeedbackField field) throws RowRefused {
		Object cell = cell(row, field);
		if (cell == null) {
			return null;
		}
		LocalDateTime date = (cell instanceof LocalDateTime value) ? value : dates.read((String) cell);
		if (date == null || date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
			String label = columns.labels().get(field);
			String given = Note.quote(cell.toString());
			throw (date != null)
					? new RowRefused("import.row.year", label, given, String.valueOf(FIRST_YEAR),
							String.valueOf(LAST_YEAR))
					: (mapping.dateFormat() == null) ? new RowRefused("import.row.dateIso", label, given)
							: new RowRefused("import.row.date", label, given, mapping.dateFormat());
		}
		return date;
	}

	private String text(Row row, FeedbackField field) throws RowRefused {
		Object cell = cell(row, field);
		if (cell == null) {
			return null;
		}
		String text = (cell instanceof LocalDateTime date) ? show(date) : (String) cell;
		if (text.length() > field.maxLength) {
			throw new RowRefused("import.row.long", columns.labels().get(field), Note.quote(text),
					String.valueOf(text.length()), String.valueOf(field.maxLength));
		}
		if (text.indexOf('\0') >= 0) {
			throw new RowRefused("import.row.nul", columns.labels().get(field), Note.quote(text.replace('\0', '␀')));
		}
		return text;
	}

	private Double rating(Row row) throws RowRefused {
		Object cell = cell(row, FeedbackField.RATING);
		if (cell == null) {
			return null;
		}
		String text = cell.toString();
		Double rating = rating(text);
		if (rating == null) {
			throw new RowRefused("import.row.rating", columns.labels().get(FeedbackField.RATING), Note.quote(text));
		}
		return rating;
	}

	/** A number from 1 to 5, as its column is meant; null where a text is none. */
	static Double rating(String text) {
		return RATINGS.stream()
			.map(numbers -> numbers.read(text))
			.filter(rating -> rating != null && rating >= 1 && rating <= 5)
			.findFirst()
			.orElse(null);
	}

	/** A stripped, not empty String, a LocalDateTime, or null where nothing is there. */
	private Object cell(Row row, FeedbackField field) {
		Integer position = columns.positions().get(field);
		Object cell = (position == null) ? null : row.cell(position);
		if (!(cell instanceof String text)) {
			return cell;
		}
		String value = strip(text);
		return (value.isEmpty() || mapping.missing().contains(value)) ? null : value;
	}

	/**
	 * Without blanks around it, including those that are none to {@link String#strip()}.
	 */
	private static String strip(String text) {
		String value = text.strip();
		while (!value.isEmpty() && (isGap(value.charAt(0)) || isGap(value.charAt(value.length() - 1)))) {
			value = value
				.substring(isGap(value.charAt(0)) ? 1 : 0,
						value.length() - ((value.length() > 1 && isGap(value.charAt(value.length() - 1))) ? 1 : 0))
				.strip();
		}
		return value;
	}

	private static boolean isGap(char c) {
		return c == '\u00A0' || c == '\uFEFF' || c == '\u200B';
	}

	private static String show(LocalDateTime date) {
		return date.toString().replace('T', ' ');
	}

}
