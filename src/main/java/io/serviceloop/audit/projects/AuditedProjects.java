package io.serviceloop.audit.projects;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the projects of an audit: one statement for the rows of a page, and one for each
 * register that completes them, however many there are.
 */
@Repository
class AuditedProjects {

	/** More than these are not counted. */
	static final int MOST_COUNTED = 10_000;

	/** Projects of a piece of an export. */
	private static final int PIECE = 200;

	private static final String FROM = " from project p where 1 = 1";

	private static final String COLUMNS = """
			select p.business_key, p.title, p.service_line, p.state, p.lap, p.step, p.lead, p.process_owner, p.opened_at,
			  p.closed_at
			""";

	/** Who decided, each of the registers that knows it. */
	private static final String APPROVERS = """
			select business_key, decided_by as person from plan_decision where business_key in (:keys)
			union select business_key, effort_by from plan_decision where business_key in (:keys)
			union select business_key, verified_by from root_cause where business_key in (:keys)
			union select business_key, decided_by from pilot_round where business_key in (:keys)
			union select business_key, decided_by from handbook_version where business_key in (:keys)
			union select business_key, decided_by from evaluation where business_key in (:keys)
			union select business_key, guard_by from evaluation where business_key in (:keys)
			union select business_key, launch_by from project where business_key in (:keys)
			""";

	private static final String PRIORITIES = """
			select r.business_key, min(coalesce(s.given, r.priority)) as priority, sum(coalesce(s.number, 0)) as overridden
			from problem r left join (select business_key, problem_id, min(override_priority) as given, count(*) as number
			    from problem_selection where override_priority is not null and business_key in (:keys)
			    group by business_key, problem_id) s
			  on s.business_key = r.business_key and s.problem_id = r.id
			where r.business_key in (:keys) group by r.business_key
			""";

	private static final String GOALS = """
			select g.business_key, count(*) as goals, count(m.goal_id) as measured,
			  count(case when m.met or coalesce(m.guard_accepted, false) then 1 end) as met
			from goal g left join measurement m on m.business_key = g.business_key and m.goal_id = g.id
			  and m.attainment is not null and m.lap = (select max(l.lap) from measurement l
			    where l.business_key = g.business_key and l.attainment is not null)
			where g.business_key in (:keys) group by g.business_key
			""";

	private final JdbcClient jdbc;

	private final People people;

	AuditedProjects(JdbcClient jdbc, People people) {
		this.jdbc = jdbc;
		this.people = people;
	}

	private record Row(String businessKey, String title, String serviceLine, String state, int lap, String step,
			String lead, String processOwner, LocalDateTime openedAt, LocalDateTime closedAt) {
	}

	private record Priority(String businessKey, String priority, int overridden) {
	}

	private record Goals(String businessKey, int goals, int measured, int met) {
	}

	/** A page. */
	List<AuditedProject> page(AuditQuery query, int page, int size) {
		AuditQuery.Condition condition = query.condition(this::meant);
		return completed(jdbc
			.sql(COLUMNS + FROM + condition.sql() + query.sort().sql(query.descending()) + " limit :size offset :first")
			.params(condition.values())
			.param("size", size)
			.param("first", (long) page * size)
			.query(JsonColumns.rows(Row.class))
			.list());
	}

	/** How many there are; one more than are counted where there are more. */
	long total(AuditQuery query) {
		AuditQuery.Condition condition = query.condition(this::meant);
		return jdbc.sql("select count(*) from (select 1 as one" + FROM + condition.sql() + " limit :most) c")
			.params(condition.values())
			.param("most", MOST_COUNTED + 1)
			.query(Long.class)
			.single();
	}

	/** Hands on all of them: the keys are read once, all else in pieces. */
	void each(AuditQuery query, Consumer<AuditedProject> told) {
		AuditQuery.Condition condition = query.condition(this::meant);
		List<String> keys = jdbc
			.sql("select p.business_key" + FROM + condition.sql() + query.sort().sql(query.descending()))
			.params(condition.values())
			.query(String.class)
			.list();
		for (int from = 0; from < keys.size(); from += PIECE) {
			List<String> piece = keys.subList(from, Math.min(from + PIECE, keys.size()));
			Map<String, Row> rows = new HashMap<>();
			jdbc.sql(COLUMNS + FROM + " and p.business_key in (:keys)")
				.param("keys", piece)
				.query(JsonColumns.rows(Row.class))
				.list()
				.forEach(row -> rows.put(row.businessKey(), row));
			completed(piece.stream().map(rows::get).toList()).forEach(told);
		}
	}

	/** Those whose names contain a text, and the one whose id it is. */
	private Collection<String> meant(String text) {
		Set<String> meant = new HashSet<>(people.called(text));
		meant.add(text);
		return meant;
	}

	private List<AuditedProject> completed(List<Row> rows) {
		if (rows.isEmpty()) {
			return List.of();
		}
		List<String> keys = rows.stream().map(Row::businessKey).toList();
		Map<String, Set<String>> approvers = new HashMap<>();
		Set<String> ids = new TreeSet<>();
		jdbc.sql(APPROVERS).param("keys", keys).query(row -> {
			if (row.getString("person") != null) {
				approvers.computeIfAbsent(row.getString("business_key"), key -> new TreeSet<>())
					.add(row.getString("person"));
				ids.add(row.getString("person"));
			}
		});
		rows.forEach(row -> ids.addAll(List.of(row.lead(), row.processOwner())));
		Map<String, String> names = people.names(ids);
		Map<String, Priority> priorities = new LinkedHashMap<>();
		jdbc.sql(PRIORITIES)
			.param("keys", keys)
			.query(JsonColumns.rows(Priority.class))
			.list()
			.forEach(row -> priorities.put(row.businessKey(), row));
		Map<String, Goals> goals = new LinkedHashMap<>();
		jdbc.sql(GOALS)
			.param("keys", keys)
			.query(JsonColumns.rows(Goals.class))
			.list()
			.forEach(row -> goals.put(row.businessKey(), row));
		List<AuditedProject> completed = new ArrayList<>();
		for (Row row : rows) {
			String key = row.businessKey();
			Priority priority = priorities.getOrDefault(key, new Priority(key, null, 0));
			Goals of = goals.getOrDefault(key, new Goals(key, 0, 0, 0));
			completed.add(new AuditedProject(key, row.title(), row.serviceLine(), row.state(), row.lap(), row.step(),
					called(row.lead(), names), called(row.processOwner(), names), row.openedAt().toLocalDate(),
					(row.closedAt() == null) ? null : row.closedAt().toLocalDate(), priority.priority(),
					priority.overridden(), of.goals(), (of.measured() == 0) ? null : of.met(),
					approvers.getOrDefault(key, Set.of()).stream().map(id -> called(id, names)).sorted().toList()));
		}
		return completed;
	}

	private static String called(String id, Map<String, String> names) {
		return names.getOrDefault(id, id);
	}

}
