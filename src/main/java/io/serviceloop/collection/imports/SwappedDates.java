package io.serviceloop.collection.imports;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;

/**
 * Notices files in which day and month changed places on the way, as spreadsheets do when
 * they read dates of another country: 5 April becomes 4 May, but 15 April stays. What
 * remains are months in which every day is the number of a month with real, whole data.
 */
final class SwappedDates {

	private static final int MONTHS = 3;

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
		long suspicious = years.values().stream().mapToLong(Year::suspicious).sum();
		return (suspicious >= 10 && suspicious * 100 >= records) ? suspicious : 0;
	}

	private static final class Year {

		private static final int UP_TO_12 = (1 << 13) - 1;

		private final long[] counts = new long[13];

		private final int[] days = new int[13];

		long suspicious() {
			int whole = 0;
			for (int month = 1; month <= 12; month++) {
				whole |= ((days[month] & ~UP_TO_12) != 0) ? 1 << month : 0;
			}
			long suspicious = 0;
			int months = 0;
			for (int month = 1; month <= 12; month++) {
				boolean small = counts[month] > 0 && (days[month] & ~UP_TO_12) == 0;
				if (small && (days[month] & ~whole) != 0) {
					return 0;
				}
				months += small ? 1 : 0;
				suspicious += small ? counts[month] : 0;
			}
			return (months >= MONTHS) ? suspicious : 0;
		}

	}

}
