package io.serviceloop.overview.report;

import java.util.stream.Stream;

import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.Goal;

/**
 * A goal on one line: where it was, where it was to go, where it came, and how sure that
 * is. All are places from 0 to {@link #WIDTH}, smaller values to the left.
 *
 * @param after null where nothing was measured
 * @param low lower end of the interval of the value after; null where there is none
 * @param high its upper end
 */
record IntervalBar(long baseline, long target, Long after, Long low, Long high) {

	/** The width of the picture. */
	static final int WIDTH = 240;

	private static final int MARGIN = 10;

	/**
	 * The latest measurement of a goal.
	 * @param measured null where nothing was measured
	 */
	static IntervalBar of(Goal goal, Evaluations.Measured measured) {
		double baseline = (measured == null || measured.baseline() == null) ? goal.baseline() : measured.baseline();
		double target = (measured == null || measured.target() == null) ? goal.target() : measured.target();
		boolean sure = measured != null && measured.changeLow() != null && measured.changeHigh() != null;
		Double after = (measured == null) ? null : measured.afterValue();
		Double low = sure ? baseline + measured.changeLow() : null;
		Double high = sure ? baseline + measured.changeHigh() : null;
		Scale scale = Scale.of(baseline, target, after, low, high);
		return new IntervalBar(scale.at(baseline), scale.at(target), scale.at(after), scale.at(low), scale.at(high));
	}

	/** Values of a goal as places. */
	private record Scale(double least, double most) {

		static Scale of(Double... values) {
			return new Scale(
					Stream.of(values).filter(value -> value != null).mapToDouble(value -> value).min().orElse(0),
					Stream.of(values).filter(value -> value != null).mapToDouble(value -> value).max().orElse(0));
		}

		Long at(Double value) {
			return (value == null) ? null : (most == least) ? WIDTH / 2
					: MARGIN + Math.round((value - least) / (most - least) * (WIDTH - 2 * MARGIN));
		}

	}

}
