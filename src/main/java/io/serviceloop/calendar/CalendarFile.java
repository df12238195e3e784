package io.serviceloop.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The file of working days: the days of the weekend, and the years whose official
 * calendar is known. A year without a named source is a guess and is refused, as is
 * anything else that does not fit; all of it is said at once.
 *
 * @param names what the calendar is called, by language
 * @param weekend the days of a week without work
 * @param years those that are known, by their number
 */
record CalendarFile(Map<String, String> names, Set<DayOfWeek> weekend, Map<Integer, Year> years) {

	/**
	 * A year whose official calendar is known.
	 *
	 * @param source who says so, and when
	 * @param off days without work, weekends among them or not
	 * @param working days of a weekend that are worked on
	 */
	record Year(String source, Set<LocalDate> off, Set<LocalDate> working) {
	}

	/**
	 * Reads a file.
	 * @throws IllegalArgumentException where something does not fit, with all that is
	 * wrong
	 */
	static CalendarFile read(JsonNode file) {
		List<String> wrong = new ArrayList<>();
		Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
		for (JsonNode day : file.path("weekend")) {
			try {
				weekend.add(DayOfWeek.valueOf(day.asText()));
			}
			catch (IllegalArgumentException ex) {
				wrong.add("weekend: " + day + " is no day of the week, such as SATURDAY");
			}
		}
		if (weekend.size() > 6) {
			wrong.add("weekend: one day of the week at least has to be left for work");
		}
		Map<Integer, Year> years = new TreeMap<>();
		for (JsonNode node : file.path("years")) {
			int year = node.path("year").asInt();
			String source = node.path("source").asText("").strip();
			if (year < 1900 || year > 9999) {
				wrong.add("years: " + node.path("year") + " is no year, such as 2026");
			}
			if (source.isEmpty()) {
				wrong.add(year + ": names no source; leave out a year whose official calendar is not known");
			}
			Set<LocalDate> off = days(year, node.path("off"), wrong);
			Set<LocalDate> working = days(year, node.path("working"), wrong);
			working.stream().filter(off::contains).forEach(day -> wrong.add(day + ": is both off and working"));
			if (years.put(year, new Year(source, off, working)) != null) {
				wrong.add(year + ": stands twice");
			}
		}
		Map<String, String> names = new TreeMap<>();
		file.path("name").properties().forEach(name -> names.put(name.getKey(), name.getValue().asText()));
		if (!file.isObject() || names.get("en") == null || weekend.isEmpty()) {
			wrong.add("needs a name with at least \"en\", a weekend, and years");
		}
		if (!wrong.isEmpty()) {
			throw new IllegalArgumentException(String.join("\n", wrong));
		}
		return new CalendarFile(names, weekend, years);
	}

	boolean isWorkingDay(LocalDate day) {
		Year year = years.get(day.getYear());
		if (year != null && year.working().contains(day)) {
			return true;
		}
		return !weekend.contains(day.getDayOfWeek()) && (year == null || !year.off().contains(day));
	}

	/** Days, or the first and the last of some with a slash between. */
	private static Set<LocalDate> days(int year, JsonNode list, List<String> wrong) {
		Set<LocalDate> days = new TreeSet<>();
		for (JsonNode node : list) {
			String[] ends = node.asText().split("/", 2);
			try {
				LocalDate first = LocalDate.parse(ends[0]);
				LocalDate last = LocalDate.parse(ends[ends.length - 1]);
				if (first.isAfter(last) || first.getYear() != year || last.getYear() != year) {
					wrong.add(year + ": " + node + " does not lie in that year, the first day before the last");
				}
				else {
					first.datesUntil(last.plusDays(1)).forEach(days::add);
				}
			}
			catch (DateTimeParseException ex) {
				wrong.add(year + ": " + node + " is no day, such as 2026-10-01, and no two with a slash between");
			}
		}
		return days;
	}

}
