package io.serviceloop.evaluation.proof;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two means with a spread of their own each: Welch's t test, with an allowance for
 * skewness.
 * <p>
 * Where single cases spread as widely as their mean, most are short and a few very long.
 * A small period that misses the long ones looks like a gain beside a large one that has
 * them: of waiting times, 30 cases beside 1,000 pass for a gain three to seven times as
 * often as they may. Between periods with as many cases each it cancels out. So the first
 * term of the Edgeworth expansion is added to p, on both sides, as nobody says which way
 * the cases are skewed.
 */
record Welch(Side before, Side after, TDistribution chance, double error, double skewness) {

	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

	/** Beyond it one term of the expansion is not enough. */
	private static final double BEARABLE = 0.75;

	/** No difference is so many standard errors wide. */
	private static final double FAR = 1e6;

	static Welch of(Side before, Side after) {
		double a = square(before);
		double b = square(after);
		double freedom = (a + b) * (a + b) / (a * a / (before.cases() - 1.0) + b * b / (after.cases() - 1.0));
		return new Welch(before, after, TDistribution.of(freedom), Math.sqrt(a + b),
				skewness(spread(before, after), before.cases(), after.cases()));
	}

	Compared compare(double level) {
		double change = after.value() - before.value();
		double half = Compared.root(t -> p(t) - level, 0, FAR) * error;
		return new Compared(p(Math.abs(change) / error), change - half, change + half);
	}

	/** Of so many standard errors, both sides together. */
	private double p(double t) {
		return Math.min(1, plainly(t) + skewness * (2 * t * t + 1) / 3 * NORMAL.density(t));
	}

	private double plainly(double t) {
		return 2 * chance.survivalProbability(t);
	}

	/** Whether a few long cases of the smaller period decide. */
	boolean tooSkewed() {
		return skewness > BEARABLE;
	}

	/** Whether the allowance alone keeps it from being proven. */
	boolean allowanceDecides(double level) {
		double t = Math.abs(after.value() - before.value()) / error;
		return plainly(t) <= level && p(t) > level;
	}

	private static double square(Side side) {
		return side.sd() * side.sd() / side.cases();
	}

	/**
	 * Of the difference of both means, if single cases are spread like waiting times
	 * (log-normal).
	 */
	private static double skewness(double spread, double n, double m) {
		return (3 * spread + Math.pow(spread, 3)) * Math.abs(1 / n - 1 / m) / Math.sqrt(1 / n + 1 / m);
	}

	/** So many cases in the smaller period are enough that it can be tested. */
	long bearableFrom() {
		double spread = spread(before, after);
		double most = Math.max(before.cases(), after.cases());
		return (long) Math.ceil(Compared.root(n -> skewness(spread, n, most) - BEARABLE,
				Math.min(before.cases(), after.cases()), most));
	}

	/**
	 * The spread in means; the greater one of both periods, as a small one does not know
	 * it. 0 where values lie on both sides of 0.
	 */
	static double spread(Side before, Side after) {
		return (before.value() > 0 && after.value() > 0)
				? Math.min(FAR, Math.max(before.sd() / before.value(), after.sd() / after.value())) : 0;
	}

}
