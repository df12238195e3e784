package io.serviceloop.audit.export;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.Records;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;

/**
 * Which projects a log tells. What is not given does not narrow.
 *
 * @param state how they are; empty for all
 * @param from the first day of a period in which they ran; null where it is open
 * @param to its last day; null where it is open
 * @param text that key, title or service line contain; empty for all
 * @param automatic whether the steps that the application takes itself are told too
 */
record LogQuery(String state, LocalDate from, LocalDate to, String text, boolean automatic) {

	static final List<String> STATES = List.of("running", "ended", "reached", "notReached", "cancelled");

	/** A log of one project. */
	static LogQuery ofOne(Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		LogQuery query = new LogQuery("", null, null, "", automatic(given, wrong));
		refuse(wrong);
		return query;
	}

	/**
	 * @throws SubmissionRefused (400) with everything that cannot be read
	 */
	static LogQuery of(Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		LogQuery query = of(given, wrong);
		refuse(wrong);
		return query;
	}

	/**
	 * @param wrong receives what cannot be read, which then does not narrow
	 */
	static LogQuery of(Map<String, String> given, List<Violation> wrong) {
		String state = value(given, "state");
		if (!state.isEmpty() && !STATES.contains(state)) {
			wrong.add(Violation.of("state", state, "wrong.choice", String.join(", ", STATES)));
			state = "";
		}
		LocalDate from = day(given, "from", wrong);
		LocalDate to = day(given, "to", wrong);
		if (from != null && to != null && from.isAfter(to)) {
			wrong.add(Violation.of("from", from.toString(), "collection.metric.from", to.toString()));
		}
		return new LogQuery(state, from, to, value(given, "text"), automatic(given, wrong));
	}

	private static boolean automatic(Map<String, String> given, List<Violation> wrong) {
		String value = value(given, "automatic");
		if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
			wrong.add(Violation.of("automatic", value, "wrong.choice", "true, false"));
		}
		return value.equals("true");
	}

	private static void refuse(List<Violation> wrong) {
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
	}

	private static String value(Map<String, String> given, String name) {
		return given.getOrDefault(name, "").strip();
	}

	private static LocalDate day(Map<String, String> given, String name, List<Violation> wrong) {
		String value = value(given, name);
		if (value.isEmpty()) {
			return null;
		}
		try {
			if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
				return LocalDate.parse(value);
			}
		}
		catch (DateTimeParseException ex) {
			// Of the right form, but no calendar has the day.
		}
		wrong.add(Violation.of(name, value, "wrong.type.date"));
		return null;
	}

	/** The same as a condition on {@code project p}, behind another one. */
	String sql() {
		StringBuilder sql = new StringBuilder();
		if (!state.isEmpty()) {
			sql.append(state.equals("ended") ? " and p.state <> 'running'" : " and p.state = :state");
		}
		if (from != null) {
			sql.append(" and (p.closed_at is null or p.closed_at >= :from)");
		}
		if (to != null) {
			sql.append(" and p.opened_at < :after");
		}
		if (!text.isEmpty()) {
			sql.append(" and coalesce(p.words, lower(p.business_key || chr(10) || p.title || chr(10) ||"
					+ " p.service_line)) like :text");
		}
		return sql.toString();
	}

	/** What its placeholders stand for. */
	Map<String, Object> values() {
		Map<String, Object> values = new HashMap<>();
		values.put("state", state);
		values.put("from", (from == null) ? null : from.atStartOfDay());
		values.put("after", (to == null) ? null : to.plusDays(1).atStartOfDay());
		values.put("text", Records.containing(text));
		return values;
	}

}
