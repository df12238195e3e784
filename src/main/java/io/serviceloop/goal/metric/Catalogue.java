package io.serviceloop.goal.metric;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metrics of one version of the table, in its order.
 */
public record Catalogue(List<Metric> metrics) {

	/**
	 * The metric that a text means: by its code or one of its names, whatever the case.
	 * Nobody gets around the range of a metric by writing it another way.
	 */
	public Optional<Metric> find(String text) {
		String plain = plain(text);
		return metrics.stream()
			.filter(metric -> Stream.of(metric.code(), metric.en(), metric.zh())
				.anyMatch(name -> plain(name).equals(plain)))
			.findFirst();
	}

	/** A name as it is compared. */
	public static String plain(String text) {
		return (text == null) ? "" : text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
	}

}
