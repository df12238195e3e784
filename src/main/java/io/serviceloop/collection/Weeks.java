package io.serviceloop.collection;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of days as counts of ISO weeks, those without any record included. */
final class Weeks {

	private Weeks() {
	}

	/** From the first day that is counted to the last; empty where none is. */
	static List<FeedbackSummary.Week> of(SortedMap<LocalDate, Long> days) {
		return days.isEmpty() ? List.of() : of(days, days.firstKey(), days.lastKey());
	}

	/** From the week of one day to that of another. */
	static List<FeedbackSummary.Week> of(Map<LocalDate, Long> days, LocalDate from, LocalDate to) {
		Map<LocalDate, Long> counts = new TreeMap<>();
		days.forEach((day, count) -> counts.merge(monday(day), count, Long::sum));
		List<FeedbackSummary.Week> weeks = new ArrayList<>();
		for (LocalDate monday = monday(from); !monday.isAfter(to); monday = monday.plusWeeks(1)) {
			weeks.add(new FeedbackSummary.Week(label(monday), counts.getOrDefault(monday, 0L)));
		}
		return weeks;
	}

	private static LocalDate monday(LocalDate day) {
		return day.with(DayOfWeek.MONDAY);
	}

	private static String label(LocalDate monday) {
		return String.format(Locale.ROOT, "%04d-W%02d", monday.get(IsoFields.WEEK_BASED_YEAR),
				monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
	}

}
