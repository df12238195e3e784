package io.serviceloop.collection.records;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.serviceloop.collection.Records;
import io.serviceloop.collection.Windows;
import io.serviceloop.goal.DataSource;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.TypedNumber;
import io.serviceloop.loop.words.Violation;

/**
 * Which stored records are looked at, as it stands in an address. Whatever is not given
 * does not narrow.
 *
 * @param words filters that are a text, by their names: exact ones as {@code type}, and
 * {@code text}, which is contained in the text of a record
 * @param without which of {@code type} and {@code stage} a record lacks
 * @param from first day
 * @param to last day
 * @param ratingFrom least rating, 1 to 5
 * @param ratingTo greatest rating, 1 to 5
 * @param inWindow whether only records in the windows of their sources are looked at
 */
record RecordQuery(Map<String, String> words, Set<String> without, LocalDate from, LocalDate to, Double ratingFrom,
		Double ratingTo, boolean inWindow) {

	/** Columns of exact filters, by their names in the address. */
	private static final Map<String, String> COLUMNS = Map.of("source", "i.source", "type", "f.type", "stage",
			"f.stage", "channel", "f.channel", "customer", "f.customer", "customerGroup", "f.customer_group");

	private static final List<String> SOURCES = List.of(DataSource.KINDS.split("\\|"));

	private static final Set<String> CELL = Set.of("type", "stage");

	/**
	 * Reads it from the parameters of an address.
	 * @param wrong receives what cannot be read, which then does not narrow
	 */
	static RecordQuery of(Map<String, String> given, List<Violation> wrong) {
		Map<String, String> words = new LinkedHashMap<>();
		for (String name : List.of("source", "type", "stage", "channel", "customer", "customerGroup", "text")) {
			String value = given.getOrDefault(name, "").strip();
			if (name.equals("source") && !value.isEmpty() && !SOURCES.contains(value)) {
				wrong.add(Violation.of(name, value, "wrong.choice", String.join(", ", SOURCES)));
			}
			else if (!value.isEmpty()) {
				words.put(name, value);
			}
		}
		Set<String> without = new TreeSet<>(Set.of(given.getOrDefault("without", "").strip().split("\\s*,\\s*")));
		without.remove("");
		if (!CELL.containsAll(without)) {
			wrong.add(Violation.of("without", String.join(",", without), "wrong.choice", "stage, type"));
			without.retainAll(CELL);
		}
		without.removeAll(words.keySet());
		LocalDate from = day(given, "from", wrong);
		LocalDate to = day(given, "to", wrong);
		if (from != null && to != null && from.isAfter(to)) {
			wrong.add(Violation.of("from", from, "collection.metric.from", to.toString()));
		}
		return new RecordQuery(words, without, from, to, rating(given, "ratingFrom", wrong),
				rating(given, "ratingTo", wrong), given.getOrDefault("inWindow", "").equals("true"));
	}

	private static LocalDate day(Map<String, String> given, String name, List<Violation> wrong) {
		String value = given.getOrDefault(name, "").strip();
		try {
			if (value.isEmpty()) {
				return null;
			}
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

	private static Double rating(Map<String, String> given, String name, List<Violation> wrong) {
		String value = given.getOrDefault(name, "").strip();
		Double rating = TypedNumber.of(Locale.ROOT).read(value);
		if (value.isEmpty() || (rating != null && rating >= 1 && rating <= 5)) {
			return rating;
		}
		wrong.add(Violation.of(name, value, "wrong.range", 1, 5));
		return null;
	}

	/**
	 * The same as a condition on {@code feedback f} and {@code feedback_import i}, to
	 * follow others.
	 * @param windows of the project
	 */
	Windows.Condition condition(Windows windows) {
		StringBuilder sql = new StringBuilder();
		Map<String, Object> values = new HashMap<>();
		words.forEach((name, value) -> {
			boolean text = name.equals("text");
			sql.append(text ? " and lower(f.text) like :text" : " and " + COLUMNS.get(name) + " = :" + name);
			values.put(name, text ? Records.containing(value) : value);
		});
		without.forEach(name -> sql.append(" and ").append(COLUMNS.get(name)).append(" is null"));
		and(sql, values, " and f.time >= :from", "from", (from == null) ? null : from.atStartOfDay());
		and(sql, values, " and f.time < :after", "after", (to == null) ? null : to.plusDays(1).atStartOfDay());
		and(sql, values, " and f.rating >= :ratingFrom", "ratingFrom", ratingFrom);
		and(sql, values, " and f.rating <= :ratingTo", "ratingTo", ratingTo);
		if (inWindow) {
			Windows.Condition inside = windows.inside();
			sql.append(" and ").append(inside.sql());
			values.putAll(inside.values());
		}
		return new Windows.Condition(sql.toString(), values);
	}

	private static void and(StringBuilder sql, Map<String, Object> values, String part, String name, Object value) {
		if (value != null) {
			sql.append(part);
			values.put(name, value);
		}
	}

	/**
	 * The same with one cell of the table of stages and types; null for records that lack
	 * it.
	 */
	RecordQuery cell(String type, String stage) {
		RecordQuery all = anyCell();
		Map<String, String> narrowed = new LinkedHashMap<>(all.words);
		Set<String> lacking = new TreeSet<>();
		narrow(narrowed, lacking, "type", type);
		narrow(narrowed, lacking, "stage", stage);
		return new RecordQuery(narrowed, lacking, from, to, ratingFrom, ratingTo, inWindow);
	}

	private static void narrow(Map<String, String> words, Set<String> lacking, String name, String value) {
		if (value == null) {
			lacking.add(name);
		}
		else {
			words.put(name, value);
		}
	}

	/** The same for all cells. */
	RecordQuery anyCell() {
		Map<String, String> rest = new LinkedHashMap<>(words);
		rest.keySet().removeAll(CELL);
		return new RecordQuery(rest, Set.of(), from, to, ratingFrom, ratingTo, inWindow);
	}

	/** The same with another value of one filter. */
	RecordQuery with(String name, String value) {
		Map<String, String> changed = new LinkedHashMap<>(words);
		changed.put(name, value);
		return new RecordQuery(changed, without, from, to, ratingFrom, ratingTo, inWindow);
	}

	/** The same for records of one rating, with what lies up to the next. */
	RecordQuery rated(String stars) {
		double least = Double.parseDouble(stars);
		return new RecordQuery(words, without, from, to, least, Math.min(5, least + 0.9999), inWindow);
	}

	/** Whether anything narrows. */
	public boolean narrows() {
		return !parameters().isEmpty();
	}

	/** The same as parameters of an address. */
	private Map<String, String> parameters() {
		Map<String, String> all = new LinkedHashMap<>(words);
		if (!without.isEmpty()) {
			all.put("without", String.join(",", without));
		}
		put(all, "from", from);
		put(all, "to", to);
		put(all, "ratingFrom", ratingFrom);
		put(all, "ratingTo", ratingTo);
		put(all, "inWindow", inWindow ? true : null);
		return all;
	}

	private static void put(Map<String, String> all, String name, Object value) {
		if (value != null) {
			all.put(name, value.toString());
		}
	}

	/** An address with this query. */
	String address(String path, int page) {
		return Paging.address(path, parameters(), page);
	}

}
