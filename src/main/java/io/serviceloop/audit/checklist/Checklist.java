package io.serviceloop.audit.checklist;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.audit.reader.Filters;
import io.serviceloop.audit.record.Interventions;
import io.serviceloop.audit.trail.TasksDone;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.HistoryTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Goes through the projects that ran in a period, and finds what the rules look for. */
@Repository
class Checklist {

	/** More projects are not looked at: the latest are. */
	static final int MOST = 2_000;

	private static final int PIECE = 100;

	private static final String DECISIONS = """
			select business_key, 'plan' as kind, lap, cast(null as varchar(64)) as subject, cast(null as varchar(64)) as author,
			  decided_by, approved, decided_at as at from plan_decision where business_key in (:keys)
			union all select business_key, 'effort', lap, null, null, effort_by, effort_approved, coalesce(effort_at, decided_at)
			  from plan_decision where effort_by is not null and business_key in (:keys)
			union all select business_key, 'cause', lap, problem_id, author, verified_by, verified, verified_at
			  from root_cause where verified_by is not null and business_key in (:keys)
			union all select business_key, 'pilot', lap, action_id, reported_by, decided_by, decision = 'rollOut', decided_at
			  from pilot_round where decided_by is not null and business_key in (:keys)
			union all select business_key, 'standard', coalesce(lap, 1), substring(title from 1 for 60), written_by, decided_by,
			  approved, decided_at from handbook_version where decided_by is not null and business_key in (:keys)
			""";

	private static final String RECORDED = """
			select business_key, task_id from audit_record
			where business_key in (:keys) and outcome = 'done' and what = 'completeTask' and task_id is not null
			""";

	private static final String HANDS = """
			select r.business_key, r.id, r.person, r.what, r.made_at from audit_record r where r.business_key in (:keys) and
			"""
			+ Interventions.SQL + " order by r.id";

	private static final String DEEDS = """
			select person, made_at from audit_record
			where person is not null and outcome = 'done' and made_at >= :from and made_at < :to
			""";

	private final JdbcClient jdbc;

	private final TasksDone tasks;

	private final EngineClock clock;

	Checklist(JdbcClient jdbc, TasksDone tasks, EngineClock clock) {
		this.jdbc = jdbc;
		this.tasks = tasks;
		this.clock = clock;
	}

	/**
	 * What was found.
	 *
	 * @param projects how many were looked at
	 * @param more whether there were more
	 * @param findings the gravest first, of these the latest
	 */
	record Found(int projects, boolean more, List<Finding> findings) {
	}

	private record Known(String state, String lead) {
	}

	/** The period has both ends. */
	Found in(Filters period) {
		Map<String, Known> known = new LinkedHashMap<>();
		jdbc.sql(
				"""
						select p.business_key, p.state, p.lead from project p
						where (p.closed_at is null or p.closed_at >= :from) and p.opened_at < :to and (:key = '' or p.business_key = :key)
						order by p.opened_at desc, p.business_key desc limit :most
						""")
			.param("from", period.begin())
			.param("to", period.end())
			.param("key", period.of("project"))
			.param("most", MOST + 1)
			.query(row -> {
				known.put(row.getString("business_key"), new Known(row.getString("state"), row.getString("lead")));
			});
		List<String> keys = List.copyOf(known.keySet()).subList(0, Math.min(MOST, known.size()));
		Instant since = jdbc.sql("select min(made_at) from audit_record")
			.query((row, number) -> moment(row.getObject(1, LocalDateTime.class)))
			.list()
			.get(0);
		List<Finding> findings = new ArrayList<>();
		for (int from = 0; from < keys.size(); from += PIECE) {
			look(keys.subList(from, Math.min(from + PIECE, keys.size())), known, since, findings);
		}
		// What lies outside of the period was another audit's.
		Instant begin = period.begin().atZone(EngineClock.zone()).toInstant();
		Instant end = period.end().atZone(EngineClock.zone()).toInstant();
		findings.removeIf(one -> one.at() != null && (one.at().isBefore(begin) || !one.at().isBefore(end)));
		if (!period.has("project")) {
			findings.addAll(unusualHours(period, since));
		}
		findings.sort(Comparator.comparing(Finding::severity)
			.thenComparing(Finding::at, Comparator.nullsLast(Comparator.reverseOrder())));
		return new Found(keys.size(), known.size() > MOST, findings);
	}

	private List<Finding> unusualHours(Filters period, Instant since) {
		UnusualHours hours = new UnusualHours();
		if (since == null) {
			return List.of();
		}
		LocalDateTime first = since.atZone(EngineClock.zone()).toLocalDate().atStartOfDay();
		LocalDateTime end = period.end();
		// Day by day: all of them at once would be more than fits.
		for (LocalDateTime day = period.begin().isAfter(first) ? period.begin() : first; day
			.isBefore(end); day = day.plusDays(1)) {
			jdbc.sql(DEEDS).param("from", Filters.utc(day)).param("to", Filters.utc(day.plusDays(1))).query(row -> {
				hours.add(row.getString("person"), Filters.house(row.getObject("made_at", LocalDateTime.class)));
			});
		}
		return hours.found();
	}

	private void look(List<String> keys, Map<String, Known> known, Instant since, List<Finding> findings) {
		Map<String, List<Case.Decided>> decisions = new HashMap<>();
		jdbc.sql(DECISIONS).param("keys", keys).query(row -> {
			LocalDateTime at = row.getObject("at", LocalDateTime.class);
			decisions.computeIfAbsent(row.getString("business_key"), key -> new ArrayList<>())
				.add(new Case.Decided(row.getString("kind"), row.getInt("lap"), row.getString("subject"),
						row.getString("author"), row.getString("decided_by"), row.getObject("approved", Boolean.class),
						(at == null) ? null : at.atZone(EngineClock.zone()).toInstant()));
		});
		Map<String, Instant> due = new HashMap<>();
		jdbc.sql(HistoryTables.DUE_OF_PROJECTS).param("keys", keys).query(row -> {
			Timestamp day = row.getTimestamp("due");
			due.put(row.getString("id"), day.toInstant());
		});
		Map<String, Set<String>> recorded = new HashMap<>();
		jdbc.sql(RECORDED).param("keys", keys).query(row -> {
			recorded.computeIfAbsent(row.getString("business_key"), key -> new HashSet<>())
				.add(row.getString("task_id"));
		});
		Map<String, List<Case.Hand>> hands = new HashMap<>();
		jdbc.sql(HANDS).param("keys", keys).query(row -> {
			hands.computeIfAbsent(row.getString("business_key"), key -> new ArrayList<>())
				.add(new Case.Hand(row.getLong("id"), row.getString("person"), row.getString("what"),
						moment(row.getObject("made_at", LocalDateTime.class))));
		});
		Map<String, List<Case.Led>> led = new HashMap<>();
		jdbc.sql(HistoryTables.LED).param("keys", keys).query(row -> {
			led.computeIfAbsent(row.getString("business_key"), key -> new ArrayList<>())
				.add(new Case.Led(row.getString("person"), row.getTimestamp("at").toInstant()));
		});
		tasks.forEach(keys, (key, done) -> {
			Case project = new Case(key, known.get(key).state(), known.get(key).lead(),
					decisions.getOrDefault(key, List.of()), done, due, recorded.getOrDefault(key, Set.of()), since,
					hands.getOrDefault(key, List.of()), led.getOrDefault(key, List.of()));
			Rules.ALL.forEach(rule -> findings.addAll(rule.in(project)));
		});
	}

	/** Of a record. */
	private static Instant moment(LocalDateTime utc) {
		return (utc == null) ? null : utc.toInstant(ZoneOffset.UTC);
	}

	/** The usual period: the last days, today included. */
	Filters usual(Filters given, int days) {
		Filters period = given.has("to") ? given : given.with("to", clock.today().toString());
		return period.has("from") ? period : period.with("from", period.day("to").minusDays(days).toString());
	}

}
