package io.serviceloop.goal.metric;

import java.util.Optional;

import io.serviceloop.loop.form.Faults;

/**
 * The plausible values of a metric (B28).
 *
 * @param min the smallest; null where there is none, as for goals from before ranges were
 * asked for
 * @param max the greatest; null where there is none
 */
public record Range(Double min, Double max) {

	/** That of the catalogue, else what the goal itself says. */
	public static Range of(Optional<Metric> known, Double min, Double max) {
		return known.map(metric -> new Range(metric.min(), metric.max())).orElseGet(() -> new Range(min, max));
	}

	/** Refuses a value that cannot be; null is fine. */
	public void check(String path, Double value, String unit, Faults faults) {
		boolean plausible = value == null || (min == null || value >= min) && (max == null || value <= max);
		faults.wrongIf(!plausible, path, value, "reading.implausible", end(min), end(max), unit);
	}

	/**
	 * How far a value can come from here until it is as good as it can be; null where
	 * that end is not known.
	 */
	public Double room(double from, boolean decrease) {
		return decrease ? (min == null) ? null : Double.valueOf(from - min)
				: (max == null) ? null : Double.valueOf(max - from);
	}

	/** From its one end to the other; null where one is not known. */
	public Double width() {
		return (min == null || max == null) ? null : Double.valueOf(max - min);
	}

	private static Object end(Double limit) {
		return (limit == null) ? "…" : limit;
	}

}
