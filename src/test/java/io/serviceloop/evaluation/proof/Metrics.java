package io.serviceloop.evaluation.proof;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

import io.serviceloop.goal.proof.Judgement.Kind;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** Metrics of service, to draw periods from. */
final class Metrics {

	/**
	 * @param spread whether the standard deviation of its cases is kept
	 * @param source a single case, or day
	 */
	record Metric(Kind kind, boolean spread, boolean lowerIsBetter, ToDoubleFunction<RandomGenerator> source) {

		/** A period of so many cases or days, which differ by nothing but chance. */
		Side draw(int n, RandomGenerator random) {
			double sum = 0;
			double squares = 0;
			for (int i = 0; i < n; i++) {
				double value = source.applyAsDouble(random);
				sum += value;
				squares += value * value;
			}
			double mean = sum / n;
			double variance = Math.max(1e-9, (squares - n * mean * mean) / (n - 1));
			return new Side(mean, spread ? (Double) Math.sqrt(variance) : null, n);
		}

		boolean worse(double value, double other) {
			return lowerIsBetter ? value > other : value < other;
		}

	}

	static final List<Metric> ALL = List.of(satisfaction(75), waiting(0.5), waiting(1.2), share(0.65, false),
			share(0.05, true), share(0.92, false), perDay(40),
			new Metric(Kind.PER_DAY, true, true, random -> 100 + 30 * random.nextGaussian()));

	private Metrics() {
	}

	static Metric satisfaction(double mean) {
		return new Metric(Kind.MEAN, true, false, random -> mean + 20 * random.nextGaussian());
	}

	/** Times to an answer or a solution: most are short, a few very long. */
	static Metric waiting(double skew) {
		return new Metric(Kind.MEAN, true, true, random -> Math.exp(2 + skew * random.nextGaussian()));
	}

	static Metric share(double share, boolean lowerIsBetter) {
		return new Metric(Kind.SHARE, false, lowerIsBetter, random -> (random.nextDouble() < share) ? 100 : 0);
	}

	/** Complaints that come independently of each other. */
	static Metric perDay(double mean) {
		PoissonDistribution chance = PoissonDistribution.of(mean);
		double[] quantiles = new double[20_000];
		for (int i = 0; i < quantiles.length; i++) {
			quantiles[i] = chance.inverseCumulativeProbability((i + 0.5) / quantiles.length);
		}
		return new Metric(Kind.PER_DAY, false, true, random -> quantiles[random.nextInt(quantiles.length)]);
	}

}
