package io.serviceloop.audit.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.serviceloop.audit.reader.Filters;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Violation;

/**
 * Which records are looked at.
 *
 * @param filters as they stand in the address
 */
record RecordQuery(Filters filters) {

	private static final Filters.Kinds KINDS = new Filters.Kinds(
			List.of("project", "person", "what", "task", "outcome", "from", "to", "definition", "decision", "rule",
					"interventions"),
			Map.of("outcome", List.of("done", "refused"), "interventions", List.of("true")), Set.of());

	/** Columns in which something is exactly so. */
	private static final Map<String, String> EXACT = Map.of("project", "business_key", "what", "what", "task",
			"task_key", "outcome", "outcome");

	/**
	 * A condition to follow others.
	 *
	 * @param sql on {@code audit_record r}
	 */
	record Condition(String sql, Map<String, Object> values) {
	}

	static RecordQuery of(Map<String, String> given, List<Violation> wrong) {
		return new RecordQuery(Filters.of(given, KINDS, wrong));
	}

	/**
	 * The same as a condition.
	 * @param meant the ids of the people whom a text means
	 */
	Condition condition(Function<String, Collection<String>> meant) {
		StringBuilder sql = new StringBuilder();
		Map<String, Object> values = new HashMap<>();
		EXACT.forEach((name, column) -> {
			if (filters.has(name)) {
				sql.append(" and r.").append(column).append(" = :").append(name);
				values.put(name, filters.of(name));
			}
		});
		if (filters.has("person")) {
			sql.append(" and (r.person in (:people) or r.for_person in (:people))");
			values.put("people", meant.apply(filters.of("person")));
		}
		if (filters.has("from")) {
			sql.append(" and r.made_at >= :from");
			values.put("from", Filters.utc(filters.begin()));
		}
		if (filters.has("to")) {
			sql.append(" and r.made_at < :to");
			values.put("to", Filters.utc(filters.end()));
		}
		if (filters.has("definition")) {
			String definition = filters.of("definition");
			// A process, one of its versions by number, or by its id.
			long parts = definition.chars().filter(sign -> sign == ':').count();
			sql.append((parts == 0) ? " and r.process_key = :definition"
					: (parts == 1) ? " and r.definition_id like :definition" : " and r.definition_id = :definition");
			values.put("definition", (parts == 1) ? likely(definition + ":") + "%" : definition);
		}
		if (filters.has("decision")) {
			sql.append(" and r.decisions like :decision");
			values.put("decision", "%\"decision\":" + likely(Json.text(filters.of("decision"))) + "%");
		}
		if (filters.has("rule")) {
			sql.append(" and r.decisions like :rule");
			values.put("rule", "%\"rules\":[%" + likely(Json.text(filters.of("rule"))) + "%");
		}
		if (filters.has("interventions")) {
			sql.append(" and ").append(Interventions.SQL);
		}
		return new Condition(sql.toString(), values);
	}

	private static String likely(String text) {
		return text.replaceAll("([\\\\%_])", "\\\\$1");
	}

}
