package io.serviceloop.audit.process;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.serviceloop.audit.reader.Against;
import io.serviceloop.audit.reader.Filters;
import io.serviceloop.audit.record.Interventions;
import io.serviceloop.audit.trail.TasksDone;
import io.serviceloop.loop.engine.HistoryTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is said of the process, over the projects that ran in a period. */
@Repository
class ProcessReader {

	/** More projects are not looked at: the latest are. */
	static final int MOST = 2_000;

	/** So many pairs of people are told. */
	private static final int MOST_HANDINGS = 12;

	private static final int PIECE = 100;

	private static final String ATTEMPTS = """
			select task_key, count(*) as number from audit_record
			where outcome = 'refused' and what = 'completeTask' and task_key is not null and business_key in (:keys) group by task_key
			""";

	private static final String HANDS = "select count(*) from audit_record r where r.business_key in (:keys) and "
			+ Interventions.SQL;

	private final JdbcClient jdbc;

	private final TasksDone tasks;

	ProcessReader(JdbcClient jdbc, TasksDone tasks) {
		this.jdbc = jdbc;
		this.tasks = tasks;
	}

	/**
	 * What was read.
	 *
	 * @param projects how many were looked at
	 * @param more whether there were more
	 * @param refused by task: how often it decided against
	 * @param sentBack by task: how often it sent work back
	 * @param attempts by task: how often an answer was refused
	 * @param laps how many projects have come to each lap and not further
	 * @param interventions how often somebody took a hand
	 */
	record Read(int projects, boolean more, List<StepFigures> steps, List<Handing> handings, Map<String, Long> refused,
			Map<String, Long> sentBack, Map<String, Long> attempts, Map<Integer, Long> laps, long interventions) {
	}

	Read of(Filters period) {
		Map<String, Object> values = new HashMap<>();
		StringBuilder ran = new StringBuilder("select p.business_key, p.lap from project p where 1 = 1");
		add(ran, values, "from", " and (p.closed_at is null or p.closed_at >= :from)", period.begin());
		add(ran, values, "to", " and p.opened_at < :to", period.end());
		Map<Integer, Long> laps = new TreeMap<>();
		List<String> found = jdbc.sql(ran + " order by p.opened_at desc, p.business_key desc limit " + (MOST + 1))
			.params(values)
			.query((row, number) -> {
				if (number < MOST) {
					laps.merge(row.getInt("lap"), 1L, Long::sum);
				}
				return row.getString("business_key");
			})
			.list();
		List<String> keys = found.subList(0, Math.min(MOST, found.size()));
		ProcessFigures figures = new ProcessFigures();
		Map<String, Instant> due = new HashMap<>();
		Map<String, Long> refused = new HashMap<>();
		Map<String, Long> sentBack = new HashMap<>();
		Map<String, Long> attempts = new HashMap<>();
		long interventions = 0;
		for (int from = 0; from < keys.size(); from += PIECE) {
			List<String> piece = keys.subList(from, Math.min(from + PIECE, keys.size()));
			due.clear();
			jdbc.sql(HistoryTables.DUE_OF_PROJECTS).param("keys", piece).query(row -> {
				Timestamp day = row.getTimestamp("due");
				due.put(row.getString("id"), day.toInstant());
			});
			tasks.forEach(piece, (key, done) -> figures.add(done, due));
			count(Against.COUNTED, piece, refused);
			count(Against.SENT_BACK, piece, sentBack);
			count(ATTEMPTS, piece, attempts);
			interventions += jdbc.sql(HANDS).param("keys", piece).query(Long.class).single();
		}
		return new Read(keys.size(), found.size() > MOST, figures.steps(), figures.handings(MOST_HANDINGS), refused,
				sentBack, attempts, laps, interventions);
	}

	private static void add(StringBuilder sql, Map<String, Object> values, String name, String part,
			LocalDateTime value) {
		if (value != null) {
			sql.append(part);
			values.put(name, value);
		}
	}

	private void count(String sql, List<String> keys, Map<String, Long> counts) {
		jdbc.sql(sql).param("keys", keys).query(row -> {
			if (row.getLong("number") > 0) {
				counts.merge(row.getString("task_key"), row.getLong("number"), Long::sum);
			}
		});
	}

}
