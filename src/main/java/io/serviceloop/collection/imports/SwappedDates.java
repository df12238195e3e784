package io.serviceloop.collection.imports;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.file.Note;

/**
 * Notices files in which day and month changed places on the way, as spreadsheets do when
 * they read dates of another country: 5 April becomes 4 May, but 15 April stays. What
 * remains are months in which every day is the number of a month with real, whole data.
 */
final class SwappedDates {

	private static final int MONTHS = 3;

	private static final int MOST_NOTED = 400;

	private final Map<Integer, Year> years = new TreeMap<>();

	private long records;

	void add(LocalDateTime time) {
		records++;
		Year year = years.computeIfAbsent(time.getYear(), any -> new Year());
		year.counts[time.getMonthValue()]++;
		year.days[time.getMonthValue()] |= 1 << time.getDayOfMonth();
	}

	/** How many records look as if they were swapped; 0 where the dates look sound. */
	long suspicious() {
		long suspicious = years.values().stream().mapToLong(year -> year.records(year.suspicious())).sum();
		return (suspicious >= 10 && suspicious * 100 >= records) ? suspicious : 0;
	}

	/**
	 * What an import is noted with, {@link Feedback#SWAPPED}; none where the dates look
	 * sound.
	 */
	List<Note> notes() {
		long suspicious = suspicious();
		if (suspicious == 0) {
			return List.of();
		}
		String months = years.entrySet()
			.stream()
			.flatMap(year -> year.getValue().suspicious().stream().map(month -> YearMonth.of(year.getKey(), month)))
			.map(YearMonth::toString)
			// A note holds no more; so many years are no file of one project.
			.limit(MOST_NOTED)
			.collect(Collectors.joining(" "));
		return List.of(new Note(null, Feedback.SWAPPED, List.of(String.valueOf(suspicious), months)));
	}

	private static final class Year {

		private static final int UP_TO_12 = (1 << 13) - 1;

		private final long[] counts = new long[13];

		private final int[] days = new int[13];

		long records(List<Integer> months) {
			return months.stream().mapToLong(month -> counts[month]).sum();
		}

		/** The months whose records look swapped; empty where the year looks sound. */
		List<Integer> suspicious() {
			int whole = 0;
			for (int month = 1; month <= 12; month++) {
				whole |= ((days[month] & ~UP_TO_12) != 0) ? 1 << month : 0;
			}
			List<Integer> months = new ArrayList<>();
			for (int month = 1; month <= 12; month++) {
				boolean small = counts[month] > 0 && (days[month] & ~UP_TO_12) == 0;
				if (small && (days[month] & ~whole) != 0) {
					return List.of();
				}
				if (small) {
					months.add(month);
				}
			}
			return (months.size() >= MONTHS) ? months : List.of();
		}

	}

}
