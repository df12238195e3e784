package io.serviceloop.evaluation.proof;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Two shares: the score test with the pooled share (Mee's interval belongs to it), and
 * Fisher's exact test where a cell is small.
 */
final class Shares {

	private Shares() {
	}

	static Compared test(Side before, Side after, double level) {
		int n = before.cases();
		int m = after.cases();
		double x = n * before.value() / 100;
		double y = m * after.value() / 100;
		double change = y / m - x / n;
		Compared scored = Compared.byScore(delta -> score(x, n, y, m, delta), change, -1, 1, level);
		double pooled = (x + y) / (n + (double) m);
		boolean small = n + (double) m < Integer.MAX_VALUE
				&& Math.min(n, m) * Math.min(pooled, 1 - pooled) < Compared.SMALL;
		return (small ? scored.exactly(tail((int) Math.round(x), n, (int) Math.round(y), m), level) : scored)
			.times(100);
	}

	private static double score(double x, int n, double y, int m, double delta) {
		double p = likeliest(x, n, y, m, delta);
		double q = p + delta;
		double variance = p * (1 - p) / n + q * (1 - q) / m;
		double difference = y / m - x / n - delta;
		return (variance > 0) ? difference / Math.sqrt(variance)
				: (difference == 0) ? Double.NaN : Math.copySign(Double.MAX_VALUE, difference);
	}

	/** The likeliest share before, if the one after is greater by delta. */
	private static double likeliest(double x, int n, double y, int m, double delta) {
		if (delta == 0) {
			return (x + y) / (n + (double) m);
		}
		return Compared.root(p -> slope(x, n, p) + slope(y, m, p + delta), Math.max(0, -delta), Math.min(1, 1 - delta));
	}

	private static double slope(double x, int n, double p) {
		return ((x > 0) ? x / p : 0) - ((x < n) ? (n - x) / (1 - p) : 0);
	}

	/** The smaller tail of what chance makes of the sum of both. */
	private static double tail(int x, int n, int y, int m) {
		HypergeometricDistribution chance = HypergeometricDistribution.of(n + m, x + y, m);
		return Math.min(chance.cumulativeProbability(y), chance.survivalProbability(y - 1));
	}

}
