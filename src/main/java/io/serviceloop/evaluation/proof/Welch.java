package io.serviceloop.evaluation.proof;

import org.apache.commons.statistics.distribution.TDistribution;

/** Two means with a spread of their own each: Welch's t test. */
final class Welch {

	/**
	 * So much skewness of the difference of both means the test still bears: Cochran's
	 * rule of 25 times the squared skewness, for one mean.
	 */
	private static final double BEARABLE_SKEWNESS = 0.2;

	private Welch() {
	}

	static Compared test(Side before, Side after, double level) {
		double change = after.value() - before.value();
		double error = Math.sqrt(variance(before, after));
		TDistribution chance = TDistribution.of(freedom(before, after));
		double half = chance.inverseSurvivalProbability(level / 2) * error;
		return new Compared(Math.min(1, 2 * chance.survivalProbability(Math.abs(change) / error)), change - half,
				change + half);
	}

	/** Of the difference of both means. */
	static double variance(Side before, Side after) {
		return of(before) + of(after);
	}

	private static double of(Side side) {
		return side.sd() * side.sd() / side.cases();
	}

	private static double freedom(Side before, Side after) {
		double both = variance(before, after);
		return both * both
				/ (of(before) * of(before) / (before.cases() - 1.0) + of(after) * of(after) / (after.cases() - 1.0));
	}

	/**
	 * Whether a few long cases of the one period decide: where single cases spread as
	 * widely as their mean, most are short and some very long, and a small sample that
	 * misses the long ones looks like a gain.
	 */
	static boolean tooSkewed(Side before, Side after) {
		return skewness(spreadOfMean(before, after), before.cases(), after.cases()) > BEARABLE_SKEWNESS;
	}

	/**
	 * The spread in means; the greater one of both periods, as a small one does not know
	 * it. 0 where values lie on both sides of 0.
	 */
	static double spreadOfMean(Side before, Side after) {
		return (before.value() > 0 && after.value() > 0)
				? Math.max(before.sd() / before.value(), after.sd() / after.value()) : 0;
	}

	/**
	 * Of the difference of two means of so many cases each, if single cases are spread
	 * like waiting times (gamma: twice the spread in means).
	 */
	private static double skewness(double spread, double n, double m) {
		return 2 * spread * Math.abs(1 / (n * n) - 1 / (m * m)) / Math.pow(1 / n + 1 / m, 1.5);
	}

	/** So many cases of the smaller period would be enough. */
	static long evenCases(Side before, Side after) {
		double spread = spreadOfMean(before, after);
		double most = Math.max(before.cases(), after.cases());
		return (long) Math.ceil(Compared.root(n -> skewness(spread, n, most) - BEARABLE_SKEWNESS,
				Math.min(before.cases(), after.cases()), most));
	}

}
