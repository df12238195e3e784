package io.serviceloop.overview.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.words.MetricNames;
import io.serviceloop.loop.words.Reason;
import org.springframework.context.MessageSource;

/** Words, numbers, dates and names as one reader writes them; nothing is empty. */
public final class Words {

	private final MessageSource messages;

	private final UnaryOperator<String> people;

	private final Map<String, String> named = new HashMap<>();

	private final Locale locale;

	/**
	 * @param people what a person is called, by user id
	 * @param reader the reader's language; every other than Chinese reads English
	 */
	public Words(MessageSource messages, UnaryOperator<String> people, Locale reader) {
		this.messages = messages;
		this.people = people;
		boolean readable = reader.getLanguage().equals("zh") || reader.getLanguage().equals("en");
		this.locale = readable ? reader : Locale.ENGLISH;
	}

	/** The text of {@code work.<key>}. */
	public String of(String key, Object... arguments) {
		return messages.getMessage("work." + key, arguments, locale);
	}

	/** The word for a code of a list; the code itself where it is free text. */
	public String code(String list, Object code) {
		return (code == null) ? "" : messages.getMessage("work." + list + "." + code, null, code.toString(), locale);
	}

	/** The name of a metric or of a goal as its reader knows it ({@link MetricNames}). */
	public String metric(String written) {
		return MetricNames.read(written, messages, locale);
	}

	/** Why something is as it is, a sentence each. */
	public Stream<String> reasons(List<Reason> reasons) {
		return Stream.ofNullable(reasons)
			.flatMap(List::stream)
			.map(reason -> messages.getMessage(reason.key(), reason.arguments().toArray(), reason.key(), locale));
	}

	/** A number with at most four decimals; empty for null. */
	public String number(Number value) {
		return number(value, 4);
	}

	/** A number with at most so many decimals; empty for null. */
	public String number(Number value, int digits) {
		if (value == null) {
			return "";
		}
		NumberFormat format = NumberFormat.getNumberInstance(locale);
		format.setMaximumFractionDigits(digits);
		format.setRoundingMode(RoundingMode.HALF_UP);
		return format.format(new BigDecimal(value.toString()));
	}

	/** A number with its unit: 4.6 min, 85%. */
	public String amount(Number value, String unit) {
		String number = number(value);
		if (number.isEmpty() || unit == null || unit.isEmpty()) {
			return number;
		}
		return unit.startsWith("%") ? number + unit : number + " " + unit;
	}

	/** A share of one as a percentage: 0.85 is 85%. */
	public String share(Double value) {
		if (value == null) {
			return "";
		}
		NumberFormat format = NumberFormat.getPercentInstance(locale);
		format.setRoundingMode(RoundingMode.HALF_UP);
		return format.format(value);
	}

	/**
	 * A span of days; without a first day, the last one alone with a word that says so.
	 */
	public String span(LocalDate from, String dash, LocalDate to) {
		return (from == null) ? of("until", date(to)) : date(from) + dash + date(to);
	}

	/** A day; empty for null. */
	public String date(LocalDate day) {
		// Both forms stay on one line in a narrow column: 2026/12/1, and Dec 1, 2026
		// with spaces that do not break.
		FormatStyle style = locale.getLanguage().equals("zh") ? FormatStyle.SHORT : FormatStyle.MEDIUM;
		return (day == null) ? ""
				: DateTimeFormatter.ofLocalizedDate(style).withLocale(locale).format(day).replace(' ', '\u00a0');
	}

	/** A day with the time of day; empty for null. */
	public String moment(LocalDateTime time) {
		return (time == null) ? ""
				: DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
					.withLocale(locale)
					.format(time);
	}

	/** What a person is called; empty for null. */
	public String person(String userId) {
		return (userId == null || userId.isEmpty()) ? "" : named.computeIfAbsent(userId, people);
	}

	/** Yes, no, or nothing where it is not known. */
	public String yesNo(Boolean value) {
		return (value == null) ? "" : of(value ? "yes" : "no");
	}

	/** A label with its value; nothing where there is no value. */
	public String labelled(String key, String value) {
		return blank(value) ? "" : of(key) + of("colon") + value;
	}

	/** What is there of some texts, joined. */
	public static String joined(String separator, String... texts) {
		return Stream.of(texts).filter(text -> !blank(text)).collect(Collectors.joining(separator));
	}

	/** Whether there is nothing to read. */
	public static boolean blank(String text) {
		return text == null || text.isBlank();
	}

}
