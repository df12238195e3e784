package io.serviceloop.audit.process;

import java.util.Collection;

/**
 * How values spread: between two of them, a part of the way.
 *
 * @param n how many there are
 * @param lower a quarter lies below it
 * @param median half
 * @param upper three quarters
 * @param p90 nine of ten
 */
record Spread(int n, double lower, double median, double upper, double p90) {

	/** Null where there are none. */
	static Spread of(Collection<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return (sorted.length == 0) ? null
				: new Spread(sorted.length, at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), at(sorted, 0.9));
	}

	private static double at(double[] sorted, double part) {
		double place = part * (sorted.length - 1);
		int below = (int) Math.floor(place);
		int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
	}

}
