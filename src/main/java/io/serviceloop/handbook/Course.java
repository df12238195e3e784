package io.serviceloop.handbook;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
		List<Handbook.Version> inTurn = Standing.inTurn(versions);
		for (int i = 0; i < inTurn.size(); i++) {
			Handbook.Version one = inTurn.get(i);
			Handbook.Version next = (i + 1 < inTurn.size()) ? inTurn.get(i + 1) : null;
			courses.put(one.number(), of(one, next, retired != null, (retired == null) ? today : retired));
		}
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
