package io.serviceloop.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.serviceloop.evaluation.proof.Part;
import io.serviceloop.evaluation.proof.Proof;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.GuardMetric;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.Metric;
import io.serviceloop.loop.engine.LoopRules;
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
 * @param late whether it is met, but was measured after its due date
 * @param guardPast whether what must not get worse is past its limit (D17)
 * @param proof whether the change is more than chance
 * @param parts what can be told of where it comes from, and what cannot
 * @param reasons why, for the reader
 */
record Evaluation(Measurement measurement, double baseline, double target, double change, Double changePercent,
		double attainment, boolean met, boolean late, boolean guardPast, Proof proof, List<Part> parts,
		List<Reason> reasons) {

	/**
	 * Values are decimal fractions that a computer cannot hold exactly; this is far below
	 * any measured difference.
	 */
	private static final double ROUNDING = 1e-9;

	/** The tables of one moment that a goal is judged by. */
	record Tables(LoopRules.Numbers numbers, Catalogue catalogue) {
	}

	/**
	 * Compares a measured value with baseline and target of its goal, which differ.
	 * @param tables below which number of cases a sample says little, of which the reader
	 * is told (E64), and how metrics are called
	 */
	static Evaluation of(Goal goal, Measurement measurement, Tables tables, Proof proof, List<Part> parts) {
		double smallBelow = tables.numbers().number(LoopRules.SMALL_SAMPLE_BELOW);
		double baseline = goal.baseline();
		double target = goal.target();
		double change = measurement.after() - baseline;
		Double percent = (baseline == 0) ? null : change / Math.abs(baseline) * 100;
		double attainment = goal.attainment(measurement.after());
		boolean met = attainment >= 1 - ROUNDING;
		boolean late = met && goal.dueDate() != null && measurement.to() != null
				&& measurement.to().isAfter(goal.dueDate());
		List<Reason> reasons = new ArrayList<>();
		reasons.add(Reason.of("evaluation.change", baseline, measurement.after(), goal.unit(), target));
		reasons.add(Reason.of("evaluation." + verdict(met, attainment), Math.round(attainment * 1000) / 10.0));
		if (late) {
			reasons.add(Reason.of("evaluation.late", measurement.to().toString(), goal.dueDate().toString()));
		}
		if (measurement.isExplained()) {
			reasons.add(Reason.of("evaluation.period", measurement.reason()));
		}
		boolean guardPast = guard(goal.guardMetric(), measurement.guardAfter(), tables.catalogue(), reasons);
		if (measurement.sampleSize() != null && measurement.sampleSize() < smallBelow) {
			reasons.add(Reason.of("evaluation.smallSample.below", measurement.sampleSize(), smallBelow));
		}
		reasons.addAll(proof.reasons());
		return new Evaluation(measurement, baseline, target, rounded(change),
				(percent == null) ? null : rounded(percent), rounded(attainment), met, late, guardPast, proof, parts,
				reasons);
	}

	private static boolean guard(GuardMetric guard, Double after, Catalogue catalogue, List<Reason> reasons) {
		if (guard == null || after == null) {
			return false;
		}
		boolean past = guard.direction().equals("increase") ? after < guard.limit() - ROUNDING
				: after > guard.limit() + ROUNDING;
		Optional<Metric> known = catalogue.find(guard.metric());
		reasons.add(Reason.of(past ? "evaluation.guardPast" : "evaluation.guardKept",
				known.map(Metric::zh).orElse(guard.metric()), known.map(Metric::en).orElse(guard.metric()), after,
				guard.unit(), guard.limit()));
		return past;
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
