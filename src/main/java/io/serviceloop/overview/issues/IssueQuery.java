package io.serviceloop.overview.issues;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.serviceloop.collection.Records;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.TypedNumber;
import io.serviceloop.loop.words.Violation;

/**
 * Which issues are looked at, as it stands in an address: each column has its filter.
 * Whatever is not given does not narrow.
 *
 * @param given what narrows, by its name, in the order of the columns
 */
record IssueQuery(Map<String, String> given) {

	private static final String PER_WEEK = "perWeek";

	private static final double MOST_PER_WEEK = 999_999_999;

	/** Texts are contained, small or capital. */
	private static final Map<String, String> TEXTS = new LinkedHashMap<>();

	/** Of these words one is right. */
	private static final Map<String, List<String>> CHOICES = new LinkedHashMap<>();

	private static final List<String> NAMES = List.of("project", "category", "description", "frequencyUnit", "perWeek",
			"impact", "stage", "rootCause", "measure", "responsible", "dueFrom", "dueTo", "status");

	private static final String MEASURED = " and exists (select 1 from action a where a.business_key = pr.business_key"
			+ " and a.problem_id = pr.id and " + IssueStatus.LIVE + " and %s)";

	private static final String DUE = " and (select max(a.due_date) from action a where a.business_key"
			+ " = pr.business_key and a.problem_id = pr.id and " + IssueStatus.LIVE + ") %s";

	static {
		TEXTS.put("project", " and (lower(p.business_key) like :project or lower(p.title) like :project)");
		TEXTS.put("category", " and lower(pr.type || ' / ' || coalesce(pr.subtype, '')) like :category");
		TEXTS.put("description", " and lower(pr.description) like :description");
		TEXTS.put("stage", " and lower(pr.stage) like :stage");
		TEXTS.put("rootCause", " and exists (select 1 from root_cause c where c.business_key = pr.business_key"
				+ " and c.problem_id = pr.id and lower(c.root_cause) like :rootCause and " + Issues.LAST_CAUSE + ")");
		TEXTS.put("measure", MEASURED.formatted("lower(a.measure) like :measure"));
		TEXTS.put("responsible",
				MEASURED.formatted("(lower(a.department) like :responsible or lower(a.responsible) like :responsible"
						+ " or a.responsible in (:people))"));
		CHOICES.put("frequencyUnit", List.of("day", "week", "month"));
		CHOICES.put("impact", List.of("high", "medium", "low"));
		CHOICES.put("status", Arrays.stream(IssueStatus.values()).map(Enum::name).toList());
	}

	/**
	 * A condition to follow others.
	 *
	 * @param sql on {@code problem pr} and {@code project p}
	 */
	record Condition(String sql, Map<String, Object> values) {
	}

	/**
	 * Reads it from the parameters of an address.
	 * @param reader whose way to write numbers counts
	 * @param wrong receives what cannot be read, which then does not narrow
	 */
	static IssueQuery of(Map<String, String> parameters, Locale reader, List<Violation> wrong) {
		Map<String, String> given = new LinkedHashMap<>();
		for (String name : NAMES) {
			String value = parameters.getOrDefault(name, "").strip();
			Double number = name.equals(PER_WEEK) ? TypedNumber.of(reader).read(value) : null;
			if (number != null && number >= 0 && number <= MOST_PER_WEEK) {
				value = TypedNumber.inAddress(number);
			}
			if (value.isEmpty()) {
				continue;
			}
			String fault = fault(name, value);
			if (fault == null) {
				given.put(name, value);
			}
			else {
				wrong.add(Violation.of(name, value, fault,
						CHOICES.containsKey(name) ? String.join(", ", CHOICES.get(name)) : 0));
			}
		}
		IssueQuery query = new IssueQuery(given);
		if (query.day("dueFrom") != null && query.day("dueTo") != null
				&& query.day("dueFrom").isAfter(query.day("dueTo"))) {
			wrong.add(Violation.of("dueFrom", given.get("dueFrom"), "collection.metric.from", given.get("dueTo")));
		}
		return query;
	}

	/** The key of the sentence that says what is wrong; null where nothing is. */
	private static String fault(String name, String value) {
		if (CHOICES.containsKey(name)) {
			return CHOICES.get(name).contains(value) ? null : "wrong.choice";
		}
		if (name.equals(PER_WEEK)) {
			return value.matches("\\d{1,9}([.]\\d+)?") ? null : "issues.perWeek.wrong";
		}
		return (!name.startsWith("due") || parsed(value) != null) ? null : "wrong.type.date";
	}

	private static LocalDate parsed(String day) {
		try {
			return day.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(day) : null;
		}
		catch (DateTimeParseException ex) {
			// Of the right form, but no calendar has the day.
			return null;
		}
	}

	private LocalDate day(String name) {
		return given.containsKey(name) ? parsed(given.get(name)) : null;
	}

	/** A filter as it was given; empty where it does not narrow. */
	public String of(String name) {
		return given.getOrDefault(name, "");
	}

	/** How many times a week at least, as a reader writes it; empty where not given. */
	String perWeek(Locale reader) {
		NumberFormat format = NumberFormat.getNumberInstance(reader);
		format.setMaximumFractionDigits(4);
		return given.containsKey(PER_WEEK) ? format.format(Double.parseDouble(of(PER_WEEK))) : "";
	}

	/** Whether anything narrows. */
	public boolean narrows() {
		return !given.isEmpty();
	}

	/**
	 * The same as a condition.
	 * @param called the ids of the people whose names contain a text
	 */
	Condition condition(Function<String, Collection<String>> called, LocalDate today) {
		StringBuilder sql = new StringBuilder();
		Map<String, Object> values = new HashMap<>();
		values.put("today", today);
		TEXTS.forEach((name, part) -> and(sql, values, part, name, Records::containing));
		and(sql, values, " and pr.frequency_unit = :frequencyUnit", "frequencyUnit", value -> value);
		and(sql, values, " and pr.frequency_per_week >= :perWeek", "perWeek", Double::valueOf);
		and(sql, values, " and pr.impact = :impact", "impact", value -> value);
		and(sql, values, DUE.formatted(">= :dueFrom"), "dueFrom", IssueQuery::parsed);
		and(sql, values, DUE.formatted("<= :dueTo"), "dueTo", IssueQuery::parsed);
		and(sql, values, " and " + IssueStatus.IS, "status", value -> value);
		if (given.containsKey("responsible")) {
			Collection<String> people = called.apply(given.get("responsible"));
			values.put("people", people.isEmpty() ? List.of("") : people);
		}
		return new Condition(sql.toString(), values);
	}

	private void and(StringBuilder sql, Map<String, Object> values, String part, String name,
			Function<String, Object> value) {
		if (given.containsKey(name)) {
			sql.append(part);
			values.put(name, value.apply(given.get(name)));
		}
	}

	/** The same with another value of one filter; without it where that is empty. */
	IssueQuery with(String name, String value) {
		Map<String, String> changed = new LinkedHashMap<>(given);
		if (value.isEmpty()) {
			changed.remove(name);
		}
		else {
			changed.put(name, value);
		}
		return new IssueQuery(changed);
	}

	/** An address with this query. */
	String address(String path, int page) {
		return Paging.address(path, given, page);
	}

}
