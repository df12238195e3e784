package io.serviceloop.evaluation.proof;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Two periods, compared.
 *
 * @param p of chance, both sides together, 0 to 1
 * @param low lower end of the interval of after − before
 * @param high its upper end
 */
record Compared(double p, double low, double high) {

	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

	/** What lies closer together nobody tells apart. */
	private static final double CLOSE = 1e-11;

	/** Smaller cells are tested exactly: Cochran's rule. */
	static final double SMALL = 5;

	/**
	 * By a score: the interval holds just those changes that the same test would not
	 * refuse.
	 * @param score how many standard errors the observed change is above a given one; it
	 * falls where that rises
	 * @param change the observed one
	 * @param least the smallest possible change
	 * @param most the greatest one
	 */
	static Compared byScore(DoubleUnaryOperator score, double change, double least, double most, double level) {
		double critical = NORMAL.inverseSurvivalProbability(level / 2);
		double z = score.applyAsDouble(0);
		double p = Double.isNaN(z) ? 1 : Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
		return new Compared(p, root(delta -> score.applyAsDouble(delta) - critical, least, change),
				root(delta -> score.applyAsDouble(delta) + critical, change, most));
	}

	/**
	 * Small numbers are proven only if an exact test proves them too; where it does not,
	 * the interval holds 0.
	 * @param tail the smaller tail of that test
	 */
	Compared exactly(double tail, double level) {
		double both = Math.max(p, Math.min(1, 2 * tail));
		boolean widened = both > level;
		return new Compared(both, widened ? Math.min(0, low) : low, widened ? Math.max(0, high) : high);
	}

	Compared times(double factor) {
		return new Compared(p, low * factor, high * factor);
	}

	/** Where a falling function passes 0; an end where it does not. */
	static double root(DoubleUnaryOperator falling, double from, double to) {
		double low = from;
		double high = to;
		while (high - low > CLOSE * Math.max(1, Math.abs(low))) {
			double middle = (low + high) / 2;
			if (falling.applyAsDouble(middle) > 0) {
				low = middle;
			}
			else {
				high = middle;
			}
		}
		return (low + high) / 2;
	}

}
