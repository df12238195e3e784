package io.serviceloop.collection.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads dates as one pattern writes them, as local time, whatever offset they carry. A
 * date without a time is 00:00. Dates that do not exist are none: 30 February is not 1
 * March.
 */
final class DateReader {

	private static final DateTimeFormatter ISO = DateTimeFormatter
		.ofPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S]][ ][XXX][XX][X]]", Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT);

	private static final LocalDateTime SAMPLE = LocalDateTime.of(2024, 11, 27, 14, 35, 46);

	private final List<DateTimeFormatter> formatters = new ArrayList<>();

	private final boolean timed;

	private String lastText;

	private LocalDateTime lastDate;

	/**
	 * @param pattern of {@link DateTimeFormatter}; null for the forms of ISO 8601
	 * @throws IllegalArgumentException where it is no pattern, or does not say a whole
	 * date
	 */
	DateReader(String pattern) {
		if (pattern == null) {
			formatters.add(ISO);
			timed = false;
			return;
		}
		String letters = pattern.replaceAll("'[^']*'", "");
		timed = letters.matches("(?s).*[HhkKm].*");
		formatters.add(formatter(pattern, Locale.ENGLISH));
		if (letters.matches("(?s).*(MMM|LLL|E|a|B).*")) {
			formatters.add(formatter(pattern, Locale.SIMPLIFIED_CHINESE));
		}
		LocalDateTime again = read(formatters.get(0).format(SAMPLE.atOffset(ZoneOffset.UTC)));
		if (again == null || !again.toLocalDate().equals(SAMPLE.toLocalDate())) {
			throw new IllegalArgumentException(pattern);
		}
	}

	private static DateTimeFormatter formatter(String pattern, Locale locale) {
		return new DateTimeFormatterBuilder().parseCaseInsensitive()
			.appendPattern(meant(pattern))
			.toFormatter(locale)
			.withResolverStyle(ResolverStyle.STRICT);
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
		return result.toString().replaceAll("(?<!H)HH:", "H:");
	}

	/** The date a text says; null where it is not a date of this form. */
	LocalDateTime read(String text) {
		// Neighbouring rows and columns often hold the same moment.
		if (!text.equals(lastText)) {
			lastDate = parse(text);
			lastText = text;
		}
		return lastDate;
	}

	private LocalDateTime parse(String text) {
		for (DateTimeFormatter formatter : formatters) {
			try {
				TemporalAccessor parsed = formatter.parse(text);
				LocalDate date = parsed.query(TemporalQueries.localDate());
				LocalTime time = parsed.query(TemporalQueries.localTime());
				if (date != null && (time != null || !timed)) {
					return date.atTime((time == null) ? LocalTime.MIDNIGHT : time);
				}
			}
			catch (DateTimeException ex) {
				// Not in this language: the next one, if there is one.
			}
		}
		return null;
	}

}
