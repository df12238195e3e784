package io.serviceloop.loop.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;

/**
 * What is wrong with an answer. Everything is collected first, so that the author hears
 * of all mistakes at once.
 */
public final class Faults {

	/** More than so much of any currency is a slip of the keyboard. */
	public static final long MOST_MONEY = 1_000_000_000_000L;

	private final List<Violation> violations = new ArrayList<>();

	/** Notes a mistake. */
	public void wrong(String path, Object given, String key, Object... arguments) {
		violations.add(Violation.of(path, given, key, arguments));
	}

	/** Notes mistakes that a pure check has found. */
	public void wrong(List<Violation> found) {
		violations.addAll(found);
	}

	/** Notes a mistake about a value, where there is one. */
	public void wrongIf(boolean wrong, String path, Object given, String key, Object... arguments) {
		if (wrong) {
			wrong(path, given, key, arguments);
		}
	}

	/**
	 * Refuses people who cannot be made responsible.
	 * @param cannotWork message keys by user id
	 */
	public void person(String path, String id, Map<String, String> cannotWork) {
		wrongIf(cannotWork.containsKey(id), path, id, cannotWork.get(id));
	}

	/** Refuses a value that is missing, where the rest of the answer asks for it. */
	public void needed(String path, Object value) {
		wrongIf(value == null && !complained(path), path, null, "wrong.missing");
	}

	/** Refuses a day that is still to come; null is fine. */
	public void notAfter(String path, LocalDate day, LocalDate today) {
		wrongIf(day != null && day.isAfter(today), path, day, "wrong.future", String.valueOf(today));
	}

	/** Refuses an amount of money with more than two decimals; null is fine. */
	public void money(String path, Double amount) {
		wrongIf(amount != null && Double.isFinite(amount)
				&& BigDecimal.valueOf(amount).stripTrailingZeros().scale() > 2, path, amount, "wrong.decimals");
	}

	/** Refuses a no without its reason. */
	public void reasonForNo(Boolean yes, String note, String path, String key) {
		wrongIf(Boolean.FALSE.equals(yes) && note == null && !complained(path), path, null, key);
	}

	/** Refuses ids that stand twice in a list. */
	public <T> void distinct(String list, List<T> rows, Function<T, String> id) {
		distinct(list, rows, "id", id);
	}

	/** Refuses rows that stand twice in a list, told apart by one of their fields. */
	public <T> void distinct(String list, List<T> rows, String field, Function<T, String> id) {
		distinct(list, rows, field, id, "wrong.idTwice");
	}

	/** The same, in words of its own. */
	public <T> void distinct(String list, List<T> rows, String field, Function<T, String> id, String key) {
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < rows.size(); i++) {
			String value = id.apply(rows.get(i));
			wrongIf(value != null && !seen.add(value), list + "[" + i + "]." + field, value, key);
		}
	}

	/**
	 * Refuses what has grown too long as a whole for its register, though each part of it
	 * is short enough.
	 */
	public void fits(String path, String json, int most) {
		wrongIf(json.length() > most, path, null, "wrong.tooMuch", most);
	}

	/** Whether something was found wrong with a variable or a part of it. */
	public boolean complained(String variable) {
		return violations.stream().anyMatch(violation -> violation.path().startsWith(variable));
	}

	/** Whether anything was found wrong. */
	public boolean any() {
		return !violations.isEmpty();
	}

	int count() {
		return violations.size();
	}

	/**
	 * Ends the submission with everything that was found, in the order of the form;
	 * nothing happens where nothing was.
	 * @param variables the variables of the form in their order
	 * @param counting whether a mistake in a variable counts
	 */
	void refuse(List<String> variables, Predicate<String> counting) {
		List<Violation> ours = violations.stream()
			.filter(violation -> counting.test(violation.variable()))
			.sorted(Comparator.<Violation>comparingInt(violation -> variables.indexOf(violation.variable()))
				.thenComparing(Violation::row, Comparator.nullsFirst(Comparator.naturalOrder())))
			.toList();
		if (!ours.isEmpty()) {
			throw SubmissionRefused.invalid(ours);
		}
	}

}
