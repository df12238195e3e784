package io.serviceloop.goal.reading;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * A time in which a goal is assessed (B26).
 *
 * @param from first day
 * @param to last day
 */
record Period(LocalDate from, LocalDate to) {

	/**
	 * The latest day, week (from Monday), month, quarter or year of the calendar that is
	 * over.
	 * @param kind as a goal names it
	 */
	static Period closed(String kind, LocalDate today) {
		LocalDate running = switch (kind) {
			case "week" -> today.with(DayOfWeek.MONDAY);
			case "month" -> today.withDayOfMonth(1);
			case "quarter" -> today.with(IsoFields.DAY_OF_QUARTER, 1);
			case "year" -> today.withDayOfYear(1);
			default -> today;
		};
		return endingOn(kind, running.minusDays(1));
	}

	/** The one that ends on a day, whichever of the calendar that is. */
	static Period endingOn(String kind, LocalDate last) {
		LocalDate next = last.plusDays(1);
		return new Period(switch (kind) {
			case "week" -> next.minusWeeks(1);
			case "month" -> next.minusMonths(1);
			case "quarter" -> next.minusMonths(3);
			case "year" -> next.minusYears(1);
			default -> last;
		}, last);
	}

}
