package io.serviceloop.evaluation.proof;

import java.util.List;

import io.serviceloop.loop.words.Reason;

/**
 * A part of a change that can be told by itself, or that cannot and why.
 *
 * @param of {@code regression} (to the mean), {@code season} and {@code mix} would have
 * come by themselves; {@code measure} came with a measure
 * @param subject id of the measure; null for the others
 * @param value in the unit of the goal, signed like after − before; null where it cannot
 * be told
 * @param low lower end of its interval; null where there is none
 * @param high its upper end
 * @param reasons where it comes from, or why it cannot be told
 */
public record Part(String of, String subject, Double value, Double low, Double high, List<Reason> reasons) {

	static Part unknown(String of, Reason why) {
		return new Part(of, null, null, null, null, List.of(why));
	}

	static Part told(String of, double value, double half, Reason... reasons) {
		return new Part(of, null, value, value - half, value + half, List.of(reasons));
	}

	/** The same of a measure. */
	Part about(String measure) {
		return new Part(of, measure, value, low, high, reasons);
	}

}
