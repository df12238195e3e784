package io.serviceloop.audit.reader;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Violation;

/**
 * What narrows a list, as it stands in an address. Whatever is not given does not narrow.
 *
 * @param given by its name, in the order of the kinds
 */
public record Filters(Map<String, String> given) {

	private static final String FROM = "from";

	private static final String TO = "to";

	/**
	 * What there is to narrow by.
	 *
	 * @param names in their order; what is nothing else is a text
	 * @param choices names of which one of some words is right
	 * @param numbers names of which a number is right
	 */
	public record Kinds(List<String> names, Map<String, List<String>> choices, Set<String> numbers) {
	}

	/**
	 * Reads them; {@code from} and {@code to} are days.
	 * @param wrong receives what cannot be read, which then does not narrow
	 */
	public static Filters of(Map<String, String> parameters, Kinds kinds, List<Violation> wrong) {
		Map<String, String> given = new LinkedHashMap<>();
		for (String name : kinds.names()) {
			String value = parameters.getOrDefault(name, "").strip();
			if (value.isEmpty()) {
				continue;
			}
			List<String> choices = kinds.choices().get(name);
			if (choices != null && !choices.contains(value)) {
				wrong.add(Violation.of(name, value, "wrong.choice", String.join(", ", choices)));
			}
			else if (kinds.numbers().contains(name) && !value.matches("\\d{1,7}([.]\\d{1,4})?")) {
				wrong.add(Violation.of(name, value, "audits.wrong.number"));
			}
			else if ((name.equals(FROM) || name.equals(TO)) && parsed(value) == null) {
				wrong.add(Violation.of(name, value, "wrong.type.date"));
			}
			else {
				given.put(name, value);
			}
		}
		Filters filters = new Filters(given);
		if (filters.day(FROM) != null && filters.day(TO) != null && filters.day(FROM).isAfter(filters.day(TO))) {
			wrong.add(Violation.of(FROM, given.get(FROM), "collection.metric.from", given.get(TO)));
		}
		return filters;
	}

	private static LocalDate parsed(String day) {
		try {
			return day.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(day) : null;
		}
		catch (DateTimeParseException ex) {
			// Of the right form, but no calendar has the day.
			return null;
		}
	}

	/** A filter as it was given; empty where it does not narrow. */
	public String of(String name) {
		return given.getOrDefault(name, "");
	}

	/** Whether it narrows. */
	public boolean has(String name) {
		return given.containsKey(name);
	}

	/** Whether anything narrows. */
	public boolean narrows() {
		return !given.isEmpty();
	}

	/** A day that was given; null where none was. */
	public LocalDate day(String name) {
		return has(name) ? parsed(given.get(name)) : null;
	}

	/**
	 * When the first day begins, by the clock of the house; null where none was given.
	 */
	public LocalDateTime begin() {
		return has(FROM) ? day(FROM).atStartOfDay() : null;
	}

	/** When the last day is over, likewise. */
	public LocalDateTime end() {
		return has(TO) ? day(TO).plusDays(1).atStartOfDay() : null;
	}

	/** A moment of the house's clock as records have it; null for null. */
	public static LocalDateTime utc(LocalDateTime house) {
		return (house == null) ? null
				: LocalDateTime.ofInstant(house.atZone(EngineClock.zone()).toInstant(), ZoneOffset.UTC);
	}

	/** A moment of a record as the house's clock has it. */
	public static LocalDateTime house(LocalDateTime utc) {
		return LocalDateTime.ofInstant(utc.toInstant(ZoneOffset.UTC), EngineClock.zone());
	}

	/** The same with another value of one of them; without it where that is empty. */
	public Filters with(String name, String value) {
		Map<String, String> changed = new LinkedHashMap<>(given);
		if (value.isEmpty()) {
			changed.remove(name);
		}
		else {
			changed.put(name, value);
		}
		return new Filters(changed);
	}

	/** An address with them. */
	public String address(String path, int page) {
		return Paging.address(path, given, page);
	}

}
