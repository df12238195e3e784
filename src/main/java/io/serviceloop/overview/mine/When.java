package io.serviceloop.overview.mine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;

/** When something is due, as seen from a day. A week ends on Sunday. */
public enum When {

	overdue, today, thisWeek, later, undated;

	/**
	 * When something is due; it is overdue from the day after.
	 * @param due null where it is not
	 */
	static When of(LocalDateTime due, LocalDate day) {
		if (due == null) {
			return undated;
		}
		if (due.isBefore(day.atStartOfDay())) {
			return overdue;
		}
		if (due.isBefore(tomorrow(day))) {
			return today;
		}
		return due.isBefore(nextWeek(day)) ? thisWeek : later;
	}

	/** The first moment after today. */
	static LocalDateTime tomorrow(LocalDate day) {
		return day.plusDays(1).atStartOfDay();
	}

	/** The first moment of the Monday that comes. */
	static LocalDateTime nextWeek(LocalDate day) {
		return day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atStartOfDay();
	}

}
