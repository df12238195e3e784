package io.serviceloop.bench;

import java.util.ArrayList;
import java.util.List;

/** Measured values; safe for several threads. */
class Samples {

	private final List<Double> values = new ArrayList<>();

	synchronized void add(double value) {
		values.add(value);
	}

	double median() {
		return percentile(50);
	}

	/** The smallest value that so many percent of all do not exceed. */
	synchronized double percentile(double percent) {
		List<Double> sorted = values.stream().sorted().toList();
		return sorted.get(Math.max(0, (int) Math.ceil(percent / 100 * sorted.size()) - 1));
	}

}
