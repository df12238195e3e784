package io.serviceloop.evaluation.proof;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.serviceloop.loop.words.Reason;

/**
 * What the time of the year alone makes of a change: from two whole years of readings,
 * month by month, without their trend.
 */
final class Season {

	/**
	 * Of each month of the year at least two: what comes once cannot be told from chance.
	 * A constant of statistics and no rule of anybody.
	 */
	private static final int FEWEST_MONTHS = 24;

	private static final int YEAR = 12;

	private Season() {
	}

	static Part of(Evidence evidence) {
		if (evidence.baselineFrom() == null || evidence.baselineTo() == null) {
			return Part.unknown("season", Reason.of("verdict.season.noWindow"));
		}
		TreeMap<YearMonth, Double> months = months(evidence);
		YearMonth last = months.isEmpty() ? null : months.lastKey();
		int unbroken = 0;
		while (last != null && months.containsKey(last.minusMonths(unbroken))) {
			unbroken++;
		}
		if (unbroken < FEWEST_MONTHS) {
			return Part.unknown("season", Reason.of("verdict.season.few", unbroken, FEWEST_MONTHS));
		}
		int years = unbroken / YEAR;
		double[] values = new double[years * YEAR];
		YearMonth first = last.minusMonths(values.length - 1L);
		for (int i = 0; i < values.length; i++) {
			values[i] = months.get(first.plusMonths(i));
		}
		List<Double> yearly = new ArrayList<>();
		for (int i = YEAR; i < values.length; i++) {
			yearly.add(values[i] - values[i - YEAR]);
		}
		Spread growth = Spread.of(yearly);
		double[] season = season(values, growth.mean() / YEAR, first.getMonthValue());
		double value = mean(season, evidence.from(), evidence.to())
				- mean(season, evidence.baselineFrom(), evidence.baselineTo());
		// A difference of two years has the chance of two months in it.
		double error = growth.sd() / Math.sqrt(2) * Math.sqrt(2.0 / years);
		double half = Spread.half(error, growth.n() - 1.0, evidence.tested().judgement().errorPercent());
		return Part.told("season", value, half,
				Reason.of("verdict.season.told", values.length, first.toString(), last.toString()));
	}

	/** What a month of the year is above the year's mean; by its number less 1. */
	private static double[] season(double[] values, double slope, int firstMonth) {
		double[] season = new double[YEAR];
		double middle = (values.length - 1) / 2.0;
		double mean = 0;
		for (double value : values) {
			mean += value / values.length;
		}
		for (int i = 0; i < values.length; i++) {
			season[(firstMonth - 1 + i) % YEAR] += (values[i] - slope * (i - middle) - mean) * YEAR / values.length;
		}
		return season;
	}

	/** The mean of a time, each day with its month. */
	private static double mean(double[] season, LocalDate from, LocalDate to) {
		long days = ChronoUnit.DAYS.between(from, to) + 1;
		// What lasts longer than the year has all of its months once more.
		Map<Integer, Long> inMonth = new HashMap<>();
		for (long day = 0; day < Math.min(days, 366); day++) {
			inMonth.merge(from.plusDays(day).getMonthValue() - 1, 1L, Long::sum);
		}
		double sum = inMonth.entrySet().stream().mapToDouble(month -> season[month.getKey()] * month.getValue()).sum();
		return (days > 366) ? 0 : sum / days;
	}

	/**
	 * Readings before the first measure, as the mean of those whose middle lies in a
	 * month.
	 */
	private static TreeMap<YearMonth, Double> months(Evidence evidence) {
		return evidence.untouched()
			.stream()
			.filter(reading -> ChronoUnit.DAYS.between(reading.from(), reading.to()) < 31)
			.collect(Collectors.groupingBy(
					reading -> YearMonth
						.from(reading.from().plusDays(ChronoUnit.DAYS.between(reading.from(), reading.to()) / 2)),
					TreeMap::new, Collectors.averagingDouble(Evidence.Value::value)));
	}

}
