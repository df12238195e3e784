package io.serviceloop.collection.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.Rows.Oversized;
import io.serviceloop.collection.file.Rows.Row;
import io.serviceloop.collection.mapping.DateReader.Moment;
import io.serviceloop.loop.engine.EngineClock;

/** Makes a checked record of a row, or says why not; none is lost for a detail (C12). */
public final class RowReader {

	/** What spreadsheets write where a formula failed. */
	private static final Pattern ERROR = Pattern
		.compile("#(N/A|N/D|REF!|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!|SPILL!|CALC!)");

	/** What keeps a spreadsheet from running a text, ours too. */
	private static final Pattern GUARDED = Pattern.compile("^'(?=[=+\\-@＝＋－＠]|\\d+$)");

	/** What programs write where there is no date. */
	private static final Pattern NO_DATE = Pattern
		.compile("0000[-/.]00[-/.]00.*|00[-/.]00[-/.]0{2,4}.*|1900[-/]0?1[-/]0?0.*|0");

	/**
	 * Days that programs write where there is none: the first of their calendars, and the
	 * last.
	 */
	private static final Set<LocalDate> NO_DAY = Set.of(LocalDate.of(1970, 1, 1), LocalDate.of(1900, 1, 1),
			LocalDate.of(1899, 12, 30), LocalDate.of(1899, 12, 31), LocalDate.of(1, 1, 1), LocalDate.of(1601, 1, 1),
			LocalDate.of(1753, 1, 1), LocalDate.of(2999, 12, 31), LocalDate.of(9999, 12, 31));

	/** What a spreadsheet makes of a long number. */
	private static final Pattern ROUNDED = Pattern.compile("\\d([.,]\\d+)?E\\+\\d+");

	private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,]+ ?%?");

	/** What spreadsheets and reports write below a table. */
	private static final Pattern TOTAL = Pattern.compile(
			"(grand )?total\\b.*|average\\b.*|mean:?|exported\\b.*|generated\\b.*|end of report.*|page \\d.*|平均.*|导出时间.*|導出時間.*|制表.*|打印时间.*|sum(me)?:?|count:?|gesamt(summe)?:?|insgesamt:?|合计.*|总计.*|小计.*|总数.*|共计.*|合計.*|總計.*|小計.*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern FOOTER = Pattern.compile(
			"((report|file|list|data|export)\\b.{0,12})?\\b(generated|exported|printed|extracted|downloaded)( (on|at|by)\\b.*)?:?|(as of|end of|prepared by|printed by|report (date|run))\\b.*|(报表|報表|统计|数据)?(导出|導出|生成|制表|製表|打印|列印|截至|截止|统计|下载|填表|报表|报告)(时间|時間|日期|人|于)[:：]?.{0,20}|截至|截止",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern BARE_FOOTER = Pattern.compile("printed|exported|generated|截至|截止|制表|打印",
			Pattern.CASE_INSENSITIVE);

	/** Of the longest of them. */
	private static final int BARE_LENGTH = 9;

	private static final int FOOTER_CELLS = 2;

	private static final int FOOTER_LENGTH = 40;

	// A year beyond these is a slip of the hand, and would stretch the weekly counts over
	// centuries.
	private static final int FIRST_YEAR = 1900;

	private static final int LAST_YEAR = 2200;

	private final Mapping mapping;

	private final ColumnPlan columns;

	private final DateReader dates;

	private final RatingScale scale;

	/** Where the house has its days: records are kept by its clocks. */
	private final ZoneId house = EngineClock.zone();

	private final ZoneId zone;

	/** The time of the last row as the file has it; null where it has none. */
	private Moment written;

	private long changedBack;

	/** Of a file that does not count its days from 1904. */
	public RowReader(Mapping mapping, ColumnPlan columns) {
		this(mapping, columns, false);
	}

	/**
	 * @param since1904 whether the file counts its days from 1904
	 */
	public RowReader(Mapping mapping, ColumnPlan columns, boolean since1904) {
		this.mapping = mapping;
		this.columns = columns;
		this.zone = (mapping.zone() == null) ? house : mapping.zone();
		this.dates = new DateReader(mapping.dateFormat(), since1904);
		this.scale = (mapping.scale() == null) ? RatingScale.LIKERT : mapping.scale();
	}

	/** In how many times day and month were changed back. */
	public long changedBack() {
		return changedBack;
	}

	/** As below, whatever is odd about it. */
	public FeedbackRecord read(Row row) throws RowRefused {
		return read(row, remark -> {
		});
	}

	/**
	 * A row is refused that cannot be read, has no time, or says nothing. Where a detail
	 * is wrong the record is kept without it.
	 * @param remarks receives what is odd about the row, or left out of its record
	 */
	public FeedbackRecord read(Row row, Consumer<Note> remarks) throws RowRefused {
		written = null;
		if (row.refusal() != null) {
			throw row.refusal();
		}
		Consumer<RowRefused> detail = odd -> remarks.accept(odd.at(row.line()));
		Moment time = time(row);
		boolean untimed = untimed(row, FeedbackField.STARTED, detail) | untimed(row, FeedbackField.FINISHED, detail);
		if (!same(FeedbackField.STARTED, FeedbackField.TIME)) {
			untimed(row, FeedbackField.TIME, detail);
		}
		if (row.remark() != null) {
			remarks.accept(row.remark());
		}
		Moment started = same(FeedbackField.STARTED, FeedbackField.TIME) ? time
				: optional(row, FeedbackField.STARTED, detail);
		Moment finished = optional(row, FeedbackField.FINISHED, detail);
		Double hours = untimed ? null : hours(started, finished, detail);
		FeedbackRecord record = new FeedbackRecord(row.line(), text(row, FeedbackField.EXTERNAL_ID, detail),
				local(time), local(started), local(finished, started), hours, text(row, FeedbackField.TYPE, detail),
				text(row, FeedbackField.STAGE, detail), text(row, FeedbackField.TEXT, detail),
				text(row, FeedbackField.CUSTOMER, detail), text(row, FeedbackField.CUSTOMER_GROUP, detail),
				text(row, FeedbackField.CHANNEL, detail), rating(row, detail));
		// What a customer says is never taken for it.
		if ((record.text() == null || isBareFooter(record.text())) && isFooter(row)) {
			throw new RowRefused("import.row.total", Note.quote(first(row)));
		}
		if (time == null && (record.text() == null || NUMBER.matcher(record.text()).matches()) && isTotal(row)) {
			throw new RowRefused("import.row.total", Note.quote(first(row)));
		}
		if (record.isEmpty()) {
			throw new RowRefused("import.row.nothing");
		}
		return record;
	}

	/** The time that each record needs, where the file has one. */
	private Moment time(Row row) throws RowRefused {
		if (!columns.positions().containsKey(FeedbackField.TIME)) {
			return null;
		}
		Moment time;
		try {
			time = date(row, FeedbackField.TIME);
		}
		catch (RowRefused ex) {
			throw isTotal(row) ? new RowRefused("import.row.total", Note.quote(first(row))) : ex;
		}
		if (time == null) {
			throw isTotal(row) ? new RowRefused("import.row.total", Note.quote(first(row)))
					: new RowRefused("import.row.noTime", columns.labels().get(FeedbackField.TIME));
		}
		return time;
	}

	private boolean same(FeedbackField one, FeedbackField other) {
		Integer position = columns.positions().get(one);
		return position != null && position.equals(columns.positions().get(other))
				&& Objects.equals(columns.hours().get(one), columns.hours().get(other));
	}

	/**
	 * Whether a time of day stands beside a date that is none; the date is kept alone.
	 */
	private boolean untimed(Row row, FeedbackField field, Consumer<RowRefused> detail) {
		Integer position = columns.hours().get(field);
		Object cell = (position == null) ? null : value(row.cell(position));
		boolean odd = cell != null && !(cell instanceof LocalDateTime) && timeOfDay(cell) == null
				&& value(row.cell(columns.positions().getOrDefault(field, Integer.MAX_VALUE))) != null;
		if (odd) {
			detail.accept(new RowRefused("import.row.timeOfDay", columns.hourLabels().get(field),
					Note.quote(row.text(position))));
		}
		return odd;
	}

	private Moment optional(Row row, FeedbackField field, Consumer<RowRefused> detail) {
		try {
			return date(row, field);
		}
		catch (RowRefused odd) {
			detail.accept(odd);
			return null;
		}
	}

	private Double hours(Moment started, Moment finished, Consumer<RowRefused> detail) {
		if (started == null || finished == null) {
			return null;
		}
		// Of an offset beside a time without one nobody knows whether both are of one
		// zone, unless it is said: half of it would be wrong by hours.
		boolean absolute = mapping.zone() != null || (started.offset() == null) == (finished.offset() == null);
		Duration duration = absolute ? Duration.between(instant(started), instant(finished))
				: Duration.between(started.local(), finished.local());
		if (duration.isNegative()) {
			detail.accept(new RowRefused("import.row.order", columns.labels().get(FeedbackField.FINISHED),
					show(finished.local()), columns.labels().get(FeedbackField.STARTED), show(started.local())));
			return null;
		}
		return duration.toMillis() / 3_600_000.0;
	}

	private Instant instant(Moment moment) {
		return (moment.offset() != null) ? moment.local().toInstant(moment.offset())
				: moment.local().atZone(zone).toInstant();
	}

	/**
	 * A moment as weeks and days count it: by the clocks of the house where the zone of
	 * the file is said, else as written. A day without a time stays that day.
	 */
	private LocalDateTime local(Moment moment) {
		return (moment == null) ? null : (mapping.zone() == null || !moment.timed()) ? moment.local()
				: LocalDateTime.ofInstant(instant(moment), house);
	}

	/**
	 * The time of the row that was read last, by the clocks of the house.
	 * @param mended with its day and month changed back, as far as they may have changed
	 * places
	 * @return null where the row has no time, or was refused for it
	 */
	public LocalDateTime time(boolean mended) {
		return (written == null) ? null : local(mended ? mended(written) : written);
	}

	/** The end beside its beginning: both by the same clock. */
	private LocalDateTime local(Moment finished, Moment started) {
		boolean other = mapping.zone() == null && finished != null && started != null && finished.offset() != null
				&& started.offset() != null;
		return other ? LocalDateTime.ofInstant(instant(finished), started.offset()) : local(finished);
	}

	private Moment date(Row row, FeedbackField field) throws RowRefused {
		Object cell = cell(row, field);
		cell = (cell instanceof Oversized oversized) ? oversized.beginning() : cell;
		if (cell == null || (cell instanceof String text && isNoDate(text))) {
			return null;
		}
		boolean trueDate = cell instanceof LocalDateTime;
		Moment date = trueDate ? DateReader.counted((LocalDateTime) cell) : dates.moment(cell.toString());
		Integer hours = columns.hours().get(field);
		if (date != null && hours != null) {
			LocalTime time = timeOfDay(row.cell(hours));
			date = (time == null) ? date : new Moment(date.local().toLocalDate().atTime(time), date.offset(), true);
		}
		if (date != null && isNoDay(date.local())) {
			if (field == FeedbackField.TIME) {
				throw new RowRefused("import.row.noDay", columns.labels().get(field), Note.quote(cell.toString()));
			}
			return null;
		}
		if (date == null || date.local().getYear() < FIRST_YEAR || date.local().getYear() > LAST_YEAR) {
			String label = columns.labels().get(field);
			String given = Note.quote(cell.toString());
			throw (date != null)
					? new RowRefused("import.row.year", label, given, String.valueOf(FIRST_YEAR),
							String.valueOf(LAST_YEAR))
					: (mapping.dateFormat() == null) ? new RowRefused("import.row.dateIso", label, given)
							: new RowRefused("import.row.date", label, given, mapping.dateFormat());
		}
		written = (field == FeedbackField.TIME) ? date : written;
		if (!mapping.mendSwapped()) {
			return date;
		}
		Moment mended = mended(date);
		changedBack += (field == FeedbackField.TIME && !mended.local().equals(date.local())) ? 1 : 0;
		return mended;
	}

	/** Begins as others do, or no pattern is asked: rows come in millions. */
	private static boolean isNoDate(String text) {
		return (text.charAt(0) == '0' || text.startsWith("1900")) && NO_DATE.matcher(text).matches();
	}

	/** Whether a date is what a program writes for none. */
	public static boolean isNoDay(LocalDateTime date) {
		return NO_DAY.contains(date.toLocalDate());
	}

	private static Moment mended(Moment date) {
		return new Moment(swapped(date.local()), date.offset(), date.timed());
	}

	/**
	 * The cells of a row with the days of its times changed back, where that is asked
	 * for.
	 */
	public List<String> changedBack(List<String> cells) {
		if (!mapping.mendSwapped()) {
			return cells;
		}
		List<String> changed = new ArrayList<>(cells);
		for (FeedbackField field : List.of(FeedbackField.TIME, FeedbackField.STARTED, FeedbackField.FINISHED)) {
			Integer position = columns.positions().get(field);
			Moment date = (position == null) ? null : moment(strip(cells.get(position)));
			if (date != null && !isNoDay(date.local()) && !mended(date).equals(date)) {
				String day = date.timed() ? show(swapped(date.local()))
						: swapped(date.local()).toLocalDate().toString();
				changed.set(position, day + ((date.offset() == null) ? "" : date.offset()));
			}
		}
		return changed;
	}

	/** True dates of workbooks are kept as texts of their own form. */
	private Moment moment(String text) {
		Moment date = dates.moment(text);
		return (date == null && mapping.dateFormat() != null) ? new DateReader(null).moment(text) : date;
	}

	private static LocalTime timeOfDay(Object cell) {
		return (cell instanceof LocalDateTime moment) ? moment.toLocalTime()
				: (cell instanceof String text) ? TimeOfDay.read(strip(text)) : null;
	}

	private static LocalDateTime swapped(LocalDateTime date) {
		return (date.getDayOfMonth() > 12) ? date
				: date.toLocalTime().atDate(LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue()));
	}

	private String text(Row row, FeedbackField field, Consumer<RowRefused> detail) {
		Object cell = cell(row, field);
		if (cell == null) {
			return null;
		}
		String text = (cell instanceof Oversized oversized) ? oversized.beginning()
				: (cell instanceof LocalDateTime date) ? show(date) : (String) cell;
		long length = (cell instanceof Oversized oversized) ? oversized.length() : text.length();
		if (length > field.maxLength) {
			detail.accept(new RowRefused("import.row.long", columns.labels().get(field), Note.quote(text),
					String.valueOf(length), String.valueOf(field.maxLength)));
			// An id cut short is another one.
			text = (field == FeedbackField.EXTERNAL_ID) ? null : cut(text, field.maxLength);
		}
		if (field == FeedbackField.EXTERNAL_ID && text != null && text.indexOf("E+") > 0
				&& ROUNDED.matcher(text).matches()) {
			detail.accept(new RowRefused("import.row.roundedId", columns.labels().get(field), Note.quote(text)));
			return null;
		}
		if (text != null && text.indexOf('\0') >= 0) {
			detail.accept(
					new RowRefused("import.row.nul", columns.labels().get(field), Note.quote(text.replace('\0', '␀'))));
			text = text.replace("\0", "");
		}
		return (text == null || text.isEmpty()) ? null : text;
	}

	private static String cut(String text, int length) {
		int end = Math.min(length, text.length());
		return text.substring(0, (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) ? end - 1 : end);
	}

	private Double rating(Row row, Consumer<RowRefused> detail) {
		Object cell = cell(row, FeedbackField.RATING);
		if (cell == null) {
			return null;
		}
		String text = (cell instanceof Oversized oversized) ? oversized.beginning() : cell.toString();
		Double rating = scale.read(text, mapping.decimal());
		if (rating == null) {
			detail.accept(new RowRefused("import.row.rating", columns.labels().get(FeedbackField.RATING),
					Note.quote(text), scale.toString()));
		}
		return rating;
	}

	private static String first(Row row) {
		for (int i = 0; i < row.cells().length; i++) {
			String text = row.text(i);
			if (!text.isEmpty()) {
				return text;
			}
		}
		return "";
	}

	/** Whether a row says in its first cell that it adds up the others. */
	public static boolean isTotal(Row row) {
		return TOTAL.matcher(first(row)).matches() || isFooter(row);
	}

	/**
	 * A line of few cells, of which the first says when or by whom the file was made, or
	 * another one nothing but that.
	 */
	private static boolean isFooter(Row row) {
		List<String> filled = new ArrayList<>(FOOTER_CELLS + 1);
		for (int i = 0; i < row.cells().length && filled.size() <= FOOTER_CELLS; i++) {
			String text = row.text(i);
			if (!text.isEmpty()) {
				filled.add(text);
			}
		}
		if (filled.isEmpty() || filled.size() > FOOTER_CELLS || row.cells().length <= FOOTER_CELLS) {
			return false;
		}
		String first = filled.get(0);
		return (first.length() < FOOTER_LENGTH && FOOTER.matcher(first).matches())
				|| filled.stream().anyMatch(RowReader::isBareFooter);
	}

	private static boolean isBareFooter(String text) {
		return text.length() <= BARE_LENGTH && BARE_FOOTER.matcher(text).matches();
	}

	/** A stripped, not empty String, a LocalDateTime, or null where nothing is there. */
	private Object cell(Row row, FeedbackField field) {
		Integer position = columns.positions().get(field);
		return (position == null) ? null : value(row.cell(position));
	}

	private Object value(Object cell) {
		if (!(cell instanceof String text)) {
			return cell;
		}
		String value = strip(text);
		value = unguarded(value);
		boolean error = value.startsWith("#") && ERROR.matcher(value).matches();
		return (value.isEmpty() || error || mapping.missing().contains(value)) ? null : value;
	}

	/**
	 * Without what keeps a spreadsheet from changing it: an apostrophe before, or
	 * {@code ="…"} around.
	 */
	private static String unguarded(String text) {
		if (text.startsWith("'")) {
			return GUARDED.matcher(text).replaceFirst("");
		}
		boolean formula = text.startsWith("=\"") && text.endsWith("\"") && text.indexOf('"', 2) == text.length() - 1;
		return (formula && text.length() > 2) ? text.substring(2, text.length() - 1) : text;
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
