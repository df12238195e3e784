package io.serviceloop.evaluation.proof;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Two numbers a day of cases that come independently of each other (Poisson): the score
 * test with the pooled rate, and the exact one, given the sum of both, where one is
 * small.
 */
final class Counts {

	private Counts() {
	}

	static Compared test(Side before, Side after, double level) {
		double days = before.cases();
		double later = after.cases();
		double x = days * before.value();
		double y = later * after.value();
		double change = after.value() - before.value();
		// So far from what was seen no interval reaches.
		double far = 100 * (1 + before.value() + after.value());
		Compared scored = Compared.byScore(delta -> score(x, days, y, later, delta), change, change - far, change + far,
				level);
		double share = later / (days + later);
		boolean small = x + y < Integer.MAX_VALUE && (x + y) * Math.min(share, 1 - share) < Compared.SMALL;
		return small ? scored.exactly(tail((int) Math.round(x), (int) Math.round(y), share), level) : scored;
	}

	private static double score(double x, double days, double y, double later, double delta) {
		double rate = likeliest(x, days, y, later, delta);
		double variance = rate / days + (rate + delta) / later;
		double difference = y / later - x / days - delta;
		return (variance > 0) ? difference / Math.sqrt(variance)
				: (difference == 0) ? Double.NaN : Math.copySign(Double.MAX_VALUE, difference);
	}

	/** The likeliest rate before, if the one after is greater by delta. */
	private static double likeliest(double x, double days, double y, double later, double delta) {
		if (delta == 0) {
			return (x + y) / (days + later);
		}
		double least = Math.max(0, -delta);
		return Compared.root(rate -> ((x > 0) ? x / rate : 0) - days + ((y > 0) ? y / (rate + delta) : 0) - later,
				least, least + (x + y) / Math.min(days, later) + 1);
	}

	/** The smaller tail of what chance makes of the sum of both. */
	private static double tail(int x, int y, double share) {
		BinomialDistribution chance = BinomialDistribution.of(x + y, share);
		return Math.min(chance.cumulativeProbability(y), chance.survivalProbability(y - 1));
	}

}
