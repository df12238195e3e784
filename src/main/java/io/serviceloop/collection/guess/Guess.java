package io.serviceloop.collection.guess;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.guess.DateShape.Order;
import io.serviceloop.collection.mapping.DateReader;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.RatingScale;
import io.serviceloop.collection.mapping.RowReader;

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

	/** Nobody waits for more, and what a million rows say is enough. */
	private static final int MOST_ROWS = 1_000_000;

	private static final int MOST_PATTERNS = 6;

	/** Sentences rather than words. */
	private static final int SENTENCE = 12;

	private static final int LATIN_SENTENCE = 20;

	private static final double IDS = 0.5;

	/**
	 * The dates of a column, read: those that carry an offset by the clocks of UTC, in
	 * which programs write those that carry none.
	 */
	private record Dates(Column column, String patterns, List<LocalDateTime> sample) {
	}

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
		return new Maker(file, TableSheet.alike(file), head, names, columns, data).make();
	}

	/** The names of the columns; their numbers from 1 where they have none. */
	static List<String> names(List<Rows.Row> sample, Head head) {
		return IntStream.range(0, width(sample, head))
			.mapToObj(i -> head.header() ? head.first().text(i) : String.valueOf(i + 1))
			.takeWhile(name -> !name.startsWith(Preview.OWN))
			.toList();
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

	/** Makes the offer of what was counted. */
	private static final class Maker {

		private final SourceFile file;

		private final List<String> alike;

		private final Head head;

		private final List<String> names;

		private final List<Column> columns;

		private final List<Rows.Row> rows;

		private final Map<FeedbackField, Integer> found = new EnumMap<>(FeedbackField.class);

		private final Map<FeedbackField, Integer> hours = new EnumMap<>(FeedbackField.class);

		private final List<Note> evidence = new ArrayList<>();

		private final List<Note> doubts = new ArrayList<>();

		private final List<Preview.Question> questions = new ArrayList<>();

		private final Map<String, OrderEvidence.Verdict> verdicts = new HashMap<>();

		private final Map<String, Order> decided = new HashMap<>();

		Maker(SourceFile file, List<String> alike, Head head, List<String> names, List<Column> columns,
				List<Rows.Row> rows) {
			this.file = file;
			this.alike = alike;
			this.head = head;
			this.names = names;
			this.columns = columns;
			this.rows = rows;
		}

		Guess make() {
			decideOrders();
			if (head.header()) {
				findByName();
			}
			findTimes();
			findHours();
			findText();
			dropSharedId();
			aboutFile();
			aboutColumns();
			Map<String, Object> mapping = mapping();
			return new Guess(names, head, mapping, evidence, doubts, questions);
		}

		/** For dates of one hand, by whichever column says most. */
		private void decideOrders() {
			for (Column column : columns) {
				column.orders().forEach((convention, orders) -> {
					OrderEvidence.Verdict verdict = orders.verdict();
					OrderEvidence.Verdict known = verdicts.get(convention);
					if (known == null || verdict.proofs() > known.proofs()
							|| (known.proofs() == 0 && verdict.proofs() == 0 && verdict.likely() && !known.likely())) {
						verdicts.put(convention, verdict);
						decided.put(convention, verdict.order());
					}
				});
			}
		}

		private void findByName() {
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
						&& !RatingNames.isTurned(column.name) && !column.hasDoubtfulWords()
						&& !Names.isCount(column.words);
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
		 * Whether rows are counted anew in each file: as an id, it would replace the
		 * records of the file before.
		 */
		private static boolean isCounter(Column column) {
			return column.isRunning() && Names.isCounter(column.words);
		}

		/**
		 * Of several dates the earliest of each row is when it began; the end is named
		 * so.
		 */
		private void findTimes() {
			List<Dates> dates = columns.stream()
				.filter(column -> column.isDate() || column.numberedTime() != null)
				.filter(column -> !Names.isDuration(column.words) || column.isDate())
				.map(this::dates)
				.toList();
			List<Dates> ends = dates.stream()
				.filter(date -> end(date) > Names.fit(FeedbackField.TIME, date.column().words) && !isOther(date))
				.sorted(Comparator.comparingInt(Maker::end).reversed())
				.toList();
			List<Dates> begins = new ArrayList<>(
					dates.stream().filter(date -> !ends.contains(date) && !isOther(date)).toList());
			boolean named = begins.stream().anyMatch(Maker::isNamedBegin);
			begins.removeIf(date -> named && !isNamedBegin(date));
			boolean own = begins.stream().anyMatch(date -> !Names.isEarlierTime(date.column().words));
			begins.removeIf(date -> own && Names.isEarlierTime(date.column().words));
			boolean recorded = begins.stream().anyMatch(Maker::isRecorded);
			begins.removeIf(date -> recorded && !isRecorded(date));
			if (begins.isEmpty()) {
				begins.addAll(ends.isEmpty() ? dates : ends);
			}
			List<LocalDateTime> earliest = earliest(begins);
			begins.stream().max(Comparator.comparingLong(date -> rowsWith(earliest, date))).ifPresent(begin -> {
				found.put(FeedbackField.TIME, begin.column().index);
				if (begins.size() > 1 && !recorded && head.header()) {
					askWhichTime(begins, begin);
				}
				else if (begins.size() > 1 && head.header()) {
					evidence.add(new Note(null, "import.note.earliest", List.of(begin.column().name,
							String.join(", ", begins.stream().map(date -> date.column().name).distinct().toList()))));
				}
				ends.stream()
					.filter(end -> end != begin && isOtherOrder(end.column()))
					.forEach(end -> doubts.add(
							new Note(null, "import.note.otherOrder", List.of(end.column().name, begin.column().name))));
				ends.stream()
					.filter(end -> end != begin && !isOtherOrder(end.column()) && follows(begin, end))
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
					.forEach(column -> doubts.add(
							new Note(null, "import.note.notTime", List.of(column.name, Note.quote(column.example())))));
			}
		}

		/** Whether all dates of a column contradict the order that others proved. */
		private boolean isOtherOrder(Column column) {
			return column.orders().entrySet().stream().anyMatch(one -> {
				OrderEvidence.Verdict own = one.getValue().verdict();
				return own.sure() && own.proofs() > 0 && own.order() != decided.get(one.getKey());
			});
		}

		/**
		 * Rows of one id are one record's where they began at the same time, or say the
		 * same; where each has a time and words of its own, the id is of something that
		 * has many.
		 */
		private void dropSharedId() {
			Integer id = found.get(FeedbackField.EXTERNAL_ID);
			Integer time = found.get(FeedbackField.TIME);
			Integer text = found.get(FeedbackField.TEXT);
			if (id == null || time == null || text == null) {
				return;
			}
			Map<String, Rows.Row> firsts = new HashMap<>();
			int same = 0;
			int other = 0;
			for (Rows.Row row : rows) {
				Rows.Row first = row.text(id).isEmpty() ? null : firsts.putIfAbsent(row.text(id), row);
				boolean differs = first != null && !first.text(time).equals(row.text(time))
						&& !first.text(text).equals(row.text(text));
				other += differs ? 1 : 0;
				same += (first != null && !differs) ? 1 : 0;
			}
			if (other > same && other > 2) {
				found.remove(FeedbackField.EXTERNAL_ID);
				doubts.add(new Note(null, "import.note.sharedId", List.of(columns.get(id).name)));
			}
		}

		/** Of dates whose names do not say it: which of them is that of the record. */
		private void askWhichTime(List<Dates> begins, Dates likely) {
			List<String> options = Stream.concat(Stream.of(likely), begins.stream())
				.map(date -> String.valueOf(label(date.column().index)))
				.distinct()
				.toList();
			boolean named = options.stream().allMatch(names::contains);
			if (named && options.size() > 1) {
				questions.add(new Preview.Question("time",
						new Note(null, "import.question.time", List.of(options.get(0), String.join(", ", options))),
						options));
			}
			else {
				evidence.add(new Note(null, "import.note.earliest",
						List.of(likely.column().name, String.join(", ", options))));
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
					earliest[i] = (own == null || (earliest[i] != null && !own.isBefore(earliest[i]))) ? earliest[i]
							: own;
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
			String patterns = joined(List.of(column));
			DateReader reader = new DateReader(patterns);
			List<LocalDateTime> sample = rows.stream().map(row -> {
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

		private String joined(List<Column> dated) {
			Set<String> patterns = new LinkedHashSet<>();
			dated.forEach(column -> patterns.addAll(column.patterns(decided)));
			if (file.since1904() && patterns.remove(DateReader.SERIAL)) {
				patterns.add(DateReader.SERIAL_1904);
			}
			// A date without a time is read by the pattern with one.
			Set<String> kept = new LinkedHashSet<>(patterns);
			kept.removeIf(pattern -> !pattern.isEmpty() && patterns.stream()
				.anyMatch(other -> !other.equals(pattern) && other.startsWith(pattern)
						&& other.substring(pattern.length()).matches("[ ,]*('T')?[ ]*[aHh].*")));
			if (kept.isEmpty() || kept.equals(Set.of(""))) {
				return null;
			}
			return String.join(DateReader.OR,
					kept.stream()
						.limit(MOST_PATTERNS)
						.map(pattern -> pattern.isEmpty() ? DateReader.ISO_WORD : pattern)
						.toList());
		}

		/**
		 * Times of day in columns of their own belong to the dates that are named as they
		 * are.
		 */
		private void findHours() {
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
									&& Names.fit(FeedbackField.FINISHED, time.words) == 0
									&& !Names.isDuration(time.words)))
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

		/**
		 * The column with the longest values, if they are sentences rather than words.
		 */
		private void findText() {
			Integer named = found.get(FeedbackField.TEXT);
			boolean weak = named != null && Names.fit(FeedbackField.TEXT, columns.get(named).words) < 500;
			if (named == null || weak) {
				columns.stream()
					.filter(column -> !found.containsValue(column.index) && !column.isDate()
							&& column.averageLength() >= SENTENCE
							&& (named == null || column.averageLength() > 2 * columns.get(named).averageLength()))
					.filter(column -> !head.header() || Names.isQuestion(column.name) || sentences(column))
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

		private void aboutFile() {
			if (file.kind().equals("csv")) {
				evidence.add(new Note(null, "import.note.encoding", List.of(file.written().name())));
				if (!file.charsets().isEmpty()) {
					List<String> options = new ArrayList<>(List.of(file.written().name()));
					file.charsets().forEach(charset -> options.add(charset.name()));
					questions.add(new Preview.Question("encoding",
							new Note(null, "import.question.encoding", List.of(String.join(", ", options))), options));
				}
			}
			if (file.sheets().size() > 1) {
				evidence
					.add(new Note(null, "import.note.sheet", List.of(file.sheet(), String.join(", ", file.sheets()))));
			}
			if (alike.size() > 1) {
				doubts.add(new Note(null, "import.note.sheets",
						List.of(Note.quote(String.join(", ", alike)), file.sheet())));
			}
			if (!file.hiddenSheets().isEmpty()) {
				evidence.add(new Note(null, "import.note.hiddenSheets",
						List.of(Note.quote(String.join(", ", file.hiddenSheets())))));
			}
			if (head.skipLines() > 0) {
				evidence.add(new Note(null, "import.note.above", List.of(String.valueOf(head.skipLines()))));
			}
			if (names.size() == 1) {
				evidence.add(new Note(null, "import.note.oneColumn", List.of()));
			}
			if (!found.containsKey(FeedbackField.TEXT) && !rows.isEmpty()) {
				doubts.add(new Note(null, "import.note.noText", List.of()));
			}
			if (!found.containsKey(FeedbackField.TYPE) && !rows.isEmpty()) {
				doubts.add(new Note(null, "import.note.noType", List.of()));
			}
			if (!found.containsKey(FeedbackField.EXTERNAL_ID) && !rows.isEmpty()) {
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
		private void aboutColumns() {
			columns.stream()
				.filter(Column::isRuined)
				.forEach(column -> doubts
					.add(new Note(null, "import.note.ruined", List.of(column.name, column.example()))));
			columns.stream()
				.filter(column -> !found.containsKey(FeedbackField.EXTERNAL_ID) && !column.isRuined()
						&& column.texts() > 1 && Names.fit(FeedbackField.EXTERNAL_ID, column.words) >= 600)
				.forEach(column -> doubts.add(new Note(null, "import.note.notId",
						List.of(column.name, String.valueOf(column.texts()), String.valueOf(column.distinct())))));
			if (!found.containsKey(FeedbackField.EXTERNAL_ID)) {
				columns.stream()
					.filter(Maker::isCounter)
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
			if (isTurned()) {
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
					.filter(column -> head.header() && !column.name.isEmpty()
							&& column.name.equalsIgnoreCase(names.get(taken)))
					.map(column -> String.valueOf(column.index + 1))
					.toList();
				if (twins.size() > 1) {
					evidence.add(new Note(null, "import.note.twins",
							List.of(names.get(taken), String.join(", ", twins), String.valueOf(taken + 1))));
				}
			});
		}

		/** Whether a column asks for a rating, and has few answers. */
		private static boolean mayRate(Column column) {
			boolean named = Names.fit(FeedbackField.RATING, column.words) >= 600 || Names.asksRating(column.name);
			return named && column.texts() > 0 && !column.isDate() && column.averageLength() <= SENTENCE * 2
					&& column.distinct() <= SENTENCE && !RatingNames.isNone(column.name)
					&& !Names.isCount(column.words);
		}

		/** All dates that are taken, since all are changed back. */
		private boolean isTurned() {
			return found.containsKey(FeedbackField.TIME) && Stream.of(FeedbackField.TIME, FeedbackField.FINISHED)
				.filter(found::containsKey)
				.allMatch(field -> columns.get(found.get(field)).isTurned());
		}

		private Map<String, Object> mapping() {
			Map<String, Object> mapping = new LinkedHashMap<>();
			for (FeedbackField field : FeedbackField.values()) {
				if (found.containsKey(field) || field != FeedbackField.CUSTOMER_GROUP) {
					mapping.put(field.key, label(found.get(field)));
				}
			}
			if (hours.containsKey(FeedbackField.TIME)) {
				mapping.put("timeOfDay", label(hours.get(FeedbackField.TIME)));
			}
			if (hours.containsKey(FeedbackField.STARTED)) {
				mapping.put("startedTimeOfDay", label(hours.get(FeedbackField.STARTED)));
			}
			if (hours.containsKey(FeedbackField.FINISHED)) {
				mapping.put("finishedTimeOfDay", label(hours.get(FeedbackField.FINISHED)));
			}
			mapping.put("dateFormat", dateFormat());
			if (isTurned()) {
				mapping.put("mendSwapped", true);
			}
			Integer rating = found.get(FeedbackField.RATING);
			RatingScale scale = (rating == null) ? null : columns.get(rating).scale();
			if (rating != null && columns.get(rating).hasOutliers()) {
				RatingScale likely = (scale == null) ? RatingScale.LIKERT : scale;
				List<String> options = List.of(likely.toString(), columns.get(rating).wholeScale().toString());
				questions.add(new Preview.Question("ratingScale",
						new Note(null, "import.question.scale",
								List.of(columns.get(rating).name, likely.toString(), String.join("; ", options))),
						options));
			}
			else if (rating != null && columns.get(rating).otherScale() != null) {
				RatingScale likely = (scale == null) ? RatingScale.LIKERT : scale;
				List<String> options = List.of(columns.get(rating).otherScale().toString(), likely.toString());
				questions.add(new Preview.Question("ratingScale", new Note(null, "import.question.scales",
						List.of(columns.get(rating).name, String.join("; ", options))), options));
			}
			else if (rating != null && columns.get(rating).isOffItsScale()) {
				RatingScale likely = (scale == null) ? RatingScale.LIKERT : scale;
				List<String> options = List.of(RatingScale.of("0-10").toString(), likely.toString());
				questions.add(new Preview.Question("ratingScale",
						new Note(null, "import.question.scaleOfName",
								List.of(columns.get(rating).name, likely.toString(), String.join("; ", options))),
						options));
			}
			if (scale != null) {
				mapping.put("ratingScale", scale.toString());
				evidence.add(new Note(null, "import.note.scale", List.of(columns.get(rating).name, scale.toString())));
			}
			Set<String> missing = new TreeSet<>();
			columns.forEach(column -> missing.addAll(column.marks()));
			missing.removeIf(mark -> mark.startsWith("#"));
			mapping.put("missing", List.copyOf(missing));
			mapping.putAll(reading(file, head));
			return mapping;
		}

		private Object label(Integer column) {
			if (column == null) {
				return null;
			}
			String name = names.get(column);
			boolean named = head.header() && !name.isEmpty() && names.indexOf(name) == names.lastIndexOf(name);
			return named ? (Object) name : column + 1;
		}

		/**
		 * The patterns of all dates that are taken; null if they need none, or nobody can
		 * tell.
		 */
		private String dateFormat() {
			List<Column> dated = new ArrayList<>();
			for (FeedbackField field : List.of(FeedbackField.TIME, FeedbackField.FINISHED)) {
				if (found.containsKey(field)) {
					dated.add(columns.get(found.get(field)));
				}
			}
			String patterns = joined(dated);
			boolean open = false;
			for (Column column : dated) {
				open |= told(column);
			}
			return open ? null : patterns;
		}

		/**
		 * Says how the order of days and months was found, for all hands that wrote in a
		 * column; true where somebody has to choose.
		 */
		private boolean told(Column column) {
			String format = joined(List.of(column));
			List<String> doubted = new ArrayList<>();
			column.orders().keySet().stream().sorted().forEach(convention -> {
				OrderEvidence.Verdict verdict = verdicts.get(convention);
				Note note = new Note(null, "import.note.order",
						List.of(column.name, format, String.valueOf(verdict.proofs())));
				if (!verdict.sure()) {
					doubted.add(convention);
				}
				else if (!evidence.contains(note)) {
					evidence.add(note);
				}
			});
			if (doubted.isEmpty()) {
				return false;
			}
			List<OrderEvidence.Verdict> verdicts = doubted.stream().map(this.verdicts::get).toList();
			boolean open = verdicts.stream().anyMatch(verdict -> verdict.proofs() == 0 && !verdict.likely());
			String key = open ? "import.question.order" : verdicts.stream().anyMatch(verdict -> verdict.proofs() > 0)
					? "import.question.bothOrders" : "import.question.likely";
			Set<String> options = new LinkedHashSet<>();
			choices(column, doubted, 0, options);
			String examples = doubted.stream()
				.map(column::doubtful)
				.map(Note::quote)
				.distinct()
				.collect(Collectors.joining(", "));
			questions.removeIf(question -> question.field().equals("dateFormat"));
			questions.add(new Preview.Question("dateFormat",
					new Note(null, key, List.of(column.name, examples, String.join("; ", options), format)),
					List.copyOf(options)));
			return open;
		}

		/** Every order of one hand with every order of the others. */
		private void choices(Column column, List<String> doubted, int at, Set<String> options) {
			if (at == doubted.size()) {
				options.add(joined(List.of(column)));
				return;
			}
			Order likeliest = verdicts.get(doubted.get(at)).order();
			for (Order order : new TreeSet<>(List.of(likeliest, Order.DAY_FIRST, Order.MONTH_FIRST))) {
				decided.put(doubted.get(at), order);
				choices(column, doubted, at + 1, options);
			}
			decided.put(doubted.get(at), likeliest);
		}

	}

}
