package io.serviceloop.evaluation.proof;

import java.time.LocalDate;
import java.util.List;

/**
 * What is known of a goal's change beside the two values.
 *
 * @param tested what the test compared
 * @param baselineFrom first day of the baseline; null where it is not known
 * @param baselineTo its last day; null where it is not known
 * @param from first day of the window that was measured
 * @param to its last day
 * @param readings of the metric, before and after, in any order; only of times of about
 * the same length
 * @param mix records of both sides by their type, or why nothing can be told of them
 * @param measures what was rolled out for this goal, in every lap so far
 * @param readingsToJudge so many readings it takes to say what is usual
 * @param windowDays so many days before and after its roll-out a measure is looked at
 */
public record Evidence(Case tested, LocalDate baselineFrom, LocalDate baselineTo, LocalDate from, LocalDate to,
		List<Value> readings, Mix mix, List<Measure> measures, int readingsToJudge, int windowDays) {

	/** A reading: what the metric was from a day to a day. */
	public record Value(LocalDate from, LocalDate to, double value) {
	}

	/**
	 * A measure.
	 *
	 * @param id of the action
	 * @param title in words
	 * @param rolledOut day of its last roll-out; null where it was not rolled out
	 */
	public record Measure(String id, String title, LocalDate rolledOut) {
	}

	/** Readings that were over before the first measure was rolled out. */
	List<Value> untouched() {
		LocalDate first = measures.stream()
			.map(Measure::rolledOut)
			.filter(day -> day != null)
			.min(LocalDate::compareTo)
			.orElse(from);
		return readings.stream().filter(reading -> reading.to().isBefore(first)).toList();
	}

}
