package io.serviceloop.action.review;

import io.serviceloop.goal.Goal;

/** How a goal moves while it is watched (A35). */
public enum Movement {

	/** It goes towards its target. */
	BETTER,

	/** It stays where it was, to the percent of the way to its target. */
	UNMOVED,

	/** It went away from its target. */
	WORSE;

	public static Movement of(Goal goal, double value) {
		long percent = Math.round(100 * goal.attainment(value));
		return (percent > 0) ? BETTER : (percent < 0) ? WORSE : UNMOVED;
	}

	/** As registers and browsers know it. */
	public String code() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

}
