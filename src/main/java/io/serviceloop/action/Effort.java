package io.serviceloop.action;

import java.util.List;
import java.util.Objects;

/**
 * The days of work that a plan takes (E16).
 *
 * @param days those that are known; null where none are
 * @param unknown of how many actions nobody knows
 */
public record Effort(Double days, int unknown) {

	/** The effort of some actions; null for one of which nobody knows. */
	public static Effort of(List<Double> ofActions) {
		List<Double> known = ofActions.stream().filter(Objects::nonNull).toList();
		return new Effort(known.isEmpty() ? null : (Double) known.stream().mapToDouble(Double::doubleValue).sum(),
				ofActions.size() - known.size());
	}

	/** Whether it is known to be more than a limit in days. */
	boolean above(double limit) {
		return days != null && days > limit;
	}

}
