package io.serviceloop.goal.proof;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many cases each of two periods needs so that a change between them is proven and
 * not taken for chance (D17): comparison of two shares with the pooled share under chance
 * alone, of two means with a known spread; two-sided.
 */
public final class CasesNeeded {

	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

	/** What binary fractions leave over does not make one case more. */
	private static final double ROUNDING = 1e-9;

	private final double chance;

	private final double power;

	/**
	 * @param errorPercent how often chance alone may pass for a change, both sides
	 * together
	 * @param powerPercent how often a true change is to be seen
	 */
	public CasesNeeded(double errorPercent, double powerPercent) {
		this.chance = quantile(1 - errorPercent / 200);
		this.power = quantile(powerPercent / 100);
	}

	/**
	 * Not a number where it is no probability; endless where none is enough for it.
	 */
	private static double quantile(double probability) {
		return (probability < 0 || probability > 1) ? Double.NaN : NORMAL.inverseCumulativeProbability(probability);
	}

	/**
	 * For shares in percent, from 0 to 100; null where no number of cases proves it.
	 */
	public Double forShares(double before, double after) {
		double p = before / 100;
		double q = after / 100;
		double pooled = (p + q) / 2;
		double spread = chance * Math.sqrt(2 * pooled * (1 - pooled)) + power * Math.sqrt(p * (1 - p) + q * (1 - q));
		return cases(spread, p - q);
	}

	/**
	 * For means of a value with a spread; null where no number of cases proves it.
	 * @param sd standard deviation of single cases, in the unit of both, above 0
	 */
	public Double forMeans(double before, double after, double sd) {
		return cases((chance + power) * Math.sqrt(2) * sd, before - after);
	}

	private static Double cases(double spread, double difference) {
		double cases = Math.ceil(Math.pow(spread / difference, 2) * (1 - ROUNDING));
		return (Double.isFinite(cases) && spread > 0) ? (Double) Math.max(1, cases) : null;
	}

}
