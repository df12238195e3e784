package io.serviceloop.tasklist.work;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.UnaryOperator;

import io.serviceloop.loop.engine.EngineClock;
import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.context.MessageSource;

/** Words, numbers, dates and names as one reader writes them. */
final class Words {

	private final MessageSource messages;

	private final UnaryOperator<String> people;

	private final Locale locale;

	/**
	 * @param people what a person is called, by user id
	 * @param reader the reader's language; every other than Chinese reads English
	 */
	Words(MessageSource messages, UnaryOperator<String> people, Locale reader) {
		this.messages = messages;
		this.people = people;
		boolean readable = reader.getLanguage().equals("zh") || reader.getLanguage().equals("en");
		this.locale = readable ? reader : Locale.ENGLISH;
	}

	/** The text of {@code work.<key>}. */
	String of(String key, Object... arguments) {
		return messages.getMessage("work." + key, arguments, locale);
	}

	/** The word for a code of a list; the code itself where it is free text. */
	String code(String list, JsonNode code) {
		return messages.getMessage("work." + list + "." + code.asText(""), null, code.asText(""), locale);
	}

	/** Empty where there is no number. */
	String number(JsonNode value) {
		if (!value.isNumber()) {
			return "";
		}
		NumberFormat format = NumberFormat.getNumberInstance(locale);
		format.setMaximumFractionDigits(2);
		format.setRoundingMode(RoundingMode.HALF_UP);
		return format.format(value.decimalValue());
	}

	/** A number with its unit: 4.6 min, 85%. */
	String amount(JsonNode value, JsonNode unit) {
		String number = number(value);
		String of = unit.asText("");
		if (number.isEmpty() || of.isEmpty()) {
			return number;
		}
		return of.startsWith("%") ? number + of : number + " " + of;
	}

	/** A share of one as a percentage: 0.85 is 85%. */
	String share(JsonNode value) {
		if (!value.isNumber()) {
			return "";
		}
		NumberFormat format = NumberFormat.getPercentInstance(locale);
		format.setRoundingMode(RoundingMode.HALF_UP);
		return format.format(value.decimalValue());
	}

	/**
	 * A span of days; without a first day, the last one alone with a word that says so.
	 */
	String span(JsonNode from, String dash, JsonNode to) {
		String first = date(from);
		return first.isEmpty() ? of("until", date(to)) : first + dash + date(to);
	}

	/** The day of an ISO date or time; the text itself where it is neither. */
	String date(JsonNode value) {
		String text = value.asText("");
		if (text.isBlank() || value.isNull()) {
			return "";
		}
		try {
			LocalDate day = text.endsWith("Z") ? EngineClock.dayOf(Instant.parse(text))
					: LocalDate.parse(text.substring(0, Math.min(10, text.length())));
			// Both forms stay on one line in a narrow column: 2026/12/1, and Dec 1, 2026
			// with spaces that do not break.
			FormatStyle style = locale.getLanguage().equals("zh") ? FormatStyle.SHORT : FormatStyle.MEDIUM;
			return DateTimeFormatter.ofLocalizedDate(style).withLocale(locale).format(day).replace(' ', '\u00a0');
		}
		catch (DateTimeParseException other) {
			return text;
		}
	}

	String person(JsonNode userId) {
		return userId.asText("").isEmpty() ? "" : people.apply(userId.asText());
	}

	/** Yes, no, or nothing where it is not known. */
	String yesNo(JsonNode value) {
		return value.isBoolean() ? of(value.asBoolean() ? "yes" : "no") : "";
	}

}
