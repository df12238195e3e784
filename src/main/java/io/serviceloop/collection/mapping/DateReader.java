package io.serviceloop.collection.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ibm.icu.text.Normalizer2;

/**
 * Reads dates as some patterns write them. A date without a time is 00:00, also where the
 * others have one. Dates that do not exist are none: 30 February is not 1 March. A year
 * of two digits is one from 1970 to 2069.
 */
public final class DateReader {

	/** Between patterns, each of which some rows have. */
	public static final String OR = " | ";

	/** Seconds since 1970, with milliseconds where there are more digits. */
	public static final String EPOCH = "epoch";

	/**
	 * Days as spreadsheets count them: since 1900, or since 1904 in a workbook that says
	 * so.
	 */
	public static final String SERIAL = "serial";

	/** Days since 1900, whatever a workbook says. */
	private static final String SERIAL_1900 = "serial1900";

	/** Days since 1904, whatever a workbook says. */
	public static final String SERIAL_1904 = "serial1904";

	/** The forms of ISO 8601 beside others. */
	public static final String ISO_WORD = "ISO";

	private static final int FIRST_OF_TWO_DIGITS = 1970;

	private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().parseCaseInsensitive()
		.appendPattern("uuuu-M-d[['T'][' ']H:mm[:ss")
		.optionalStart()
		.appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
		.optionalEnd()
		.optionalStart()
		.appendLiteral(',')
		.appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, false)
		.optionalEnd()
		.appendPattern("][ ]['GMT'][XXX][XX][X]]")
		.toFormatter(Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT);

	private static final LocalDateTime SAMPLE = LocalDateTime.of(2024, 11, 27, 14, 35, 46);

	/** Where a pattern begins to say the time of day, with what stands before it. */
	private static final Pattern TIME_PART = Pattern.compile("[ ,]*(?:'T')?[ ]*[aBHhkK].*");

	/** The languages whose names of months are read, besides Chinese. */
	private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.GERMAN,
			Locale.FRENCH, Locale.forLanguageTag("es"), Locale.ITALIAN, Locale.forLanguageTag("pt"));

	private static final Pattern EPOCHS = Pattern.compile("(\\d{9,13})(?:\\.\\d{1,9})?");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,13}(?:[.,]\\d{1,12})?");

	/** Days from the first day of the calendar of spreadsheets to that of Java. */
	private static final LocalDateTime SERIAL_START = LocalDateTime.of(1899, 12, 30, 0, 0);

	private static final LocalDateTime SERIAL_1904_START = LocalDateTime.of(1904, 1, 1, 0, 0);

	private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

	/** Before twelve, as people say it of the middle of the day and of the night. */
	private static final Pattern NOON_HOUR = Pattern.compile("中午(?= ?1[01][:时時点點])|夜里(?= ?[1-5][:时時点點])");

	private static final Pattern MORNING = Pattern.compile("凌晨|清晨|早上|早晨");

	private static final Pattern AFTERNOON = Pattern.compile("中午|傍晚|晚上|夜里");

	private static final Pattern DOTTED_HALF = Pattern.compile("(?i) ?([ap])\\. ?m\\.");

	/** Of a date with everything that people write around it. */
	private static final int LONGEST = 80;

	private static final int EPOCH_SECOND_DIGITS = 10;

	private final LocalDateTime serialStart;

	private final List<Form> forms = new ArrayList<>();

	/** A day that can be read one way only, in each pattern. */
	private final List<String> samples = new ArrayList<>();

	/** Whether the text before was of the first form, as most are. */
	private boolean expected;

	private String lastText;

	private Moment lastMoment;

	/**
	 * @param local as it is written
	 * @param offset that stands beside it; null where none does
	 * @param timed whether a time of day was said; a day alone is one in every zone
	 */
	public record Moment(LocalDateTime local, ZoneOffset offset, boolean timed) {
	}

	/** One way to write a date. */
	private interface Form {

		Moment read(String text);

	}

	/** As below, of a file that does not count its days from 1904. */
	public DateReader(String patterns) {
		this(patterns, false);
	}

	/**
	 * @param patterns of {@link DateTimeFormatter}, or {@link #EPOCH}, {@link #SERIAL},
	 * {@code serial1900} or {@link #SERIAL_1904}, with {@link #OR} between them; null for
	 * the forms of ISO 8601
	 * @param since1904 whether the days of the file are counted from 1904
	 * @throws IllegalArgumentException where one is no pattern, or does not say a whole
	 * date
	 */
	public DateReader(String patterns, boolean since1904) {
		this.serialStart = since1904 ? SERIAL_1904_START : SERIAL_START;
		for (String pattern : (patterns == null) ? new String[] { "" } : patterns.split("\\s\\|\\s", -1)) {
			add(pattern.strip());
		}
	}

	private void add(String pattern) {
		switch (pattern) {
			case "", ISO_WORD -> forms.add(text -> parse(ISO, false, text));
			case EPOCH -> forms.add(DateReader::epoch);
			case SERIAL -> forms.add(text -> serial(text, serialStart));
			case SERIAL_1900 -> forms.add(text -> serial(text, SERIAL_START));
			case SERIAL_1904 -> forms.add(text -> serial(text, SERIAL_1904_START));
			default -> {
				String letters = pattern.replaceAll("'[^']*'", "");
				boolean timed = letters.matches("(?s).*[HhkKm].*");
				boolean worded = letters.matches("(?s).*(MMM|LLL|E|a|B).*");
				int first = forms.size();
				samples.add(formatter(pattern, Locale.ENGLISH).format(SAMPLE.atOffset(ZoneOffset.UTC)));
				for (Locale locale : worded ? LANGUAGES : List.of(Locale.ENGLISH)) {
					DateTimeFormatter formatter = formatter(pattern, locale);
					forms.add(text -> parse(formatter, timed, text));
					check(pattern, formatter, first);
				}
				String day = TIME_PART.matcher(pattern).replaceFirst("");
				if (timed && !day.equals(pattern) && isWhole(day)) {
					add(day);
				}
			}
		}
	}

	private void check(String pattern, DateTimeFormatter formatter, int first) {
		Moment again = forms.get(forms.size() - 1).read(formatter.format(SAMPLE.atOffset(ZoneOffset.UTC)));
		if (forms.size() == first + 1 && (again == null || !again.local().toLocalDate().equals(SAMPLE.toLocalDate()))) {
			throw new IllegalArgumentException(pattern);
		}
	}

	private static boolean isWhole(String pattern) {
		return pattern.contains("y") && pattern.contains("M") && pattern.contains("d");
	}

	private static DateTimeFormatter formatter(String pattern, Locale locale) {
		DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
		String meant = meant(pattern);
		int at = meant.replaceAll("uuu+", "....").indexOf("uu");
		if (at < 0) {
			builder.appendPattern(meant);
		}
		else {
			builder.appendPattern(meant.substring(0, at))
				.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_OF_TWO_DIGITS)
				.appendPattern(meant.substring(at + 2));
		}
		return builder.toFormatter(locale).withResolverStyle(ResolverStyle.STRICT);
	}

	/**
	 * What people mean by a pattern. Strictly, a year of era is no year without its era,
	 * and HH refuses 9:05, which many programs write next to 12:05.
	 */
	private static String meant(String pattern) {
		StringBuilder result = new StringBuilder();
		boolean quoted = false;
		for (char c : pattern.toCharArray()) {
			quoted ^= c == '\'';
			result.append((c == 'y' && !quoted) ? 'u' : c);
		}
		String text = result.toString();
		// Seconds are left out where a program shows none, and fractions are of any
		// length.
		return text.replaceAll("(?<!H)HH:", "H:").replaceAll("(?<=[:])ss(?:\\.S+)?", "ss[.SSSSSS][.SSS][.SS][.S]");
	}

	/**
	 * A date as each of the patterns writes it, whose day is no month; none of the forms
	 * that have a name.
	 */
	public List<String> samples() {
		return samples;
	}

	/**
	 * The date a text says, as it is written, whatever offset it carries; null where it
	 * is not a date of these forms.
	 */
	public LocalDateTime read(String text) {
		Moment moment = moment(text);
		return (moment == null) ? null : moment.local();
	}

	/** The same with its offset. */
	public Moment moment(String text) {
		// Neighbouring rows and columns often hold the same moment.
		if (!text.equals(lastText)) {
			String plain = plain(text);
			lastMoment = first(plain);
			String worded = (lastMoment == null && text.length() <= LONGEST) ? worded(text) : plain;
			if (!worded.equals(plain)) {
				lastMoment = first(worded);
			}
			lastText = text;
		}
		return lastMoment;
	}

	/** As the first form that can reads it; null where none can. */
	private Moment first(String plain) {
		Moment moment = null;
		for (int i = 0; i < forms.size() && moment == null; i++) {
			expected &= i == 0;
			moment = forms.get(i).read(plain);
			expected = i == 0 && moment != null;
		}
		return moment;
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 0x80) {
				return false;
			}
		}
		return true;
	}

	/**
	 * A text in the signs that patterns know: full-width digits, blanks of every width,
	 * and the halves of a day as people name them.
	 */
	public static String plain(String text) {
		String plain = text;
		if (!isAscii(text)) {
			plain = Normalizer2.getNFKCInstance()
				.normalize(text)
				.replaceAll("\\p{Cf}", "")
				.replaceAll("[\\p{Z}]", " ")
				.strip();
			plain = NOON_HOUR.matcher(plain).replaceFirst("上午");
			plain = MORNING.matcher(plain).replaceFirst("上午");
			plain = AFTERNOON.matcher(plain).replaceFirst("下午");
		}
		plain = (plain.indexOf('.') >= 0) ? DOTTED_HALF.matcher(plain).replaceFirst(" $1m") : plain;
		return (plain.indexOf('U') >= 0) ? plain.replace("UTC", "GMT") : plain;
	}

	/** The same in the order and without the words that no pattern has. */
	public static String worded(String text) {
		return (text.length() > LONGEST) ? text : Prose.plain(plain(text));
	}

	private Moment parse(DateTimeFormatter formatter, boolean timed, String text) {
		if (!expected) {
			// Without an exception for each row of another form.
			ParsePosition position = new ParsePosition(0);
			TemporalAccessor unresolved = formatter.parseUnresolved(text, position);
			if (unresolved == null || position.getErrorIndex() >= 0 || position.getIndex() < text.length()) {
				return null;
			}
		}
		try {
			TemporalAccessor parsed = formatter.parse(text);
			LocalDate date = parsed.query(TemporalQueries.localDate());
			LocalTime time = parsed.query(TemporalQueries.localTime());
			if (date == null || (time == null && timed)) {
				return null;
			}
			ZoneOffset offset = parsed.isSupported(ChronoField.OFFSET_SECONDS)
					? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
					: text.endsWith("GMT") ? ZoneOffset.UTC : null;
			return new Moment(date.atTime((time == null) ? LocalTime.MIDNIGHT : time), offset, time != null);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static Moment epoch(String text) {
		Matcher digits = EPOCHS.matcher(text);
		if (!digits.matches()) {
			return null;
		}
		long number = Long.parseLong(digits.group(1));
		Instant instant = (digits.group(1).length() <= EPOCH_SECOND_DIGITS) ? Instant.ofEpochSecond(number)
				: Instant.ofEpochMilli(number);
		return new Moment(OffsetDateTime.ofInstant(instant, ZoneOffset.UTC).toLocalDateTime(), ZoneOffset.UTC, true);
	}

	private static Moment serial(String text, LocalDateTime start) {
		if (!NUMBER.matcher(text).matches() || text.length() > 20) {
			return null;
		}
		BigDecimal days = new BigDecimal(text.replace(',', '.'));
		if (days.compareTo(BigDecimal.ONE) < 0 || days.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
			return null;
		}
		long milliseconds = days.multiply(SECONDS).movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
		// A day has no such parts as a second: what a spreadsheet rounds is rounded back.
		return counted(start.plus((milliseconds + 500) / 1_000, ChronoUnit.SECONDS));
	}

	/** As a spreadsheet keeps it: a day alone is its midnight. */
	static Moment counted(LocalDateTime cell) {
		return new Moment(cell, null, !cell.toLocalTime().equals(LocalTime.MIDNIGHT));
	}

}
