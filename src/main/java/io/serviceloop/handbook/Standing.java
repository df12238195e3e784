package io.serviceloop.handbook;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Where a standard stands on a day (A41, E27). Of its versions the latest whose first day
 * has come holds; one of a later day is announced.
 *
 * @param now what holds; null where none does yet
 * @param coming what is approved and takes its place, or is the first to hold; null where
 * nothing is
 */
public record Standing(Handbook.Version now, Handbook.Version coming) {

	/**
	 * The same of its approved versions, in any order; those before the one that holds
	 * may be left out.
	 */
	public static Standing of(List<Handbook.Version> versions, LocalDate today) {
		Handbook.Version now = versions.stream()
			.filter(one -> !one.validFrom().isAfter(today))
			.max(Comparator.comparing(Handbook.Version::number))
			.orElse(null);
		// What was written before the one that holds has been replaced before its day.
		Handbook.Version coming = versions.stream()
			.filter(one -> one.validFrom().isAfter(today) && (now == null || one.number() > now.number()))
			.min(Comparator.comparing(Handbook.Version::validFrom)
				.thenComparing(Handbook.Version::number, Comparator.reverseOrder()))
			.orElse(null);
		return new Standing(now, coming);
	}

	/**
	 * What is to be read: what holds, else what is coming.
	 */
	public Handbook.Version shown() {
		return (now != null) ? now : coming;
	}

}
