package io.serviceloop.evaluation;

import java.util.ArrayList;
import java.util.List;

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

	/**
	 * Values are decimal fractions that a computer cannot hold exactly; this is far below
	 * any measured difference.
	 */
	private static final double ROUNDING = 1e-9;

	/**
	 * Compares a measured value with baseline and target, which differ.
	 * @param unit of all three
	 * @param smallBelow below this, a sample says little; the reader is told (E64)
	 */
	static Evaluation of(double baseline, double target, String unit, Measurement measurement, double smallBelow) {
		double change = measurement.after() - baseline;
		Double percent = (baseline == 0) ? null : change / Math.abs(baseline) * 100;
		double attainment = (baseline - measurement.after()) / (baseline - target);
		boolean met = attainment >= 1 - ROUNDING;
		List<Reason> reasons = new ArrayList<>();
		reasons.add(Reason.of("evaluation.change", baseline, measurement.after(), unit, target));
		reasons.add(Reason.of("evaluation." + verdict(met, attainment), Math.round(attainment * 1000) / 10.0));
		if (measurement.sampleSize() != null && measurement.sampleSize() < smallBelow) {
			reasons.add(Reason.of("evaluation.smallSample.below", measurement.sampleSize(), smallBelow));
		}
		return new Evaluation(measurement, baseline, target, rounded(change),
				(percent == null) ? null : rounded(percent), rounded(attainment), met, reasons);
	}

	/** {@code met}, {@code missed} or {@code worse}. */
	String verdict() {
		return verdict(met, attainment);
	}

	private static String verdict(boolean met, double attainment) {
		return met ? "met" : (attainment < 0) ? "worse" : "missed";
	}

	private static double rounded(double value) {
		return Math.round(value * 1e6) / 1e6;
	}

}
