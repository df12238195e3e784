package io.serviceloop.evaluation.proof;

import java.util.Collection;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Values of readings, as a sample.
 *
 * @param mean of them
 * @param sd standard deviation; not a number for a single one
 * @param n how many
 */
record Spread(double mean, double sd, int n) {

	static Spread of(Collection<Double> values) {
		double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
		double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
		return new Spread(mean, Math.sqrt(squares / (values.size() - 1)), values.size());
	}

	/**
	 * The chance of one side; a threshold that was changed afterwards may ask for more
	 * than there is.
	 */
	static double tail(double errorPercent) {
		return Math.min(errorPercent, 100) / 200;
	}

	/** Half the interval of something with a standard error. */
	static double half(double error, double freedom, double errorPercent) {
		return error * TDistribution.of(freedom).inverseSurvivalProbability(tail(errorPercent));
	}

}
