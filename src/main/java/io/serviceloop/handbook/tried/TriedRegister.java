package io.serviceloop.handbook.tried;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.project.Projects;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads from the registers of the steps what was tried in projects and measured. */
@Repository
class TriedRegister {

	private static final String ROWS = """
			select r.business_key, p.title, r.problem_id, r.lap, pr.type, pr.stage, pr.description, r.root_cause,
			  r.cause_class, a.id as action_id, a.kind, a.measure, a.stopped_at, g.name as metric, g.unit, g.direction,
			  m.baseline, m.after_value, m.attainment, (m.met and m.guard_accepted is distinct from false) as met, m.proven
			from root_cause r join project p on p.business_key = r.business_key
			join problem pr on pr.business_key = r.business_key and pr.id = r.problem_id
			join measurement m on m.business_key = r.business_key and m.goal_id = pr.goal_id and m.lap = r.lap
			  and m.met is not null
			left join goal g on g.business_key = r.business_key and g.id = pr.goal_id
			join action a on a.business_key = r.business_key and a.problem_id = r.problem_id and a.lap = r.lap
			  and a.dropped_at is null and (a.completed_on is not null or a.stopped_at is not null)
			where r.verified %s
			order by r.business_key desc, r.lap desc, length(r.problem_id), r.problem_id, length(a.id), a.id
			""";

	private final JdbcClient jdbc;

	TriedRegister(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Something that changes when the rest would: a measurement came, what it damaged was
	 * decided on, or a recipe came or went. The measurements of the last day are counted:
	 * one that was made before another may be written after it, but not a day.
	 */
	String stamp() {
		return jdbc.sql("""
				select (select count(*) from measurement where measured_at >
				    (select max(measured_at) from measurement) - interval '1' day) as measured,
				  (select max(measured_at) from measurement) as last,
				  (select max(guard_at) from evaluation) as decided, (select count(*) from recipe) as recipes,
				  (select max(read_at) from recipe) as recipe
				""").query((row, number) -> {
			List<String> parts = new ArrayList<>();
			for (int column = 1; column <= 5; column++) {
				parts.add(String.valueOf(row.getObject(column)));
			}
			return String.join("|", parts);
		}).single();
	}

	/** All that was tried in projects, the latest first. */
	List<Tried> all() {
		return read("", Map.of());
	}

	/** What was tried in a project, in all laps. */
	List<Tried> of(String businessKey) {
		return read("and r.business_key = :key", Map.of("key", businessKey));
	}

	/** Some of it, by its ids. */
	Map<String, Tried> some(Collection<TriedIndex.Known> wanted) {
		List<Object[]> keys = wanted.stream()
			.filter(one -> one.businessKey() != null)
			.map(one -> new Object[] { one.businessKey(), one.problemId(), one.lap() })
			.toList();
		Map<String, Tried> found = new HashMap<>();
		if (!keys.isEmpty()) {
			read("and (r.business_key, r.problem_id, r.lap) in (:keys)", Map.of("keys", keys))
				.forEach(tried -> found.put(tried.id(), tried));
		}
		return found;
	}

	/** The projects that a reader sees; null for all of them. */
	Set<String> shown(Projects.Reader reader) {
		return reader.all() ? null
				: new HashSet<>(jdbc.sql("select p.business_key from project p where " + reader.shown())
					.params(reader.values())
					.query(String.class)
					.list());
	}

	private List<Tried> read(String which, Map<String, ?> values) {
		Map<String, Tried> found = new LinkedHashMap<>();
		Set<String> seen = new HashSet<>();
		jdbc.sql(ROWS.formatted(which)).params(values).query((RowCallbackHandler) row -> {
			String id = id(row.getString("business_key"), row.getString("problem_id"), row.getInt("lap"));
			Tried tried = found.get(id);
			if (tried == null) {
				found.put(id, tried = tried(id, row));
			}
			if (seen.add(id + " " + row.getString("action_id"))) {
				tried.measures()
					.add(new Tried.Measure(row.getString("kind"), row.getString("measure"),
							row.getObject("stopped_at") != null));
			}
		});
		return List.copyOf(found.values());
	}

	/** The id of what was tried in a project. */
	static String id(String businessKey, String problemId, int lap) {
		return Stream.of(businessKey, String.valueOf(lap), problemId).reduce((one, other) -> one + "/" + other).get();
	}

	private static Tried tried(String id, ResultSet row) throws SQLException {
		return new Tried(id, row.getString("business_key"), row.getString("title"), null, row.getInt("lap"),
				row.getString("type"), row.getString("stage"), row.getString("description"),
				row.getString("root_cause"), row.getString("cause_class"), new ArrayList<>(),
				new Tried.Effect(row.getString("metric"), row.getString("unit"), row.getString("direction"),
						row.getObject("baseline", Double.class), row.getObject("after_value", Double.class),
						row.getObject("attainment", Double.class), row.getBoolean("met"), row.getString("proven")));
	}

}
