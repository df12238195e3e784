package io.serviceloop.goal.proof;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a process does as long as nobody changes it: a chart of single values with their
 * moving ranges (E102).
 *
 * @param mean of the values
 * @param lower below it, a value is more than chance
 * @param upper above it, a value is more than chance
 */
record BehaviourChart(double mean, double lower, double upper) {

	/**
	 * Three standard deviations, estimated from the mean range of two neighbours: 3 /
	 * 1.128. A constant of statistics and no rule of anybody.
	 */
	private static final double OF_MEAN_RANGE = 2.66;

	/** The chart of at least two values in the order of time. */
	static BehaviourChart of(List<Double> values) {
		double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
		double range = IntStream.range(1, values.size())
			.mapToDouble(i -> Math.abs(values.get(i) - values.get(i - 1)))
			.average()
			.orElseThrow();
		return new BehaviourChart(mean, mean - OF_MEAN_RANGE * range, mean + OF_MEAN_RANGE * range);
	}

	/**
	 * Whether the process would meet a target without any change: {@code always},
	 * {@code never}, or by {@code luck}.
	 * @param lowerIsBetter whether a value at or below the target meets it; otherwise one
	 * at or above
	 */
	String outlook(double target, boolean lowerIsBetter) {
		if (lowerIsBetter) {
			return (upper <= target) ? "always" : (lower > target) ? "never" : "luck";
		}
		return (lower >= target) ? "always" : (upper < target) ? "never" : "luck";
	}

}
