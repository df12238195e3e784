package io.serviceloop.evaluation.proof;

import java.util.List;

import io.serviceloop.goal.proof.Judgement;

/**
 * A goal of a lap, as it is tested once.
 *
 * @param judgement what was fixed with the approval
 * @param lap from 1 on
 * @param before the baseline; the same one in every lap
 * @param after what was measured in the window that was fixed
 * @param baseline where the baseline comes from
 * @param usual mean of the readings of the metric before the approval; null where there
 * are too few. A baseline that may have been picked for being bad is tested as the better
 * one of both, so that there is nothing in the picking
 * @param changed whether metric, baseline, window or test was changed after the approval
 */
public record Case(Judgement judgement, int lap, Side before, Side after, Baseline baseline, Double usual,
		boolean changed) {

	/**
	 * Where a baseline comes from: a value that was picked for being bad gets better by
	 * itself.
	 */
	public enum Baseline {

		/** From a time that had no say in the choice of what is improved (C29). */
		OF_ITS_OWN,

		/** From the records by which it was chosen, or the worst of many readings. */
		PICKED,

		/** Not known. */
		UNKNOWN

	}

	/**
	 * What was usual.
	 * @param readings values of the metric from before the approval
	 * @param readingsToJudge so many it takes, else null
	 */
	public static Double usual(List<Double> readings, int readingsToJudge) {
		return (readings.size() < Math.max(2, readingsToJudge)) ? null : (Double) Spread.of(readings).mean();
	}

	/** Whether what was usual is tested against, instead of the baseline. */
	boolean guarded() {
		return baseline != Baseline.OF_ITS_OWN && usual != null && better(before.value(), usual);
	}

	/** What it is tested against. */
	Side against() {
		return guarded() ? new Side(usual, before.sd(), before.cases()) : before;
	}

	/** Whether the second value is better than the first. */
	boolean better(double one, double other) {
		return judgement.lowerIsBetter() ? other < one : other > one;
	}

}
