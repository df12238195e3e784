package io.serviceloop.evaluation.proof;

import io.serviceloop.goal.proof.Judgement;

/**
 * A goal of a lap, as it is tested once.
 *
 * @param judgement what was fixed with the approval
 * @param lap from 1 on
 * @param before the baseline; the same one in every lap
 * @param after what was measured in the window that was fixed
 * @param baseline where the baseline comes from
 * @param changed whether metric, baseline, window or test was changed after the approval
 */
public record Case(Judgement judgement, int lap, Side before, Side after, Baseline baseline, boolean changed) {

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

	/** After − before, in the unit of the goal. */
	double change() {
		return after.value() - before.value();
	}

	boolean better() {
		return judgement.lowerIsBetter() ? change() < 0 : change() > 0;
	}

	/** The target, or what was measured where that is further. */
	double claimed() {
		return judgement.lowerIsBetter() ? Math.min(judgement.target(), after.value())
				: Math.max(judgement.target(), after.value());
	}

}
