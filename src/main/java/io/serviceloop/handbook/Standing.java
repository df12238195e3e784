package io.serviceloop.handbook;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Where a standard stands on a day (A41, E27). The day decides, and not the order of
 * approval: of its versions that one holds whose first day came last, and one of a later
 * day is announced. Who approves something for today while another version is announced
 * has most often to bridge the time until then, and people have been told of that day; so
 * it stays, unless the later approval says that it takes the place of what is announced.
 * That is asked and said, never guessed.
 *
 * @param now what holds; null where none does yet
 * @param coming what is approved and takes its place, or is the first to hold; null where
 * nothing is
 */
public record Standing(Handbook.Version now, Handbook.Version coming) {

	/** Of two of one day the later approval holds. */
	static final Comparator<Handbook.Version> BY_DAY = Comparator.comparing(Handbook.Version::validFrom)
		.thenComparing(Handbook.Version::number);

	/**
	 * The same of its approved versions, in any order; those before the one that holds
	 * may be left out.
	 */
	public static Standing of(List<Handbook.Version> versions, LocalDate today) {
		List<Handbook.Version> inTurn = inTurn(versions).stream().filter(one -> one.retiredOn() == null).toList();
		return new Standing(
				inTurn.stream().filter(one -> !one.validFrom().isAfter(today)).reduce((a, b) -> b).orElse(null),
				inTurn.stream().filter(one -> one.validFrom().isAfter(today)).findFirst().orElse(null));
	}

	/** Those that hold some day, in the order of their days. */
	static List<Handbook.Version> inTurn(List<Handbook.Version> versions) {
		return versions.stream().filter(one -> Objects.isNull(one.replacedBy())).sorted(BY_DAY).toList();
	}

	/**
	 * What is to be read: what holds, else what is coming.
	 */
	public Handbook.Version shown() {
		return (now != null) ? now : coming;
	}

}
