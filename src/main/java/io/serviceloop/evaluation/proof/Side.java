package io.serviceloop.evaluation.proof;

/**
 * One of the two periods that are compared.
 *
 * @param value of the metric in it, in the unit of the goal: the mean, the share in
 * percent, or the cases a day
 * @param sd standard deviation of single cases (of a number a day: of its days); null
 * where it is not known
 * @param cases how many cases the value rests on (of a number a day: days); null where it
 * is not known
 */
public record Side(double value, Double sd, Integer cases) {

	/** Greater numbers are no measured ones, and nothing can be computed with them. */
	private static final double GREATEST = 1e12;

	boolean hasValue() {
		return Math.abs(value) <= GREATEST;
	}

	boolean hasCases(int fewest) {
		return cases != null && cases >= fewest;
	}

	boolean hasSpread() {
		return sd != null && sd >= 1 / GREATEST && sd <= GREATEST;
	}

}
