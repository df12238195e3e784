package io.serviceloop.evaluation;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.goal.Goal;
import io.serviceloop.loop.words.Reason;

/**
 * A measured goal, judged (A37).
 *
 * @param measurement what was measured
 * @param baseline value before the project
 * @param target value to be reached
 * @param change after − baseline, in the goal's unit
 * @param changePercent change in percent of the baseline; null where the baseline is 0
 * @param attainment share of the way from baseline to target: 1 is reached, below 0 is
 * worse than before
 * @param met whether the goal is met
 * @param reasons why, for the reader
 */
record Evaluation(Measurement measurement, double baseline, double target, double change, Double changePercent,
		double attainment, boolean met, List<Reason> reasons) {

	/** Below this, a sample says little; the reader is told (E64). */
	private static final int SMALL_SAMPLE = 30;

	/**
	 * Values are decimal fractions that a computer cannot hold exactly; this is far below
	 * any measured difference.
	 */
	private static final double ROUNDING = 1e-9;

	/** Compares a measured value with baseline and target. */
	static Evaluation of(Goal goal, Measurement measurement) {
		double change = measurement.after() - goal.baseline();
		Double percent = (goal.baseline() == 0) ? null : change / Math.abs(goal.baseline()) * 100;
		double attainment = (goal.baseline() - measurement.after()) / (goal.baseline() - goal.target());
		boolean met = attainment >= 1 - ROUNDING;
		List<Reason> reasons = new ArrayList<>();
		reasons.add(Reason.of("evaluation.change", goal.baseline(), measurement.after(), goal.unit(), goal.target()));
		reasons.add(Reason.of(met ? "evaluation.met" : (attainment < 0) ? "evaluation.worse" : "evaluation.missed",
				Math.round(attainment * 1000) / 10.0));
		if (measurement.sampleSize() < SMALL_SAMPLE) {
			reasons.add(Reason.of("evaluation.smallSample", measurement.sampleSize()));
		}
		return new Evaluation(measurement, goal.baseline(), goal.target(), rounded(change),
				(percent == null) ? null : rounded(percent), rounded(attainment), met, reasons);
	}

	private static double rounded(double value) {
		return Math.round(value * 1e6) / 1e6;
	}

}
