package io.serviceloop.overview.issues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.project.ProjectEnded;
import io.serviceloop.project.Projects;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the issue list from the registers of problems, causes and actions; never more of
 * it at once than a page or a piece of a file.
 */
@Repository
class Issues {

	/** Of several causes {@code c} of a problem: the last one that is not refuted. */
	static final String LAST_CAUSE = """
			coalesce(c.verified, true) and not exists (select 1 from root_cause l where l.business_key = c.business_key
			  and l.problem_id = c.problem_id and coalesce(l.verified, true)
			  and (l.lap > c.lap or (l.lap = c.lap and l.attempt > c.attempt)))
			""";

	/** Issues of a piece of an export. */
	private static final int PIECE = 500;

	private static final String ORDER = " order by pr.business_key desc, coalesce(pr.problem_rank, 0), pr.id";

	private static final String BEHIND = """
			 and (pr.business_key < :key or (pr.business_key = :key and (coalesce(pr.problem_rank, 0) > :rank
			  or (coalesce(pr.problem_rank, 0) = :rank and pr.id > :id))))
			""";

	private static final String ROWS = """
			select pr.business_key, p.title, p.state, pr.id, pr.problem_rank, pr.priority, pr.type, pr.subtype,
			  pr.description, pr.frequency_count, pr.frequency_unit, pr.impact, pr.impact_note, pr.stage, c.root_cause,
			  c.cause_class, c.verified, a.lap, a.id as action_id, a.measure, a.department, a.responsible, a.due_date,
			  a.completed_on, %s as status
			from (%s) k join problem pr on pr.business_key = k.business_key and pr.id = k.id
			join project p on p.business_key = k.business_key
			left join root_cause c on c.business_key = k.business_key and c.problem_id = k.id and %s
			left join action a on a.business_key = k.business_key and a.problem_id = k.id and %s
			""" + ORDER + ", a.lap, length(a.id), a.id";

	private final JdbcClient jdbc;

	private final People people;

	private final EngineClock clock;

	Issues(JdbcClient jdbc, People people, EngineClock clock) {
		this.jdbc = jdbc;
		this.people = people;
		this.clock = clock;
	}

	/** Nothing moves any more: what became of the problems is kept. */
	@EventListener
	void ended(ProjectEnded project) {
		jdbc.sql(IssueStatus.KEEP).param("key", project.businessKey()).param("today", clock.today()).update();
	}

	/**
	 * A page of issues with the number of all that match.
	 *
	 * @param more whether there are more than {@code total}, behind which nobody counted
	 */
	record Page(List<Issue> items, long total, boolean more) {
	}

	/**
	 * For whom, and of which projects.
	 *
	 * @param project the one project; null for all that the reader may see
	 */
	record Scope(Projects.Reader reader, String project) {

		private String sql() {
			return " from problem pr join project p on p.business_key = pr.business_key where "
					+ ((project == null) ? reader.shown() : "pr.business_key = :project_key");
		}

		/** How many there are in all projects: of those that have ended it is kept. */
		private String all() {
			return "select coalesce(sum(coalesce(p.problems, (select count(*) from problem pr"
					+ " where pr.business_key = p.business_key))), 0) from project p where " + reader.shown();
		}

		private Map<String, Object> values() {
			Map<String, Object> values = new HashMap<>(reader.values());
			values.put("project_key", project);
			return values;
		}

	}

	/** Where a piece ended. */
	private record Last(String businessKey, int rank, String id) {
	}

	/**
	 * The issues that match, those of the latest projects first, in a project by their
	 * rank.
	 * @param most up to which number they are counted where something narrows, for it
	 * takes longer than reading a page of them; but always so far that a next page is
	 * known
	 */
	Page page(Scope scope, IssueQuery query, int page, int size, long most) {
		IssueQuery.Condition matching = query.condition(people::called, clock.today());
		Map<String, Object> values = values(scope, matching);
		values.put("size", size);
		values.put("first", (long) page * size);
		List<Issue> items = new ArrayList<>();
		read(scope.sql() + matching.sql(), " limit :size offset :first", values, new HashMap<>(), items::add);
		if (items.size() < size && (page == 0 || !items.isEmpty())) {
			return new Page(items, (long) page * size + items.size(), false);
		}
		if (!query.narrows() && scope.project() == null) {
			return new Page(items, jdbc.sql(scope.all()).params(values).query(Long.class).single(), false);
		}
		long counted = Math.max(most, (page + 1L) * size);
		long total = jdbc.sql(counted(scope.sql() + matching.sql() + " limit :counted"))
			.params(values)
			.param("counted", counted + 1)
			.query(Long.class)
			.single();
		return new Page(items, Math.min(total, counted), total > counted);
	}

	/**
	 * A statement that counts issues. They are found in a query of its own: H2 takes what
	 * {@link IssueStatus#OF} says of a project for a column of a query that counts, which
	 * must be the same in all rows.
	 */
	static String counted(String matching) {
		return "select count(*) from (select pr.id" + matching + ") found";
	}

	/**
	 * Hands on every issue that matches, in pieces: an export of a hundred thousand needs
	 * no more memory than one of a hundred.
	 */
	void each(Scope scope, IssueQuery query, Consumer<Issue> reader) {
		IssueQuery.Condition matching = query.condition(people::called, clock.today());
		Map<String, Object> values = values(scope, matching);
		values.put("size", PIECE);
		Map<String, String> names = new HashMap<>();
		Last last = read(scope.sql() + matching.sql(), " limit :size", values, names, reader);
		while (last != null) {
			values.put("key", last.businessKey());
			values.put("rank", last.rank());
			values.put("id", last.id());
			last = read(scope.sql() + matching.sql() + BEHIND, " limit :size", values, names, reader);
		}
	}

	private Map<String, Object> values(Scope scope, IssueQuery.Condition matching) {
		Map<String, Object> values = scope.values();
		values.putAll(matching.values());
		return values;
	}

	/**
	 * Reads a piece.
	 * @param names of the people that are known already, who are asked for once
	 * @return where it ended; null where nothing is behind it
	 */
	private Last read(String matching, String limit, Map<String, Object> values, Map<String, String> names,
			Consumer<Issue> reader) {
		String keys = "select pr.business_key, pr.id" + matching + ORDER + limit;
		Map<Last, Issue> piece = new LinkedHashMap<>();
		jdbc.sql(ROWS.formatted(IssueStatus.OF, keys, LAST_CAUSE, IssueStatus.LIVE))
			.params(values)
			.query((RowCallbackHandler) row -> {
				Last key = new Last(row.getString("business_key"), row.getInt("problem_rank"), row.getString("id"));
				Issue issue = piece.get(key);
				if (issue == null) {
					piece.put(key, issue = issue(row));
				}
				if (row.getString("action_id") != null) {
					issue.measures().add(measure(row));
				}
			});
		named(piece.values(), names);
		piece.values().forEach(reader);
		return (piece.size() < PIECE) ? null : piece.keySet().stream().reduce((earlier, later) -> later).get();
	}

	private void named(Collection<Issue> piece, Map<String, String> names) {
		Set<String> unknown = new TreeSet<>();
		piece.forEach(issue -> issue.measures().forEach(measure -> unknown.add(measure.responsible())));
		unknown.removeAll(names.keySet());
		names.putAll(people.names(unknown));
		piece.forEach(issue -> issue.measures()
			.replaceAll(measure -> measure.named(names.getOrDefault(measure.responsible(), measure.responsible()))));
	}

	private static Issue issue(ResultSet row) throws SQLException {
		return new Issue(row.getString("business_key"), row.getString("title"), row.getString("state"),
				row.getString("id"), row.getString("priority"), row.getString("type"), row.getString("subtype"),
				row.getString("description"), row.getDouble("frequency_count"), row.getString("frequency_unit"),
				row.getString("impact"), row.getString("impact_note"), row.getString("stage"),
				row.getString("root_cause"), row.getString("cause_class"), row.getObject("verified", Boolean.class),
				new ArrayList<>(), IssueStatus.valueOf(row.getString("status")));
	}

	private static Issue.Measure measure(ResultSet row) throws SQLException {
		return new Issue.Measure(row.getInt("lap"), row.getString("action_id"), row.getString("measure"),
				row.getString("department"), row.getString("responsible"), null,
				row.getObject("due_date", LocalDate.class), row.getObject("completed_on", LocalDate.class));
	}

}
