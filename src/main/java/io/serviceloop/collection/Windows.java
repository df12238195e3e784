package io.serviceloop.collection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The windows of a project's kinds of source, and how many records lie in them (A12).
 *
 * @param all one for each kind that has records, in the order of their names
 */
public record Windows(List<Window> all) {

	private static final int WEEK = 7;

	/**
	 * The window of one kind: so many days, of which the last is that of its newest
	 * record. Where no record has a time, there is no window and all of them count.
	 *
	 * @param source the kind
	 * @param windowDays the longest that was planned for this kind
	 * @param days how many records each day has, over all of time
	 * @param undated records without a time
	 */
	public record Window(String source, int windowDays, SortedMap<LocalDate, Long> days, long undated) {

		/** The first day; null where no record has a time. */
		public LocalDate from() {
			return days.isEmpty() ? null : days.lastKey().minusDays(windowDays - 1L);
		}

		/** The last day; null where no record has a time. */
		public LocalDate to() {
			return days.isEmpty() ? null : days.lastKey();
		}

		/** Records from before the window. */
		public long older() {
			return days.isEmpty() ? 0 : sum(days.headMap(from()));
		}

		/** Records in the window. */
		public long inside() {
			return days.isEmpty() ? undated : sum(days.tailMap(from()));
		}

		/** Records outside: from before, or without a time while others have one. */
		public long outside() {
			return older() + (days.isEmpty() ? 0 : undated);
		}

		/**
		 * Over how many weeks the records of the window are spread: the window, or what
		 * its records cover of it, but at least one, for half a week says nothing of a
		 * whole one.
		 */
		double weeks() {
			LocalDate first = days.firstKey().isAfter(from()) ? days.firstKey() : from();
			return Math.max(1, (ChronoUnit.DAYS.between(first, to()) + 1) / (double) WEEK);
		}

		private static long sum(Map<LocalDate, Long> days) {
			return days.values().stream().mapToLong(Long::longValue).sum();
		}

	}

	/** A condition on records with the values it needs. */
	public record Condition(String sql, Map<String, Object> values) {
	}

	/** Records in the windows, of {@code feedback f} and {@code feedback_import i}. */
	public Condition inside() {
		return since(null);
	}

	/**
	 * Records of the last days of the windows.
	 * @param daysBeforeTheEnd so many days before the newest record; null for the whole
	 * window
	 */
	Condition since(Integer daysBeforeTheEnd) {
		List<String> parts = new ArrayList<>();
		Map<String, Object> values = new HashMap<>();
		String prefix = (daysBeforeTheEnd == null) ? "w" : "d" + daysBeforeTheEnd + "_";
		for (Window window : all) {
			String name = prefix + parts.size();
			values.put(name, window.source());
			if (window.days().isEmpty()) {
				parts.add("i.source = :" + name + ((daysBeforeTheEnd == null) ? "" : " and 1 = 0"));
			}
			else {
				LocalDate from = (daysBeforeTheEnd == null) ? window.from()
						: window.to().minusDays(daysBeforeTheEnd - 1L);
				values.put(name + "from", from.atStartOfDay());
				parts.add("i.source = :" + name + " and f.time >= :" + name + "from");
			}
		}
		return new Condition(parts.isEmpty() ? "1 = 0" : parts.stream().collect(Collectors.joining(" or ", "(", ")")),
				values);
	}

	/** Records of all windows together. */
	public long records() {
		return all.stream().mapToLong(Window::inside).sum();
	}

	/** Records outside of them. */
	public long outside() {
		return all.stream().mapToLong(Window::outside).sum();
	}

	/** How many records each day of all of time has. */
	public SortedMap<LocalDate, Long> days() {
		SortedMap<LocalDate, Long> days = new TreeMap<>();
		all.forEach(window -> window.days().forEach((day, count) -> days.merge(day, count, Long::sum)));
		return days;
	}

	/** Days in the windows. */
	SortedMap<LocalDate, Long> daysInside() {
		SortedMap<LocalDate, Long> days = new TreeMap<>();
		all.stream()
			.filter(window -> !window.days().isEmpty())
			.forEach(window -> window.days()
				.tailMap(window.from())
				.forEach((day, count) -> days.merge(day, count, Long::sum)));
		return days;
	}

	/**
	 * Counts of days in the windows as weeks, from the first week of any window that has
	 * a record at all to the last; empty where no record has a time.
	 */
	List<FeedbackSummary.Week> weeks(SortedMap<LocalDate, Long> days) {
		SortedMap<LocalDate, Long> inside = daysInside();
		return inside.isEmpty() ? List.of() : Weeks.of(days, inside.firstKey(), inside.lastKey());
	}

	/**
	 * Times a week, each kind over its own window.
	 * @param bySource how many records of each kind
	 * @return null where one of them is of a kind without times, or there is no window
	 */
	Double perWeek(Map<String, Long> bySource) {
		if (daysInside().isEmpty()) {
			return null;
		}
		double times = 0;
		for (Window window : all) {
			long count = bySource.getOrDefault(window.source(), 0L);
			if (count > 0 && window.days().isEmpty()) {
				return null;
			}
			times += (count == 0) ? 0 : count / window.weeks();
		}
		return times;
	}

}
