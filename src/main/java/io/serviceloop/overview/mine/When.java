package io.serviceloop.overview.mine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;

/** When something is due, as seen from now. A week ends on Sunday. */
public enum When {

	overdue, today, thisWeek, later, undated;

	/**
	 * When something is due.
	 * @param due null where it is not
	 */
	static When of(LocalDateTime due, LocalDateTime now) {
		if (due == null) {
			return undated;
		}
		if (due.isBefore(now)) {
			return overdue;
		}
		if (due.isBefore(tomorrow(now))) {
			return today;
		}
		return due.isBefore(nextWeek(now)) ? thisWeek : later;
	}

	/** The first moment after today. */
	static LocalDateTime tomorrow(LocalDateTime now) {
		return now.toLocalDate().plusDays(1).atStartOfDay();
	}

	/** The first moment of the Monday that comes. */
	static LocalDateTime nextWeek(LocalDateTime now) {
		LocalDate monday = now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
		return monday.atStartOfDay();
	}

}
