package io.serviceloop.classification;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

import io.serviceloop.collection.FeedbackSummary;
import io.serviceloop.collection.Records;

/**
 * What the records say that a problem rests on (A44, C29).
 * <p>
 * Problems that are picked because they were frequent in some weeks are less frequent
 * afterwards by themselves. Where there are enough weeks, the first two thirds of them
 * say how often it happens, which is what it is ranked by, and the last third, which had
 * no say in the picking, is its own baseline.
 *
 * @param number records in the windows of their sources
 * @param share of all records in the windows, 0 to 1; null where there are none
 * @param customers how many different customers; null where the records name none
 * @param perWeek times a week that it is ranked by; null where that cannot be told
 * @param baselinePerWeek times a week in the weeks that had no say in its ranking; null
 * where there are too few
 * @param weeks how many whole weeks there are
 * @param independent whether the baseline is one of its own
 * @param rankedFrom first day of the records it is ranked by; null where they have no
 * time, and where that was not kept yet
 * @param rankedTo last day of them; null as well
 */
public record Counts(long number, Double share, Long customers, Double perWeek, Double baselinePerWeek, int weeks,
		boolean independent, LocalDate rankedFrom, LocalDate rankedTo) {

	/**
	 * From what was counted.
	 * @param weeksToHoldOut so many weeks it takes for a baseline of its own
	 */
	public static Counts of(Records.Counted counted, double weeksToHoldOut) {
		List<FeedbackSummary.Week> whole = whole(counted);
		boolean independent = counted.perWeek() != null && whole.size() >= Math.max(3, weeksToHoldOut);
		int first = (int) Math.ceil(whole.size() * 2 / 3.0);
		LocalDate monday = independent ? firstMonday(counted.from()) : null;
		return new Counts(counted.number(), counted.share(), counted.customers(),
				independent ? mean(whole.subList(0, first)) : rounded(counted.perWeek()),
				independent ? mean(whole.subList(first, whole.size())) : null, whole.size(), independent,
				independent ? monday : counted.from(),
				independent ? monday.plusWeeks(first).minusDays(1) : counted.to());
	}

	/** Without the weeks of which the windows have a part only. */
	private static List<FeedbackSummary.Week> whole(Records.Counted counted) {
		List<FeedbackSummary.Week> weeks = counted.weeks();
		if (weeks.isEmpty() || counted.from() == null) {
			return List.of();
		}
		int from = firstMonday(counted.from()).equals(counted.from()) ? 0 : 1;
		int to = (counted.to().getDayOfWeek() == DayOfWeek.SUNDAY) ? weeks.size() : weeks.size() - 1;
		return (from < to) ? weeks.subList(from, to) : List.of();
	}

	/** The day on which the first whole week begins. */
	private static LocalDate firstMonday(LocalDate day) {
		return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
	}

	private static Double mean(List<FeedbackSummary.Week> weeks) {
		return rounded(weeks.stream().mapToLong(FeedbackSummary.Week::count).average().orElse(0));
	}

	private static Double rounded(Double times) {
		return (times == null) ? null : Math.round(times * 100) / 100.0;
	}

	/** Whether a time has a day of the records that it is ranked by. */
	public boolean rankedWithin(LocalDate from, LocalDate to) {
		return rankedFrom != null && rankedTo != null && !from.isAfter(rankedTo) && !to.isBefore(rankedFrom);
	}

	/** Whether a time lies in the weeks that had no say in its ranking. */
	public boolean heldOut(LocalDate from) {
		return independent && rankedTo != null && from.isAfter(rankedTo);
	}

	/** Whether a value differs from the counted one by more than so many percent. */
	static boolean differs(double given, double counted, double percent) {
		return Math.abs(given - counted) > Math.abs(counted) * percent / 100 + 1e-9;
	}

}
