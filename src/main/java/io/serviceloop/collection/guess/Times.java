package io.serviceloop.collection.guess;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.mapping.DateReader;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.RowReader;

/**
 * Which of the dates of a file is that of its records, which says when the work on them
 * ended, and which columns hold their times of day.
 */
final class Times {

	private final Draft draft;

	private final Orders orders;

	private final List<Column> columns;

	private final Map<FeedbackField, Integer> found;

	private final Map<FeedbackField, Integer> hours;

	private final List<Note> evidence;

	private final List<Note> doubts;

	private final List<Preview.Question> questions;

	/**
	 * The dates of a column, read: those that carry an offset by the clocks of UTC, in
	 * which programs write those that carry none.
	 */
	private record Dates(Column column, String patterns, List<LocalDateTime> sample) {
	}

	Times(Draft draft, Orders orders) {
		this.draft = draft;
		this.orders = orders;
		this.columns = draft.columns();
		this.found = draft.found();
		this.hours = draft.hours();
		this.evidence = draft.evidence();
		this.doubts = draft.doubts();
		this.questions = draft.questions();
	}

	/**
	 * Of several dates the earliest of each row is when it began; the end is named so.
	 */
	void findTimes() {
		List<Dates> dates = columns.stream()
			.filter(column -> column.isDate() || column.numberedTime() != null)
			.filter(column -> !Names.isDuration(column.words) || column.isDate())
			.map(this::dates)
			.toList();
		List<Dates> ends = dates.stream()
			.filter(date -> end(date) > Names.fit(FeedbackField.TIME, date.column().words) && !isOther(date)
					&& !Names.isEarlierTime(date.column().words))
			.sorted(Comparator.comparingInt(Times::end).reversed())
			.toList();
		List<Dates> begins = new ArrayList<>(
				dates.stream().filter(date -> !ends.contains(date) && !isOther(date)).toList());
		boolean named = begins.stream().anyMatch(Times::isNamedBegin);
		begins.removeIf(date -> named && !isNamedBegin(date));
		boolean own = begins.stream().anyMatch(date -> !Names.isEarlierTime(date.column().words));
		begins.removeIf(date -> own && Names.isEarlierTime(date.column().words));
		boolean recorded = begins.stream().anyMatch(Times::isRecorded);
		begins.removeIf(date -> recorded && !isRecorded(date));
		if (begins.isEmpty()) {
			begins.addAll(ends.isEmpty() ? dates.stream().filter(date -> !isOther(date)).toList() : ends);
		}
		List<LocalDateTime> earliest = earliest(begins);
		begins.stream().max(Comparator.comparingLong(date -> rowsWith(earliest, date))).ifPresent(begin -> {
			found.put(FeedbackField.TIME, begin.column().index);
			if (begins.size() > 1 && !recorded && draft.head().header()) {
				askWhichTime(begins, begin);
			}
			else if (begins.size() > 1 && draft.head().header()) {
				evidence.add(new Note(null, "import.note.earliest", List.of(begin.column().name,
						String.join(", ", begins.stream().map(date -> date.column().name).distinct().toList()))));
			}
			ends.stream()
				.filter(end -> end != begin && orders.isOtherOrder(end.column()))
				.forEach(end -> doubts
					.add(new Note(null, "import.note.otherOrder", List.of(end.column().name, begin.column().name))));
			ends.stream()
				.filter(end -> end != begin && !orders.isOtherOrder(end.column()) && follows(begin, end))
				.findFirst()
				.ifPresent(end -> {
					found.put(FeedbackField.STARTED, begin.column().index);
					found.put(FeedbackField.FINISHED, end.column().index);
				});
		});
		boolean any = found.containsKey(FeedbackField.TIME);
		boolean begun = any && Names.fit(FeedbackField.TIME, columns.get(found.get(FeedbackField.TIME)).words) > 0;
		if (!begun) {
			columns.stream()
				.filter(column -> column.isNamedTime() && column.texts() > 0 && !column.isTimeOfDay()
						&& !column.isDate() && !found.containsValue(column.index)
						&& (!any || Names.fit(FeedbackField.TIME, column.words) > 0 && hasDigits(column.example())))
				.forEach(column -> doubts
					.add(new Note(null, "import.note.notTime", List.of(column.name, Note.quote(column.example())))));
		}
	}

	/** Of dates whose names do not say it: which of them is that of the record. */
	private void askWhichTime(List<Dates> begins, Dates likely) {
		List<String> options = Stream.concat(Stream.of(likely), begins.stream())
			.map(date -> String.valueOf(draft.label(date.column().index)))
			.distinct()
			.toList();
		boolean named = options.stream().allMatch(draft.names()::contains);
		if (named && options.size() > 1) {
			questions.add(new Preview.Question("time",
					new Note(null, "import.question.time", List.of(options.get(0), String.join(", ", options))),
					options));
		}
		else {
			evidence
				.add(new Note(null, "import.note.earliest", List.of(likely.column().name, String.join(", ", options))));
		}
	}

	private static boolean isRecorded(Dates date) {
		return Names.isRecordedTime(date.column().words) && !Names.isEarlierTime(date.column().words);
	}

	private static boolean hasDigits(String text) {
		return text.chars().filter(Character::isDigit).count() > 2;
	}

	private static int end(Dates date) {
		return Names.fit(FeedbackField.FINISHED, date.column().words);
	}

	private static boolean isOther(Dates date) {
		return Names.isOtherTime(date.column().words);
	}

	private static boolean isNamedBegin(Dates date) {
		return Names.fit(FeedbackField.TIME, date.column().words) > 0;
	}

	/**
	 * Of each row of the sample the earliest of some dates; null where it has none.
	 */
	private static List<LocalDateTime> earliest(List<Dates> dates) {
		LocalDateTime[] earliest = new LocalDateTime[dates.isEmpty() ? 0 : dates.get(0).sample().size()];
		for (Dates date : dates) {
			for (int i = 0; i < earliest.length; i++) {
				LocalDateTime own = date.sample().get(i);
				earliest[i] = (own == null || (earliest[i] != null && !own.isBefore(earliest[i]))) ? earliest[i] : own;
			}
		}
		return Arrays.asList(earliest);
	}

	/** In how many rows of the sample a date is the earliest one. */
	private static long rowsWith(List<LocalDateTime> earliest, Dates date) {
		return IntStream.range(0, earliest.size())
			.filter(i -> earliest.get(i) != null && earliest.get(i).equals(date.sample().get(i)))
			.count();
	}

	private static boolean follows(Dates begin, Dates end) {
		int both = 0;
		int after = 0;
		for (int i = 0; i < begin.sample().size(); i++) {
			LocalDateTime from = begin.sample().get(i);
			LocalDateTime to = end.sample().get(i);
			if (from != null && to != null) {
				both++;
				// Days may be written without hours, and hours in other zones.
				after += to.isBefore(from.minusDays(1)) ? 0 : 1;
			}
		}
		return both == 0 || after >= both * 0.9;
	}

	private Dates dates(Column column) {
		String patterns = orders.joined(List.of(column));
		DateReader reader = new DateReader(patterns);
		List<LocalDateTime> sample = draft.rows().stream().map(row -> {
			Object cell = row.cell(column.index);
			LocalDateTime date = (cell instanceof LocalDateTime known) ? known
					: (cell == null) ? null : universal(reader.moment(row.text(column.index)));
			return (date == null || RowReader.isNoDay(date)) ? null : date;
		}).toList();
		return new Dates(column, patterns, sample);
	}

	private static LocalDateTime universal(DateReader.Moment moment) {
		return (moment == null) ? null : (moment.offset() == null) ? moment.local()
				: moment.local().minusSeconds(moment.offset().getTotalSeconds());
	}

	/**
	 * Times of day in columns of their own belong to the dates that are named as they
	 * are.
	 */
	void findHours() {
		List<Column> times = columns.stream()
			.filter(column -> column.isTimeOfDay() && !found.containsValue(column.index))
			.toList();
		for (FeedbackField field : List.of(FeedbackField.TIME, FeedbackField.FINISHED)) {
			Integer date = found.get(field);
			if (date == null || columns.get(date).hasTime()) {
				continue;
			}
			times.stream()
				.filter(time -> !hours.containsValue(time.index))
				.filter(time -> shared(time, columns.get(date)) > 0
						|| (field == FeedbackField.TIME && (Names.isGenericTime(time.words) || Names
							.fit(FeedbackField.TIME, time.words) > Names.fit(FeedbackField.FINISHED, time.words)))
						|| (field == FeedbackField.TIME && times.size() == 1
								&& Names.fit(FeedbackField.FINISHED, time.words) == 0 && !Names.isDuration(time.words)))
				.max(Comparator.comparingInt(time -> shared(time, columns.get(date))))
				.ifPresent(time -> hours.put(field, time.index));
		}
		Integer date = found.get(FeedbackField.TIME);
		if (date != null && !columns.get(date).hasTime() && !hours.containsKey(FeedbackField.TIME)) {
			columns.stream()
				.filter(column -> column.texts() > 0 && !column.isDate() && !found.containsValue(column.index)
						&& Names.isHourName(column.words))
				.forEach(column -> doubts.add(new Note(null, "import.note.notTimeOfDay",
						List.of(column.name, Note.quote(column.example())))));
		}
		times.stream()
			.filter(time -> !hours.containsValue(time.index) && date != null && !columns.get(date).hasTime()
					&& !Names.isDuration(time.words))
			.forEach(time -> doubts.add(new Note(null, "import.note.unusedTimeOfDay", List.of(time.name))));
		if (hours.containsKey(FeedbackField.TIME) && found.containsKey(FeedbackField.STARTED)) {
			hours.put(FeedbackField.STARTED, hours.get(FeedbackField.TIME));
		}
	}

	private static int shared(Column time, Column date) {
		Set<String> words = new TreeSet<>(time.words);
		words.retainAll(date.words);
		words.removeAll(Set.of("date", "time", "at", "of"));
		return words.size() + (common(time.name, date.name) >= 2 ? 1 : 0);
	}

	/** How many Chinese signs two names begin with alike. */
	private static int common(String one, String other) {
		int length = 0;
		while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)
				&& Character.UnicodeScript.of(one.charAt(length)) == Character.UnicodeScript.HAN) {
			length++;
		}
		return length;
	}

}
