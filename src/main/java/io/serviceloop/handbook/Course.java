package io.serviceloop.handbook;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes, or became, of an approved version of a standard (A41, E27).
 *
 * @param state {@code announced}, {@code holds}, {@code held} or {@code neverHeld}
 * @param until the day from which another version holds in its place; null where none is
 * to, or where it never holds
 * @param by the number of that version, or of the one that took its place before its day;
 * null where none did, as when the standard was retired
 */
public record Course(String state, LocalDate until, Integer by) {

	/** Whether it has a day from which it holds, held, or is to hold. */
	public boolean hasDay() {
		return !state.equals("neverHeld");
	}

	/**
	 * The courses of all versions of a standard, by their numbers, as they are on a day.
	 * @param retired the day on which the standard became one no longer: what comes later
	 * never holds; null where it is one
	 */
	public static Map<Integer, Course> of(List<Handbook.Version> versions, LocalDate retired, LocalDate today) {
		Map<Integer, Course> courses = new HashMap<>();
		versions.forEach(one -> courses.put(one.number(), new Course("neverHeld", null, one.replacedBy())));
		// A standard that was retired and approved again has lived more than once.
		Standing.inTurn(versions)
			.stream()
			.collect(Collectors
				.groupingBy(one -> Optional.ofNullable(one.retiredOn()).or(() -> Optional.ofNullable(retired))))
			.forEach((end, life) -> {
				for (int i = 0; i < life.size(); i++) {
					Handbook.Version next = (i + 1 < life.size()) ? life.get(i + 1) : null;
					courses.put(life.get(i).number(), of(life.get(i), next, end.isPresent(), end.orElse(today)));
				}
			});
		return courses;
	}

	private static Course of(Handbook.Version one, Handbook.Version next, boolean retired, LocalDate today) {
		boolean came = !one.validFrom().isAfter(today);
		boolean over = next != null && !next.validFrom().isAfter(today);
		if (retired && !over) {
			return new Course(came ? "held" : "neverHeld", null, null);
		}
		return new Course(!came ? "announced" : over ? "held" : "holds", (next == null) ? null : next.validFrom(),
				(next == null) ? null : next.number());
	}

}
