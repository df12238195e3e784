package io.serviceloop.overview.projects;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
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
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.project.Project;
import io.serviceloop.overview.Waits;
import io.serviceloop.project.Projects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the list of projects: one statement for the rows of a page, and one for each
 * register that completes them, however many there are.
 */
@Repository
public class ProjectList {

	/** Projects of a piece of an export. */
	private static final int PIECE = 200;

	private static final String FROM = " from project p ";

	private static final String DUE = FROM + "left join (" + EngineTables.NEXT_DUE
			+ ") w on w.business_key = p.business_key ";

	private static final String COLUMNS = """
			select p.business_key, p.title, p.service_line, p.state, p.lap, p.step, p.step_since, p.lead, p.process_owner,
			  p.opened_at, p.closed_at
			""";

	private final JdbcClient jdbc;

	private final ListedGoals goals;

	private final Waits waits;

	private final People people;

	private final EngineClock clock;

	ProjectList(JdbcClient jdbc, ListedGoals goals, Waits waits, People people, EngineClock clock) {
		this.jdbc = jdbc;
		this.goals = goals;
		this.waits = waits;
		this.people = people;
		this.clock = clock;
	}

	/** A page with the number of all that match. */
	public record Page<T>(List<T> items, long total) {
	}

	private record Row(String businessKey, String title, String serviceLine, String state, int lap, String step,
			LocalDateTime stepSince, String lead, String processOwner, LocalDateTime openedAt, LocalDateTime closedAt) {
	}

	/** A page of the list. */
	public Page<ListedProject> page(Projects.Reader reader, ProjectQuery query, int page, int size) {
		Narrowed narrowed = narrowed(reader, query);
		List<Row> rows = narrowed.page(COLUMNS, page, size, query).query(JsonColumns.rows(Row.class)).list();
		return new Page<>(completed(rows, true), narrowed.total(rows.size(), page, size));
	}

	/** A page of the same projects as their register has them. */
	public Page<Project> registered(Projects.Reader reader, ProjectQuery query, int page, int size) {
		Narrowed narrowed = narrowed(reader, query);
		List<Project> rows = narrowed.page("select p.*", page, size, query)
			.query(JsonColumns.rows(Project.class))
			.list();
		return new Page<>(rows, narrowed.total(rows.size(), page, size));
	}

	/**
	 * Hands on every project that matches, in the order of the query: the keys are read
	 * once, so that none is missed or told twice while others work; all else in pieces.
	 */
	void each(Projects.Reader reader, ProjectQuery query, Consumer<ListedProject> told) {
		Narrowed narrowed = narrowed(reader, query);
		List<String> keys = narrowed.all("select p.business_key", query).query(String.class).list();
		for (int from = 0; from < keys.size(); from += PIECE) {
			List<String> piece = keys.subList(from, Math.min(from + PIECE, keys.size()));
			Map<String, Row> rows = new HashMap<>();
			jdbc.sql(COLUMNS + FROM + "where p.business_key in (:keys)")
				.param("keys", piece)
				.query(JsonColumns.rows(Row.class))
				.list()
				.forEach(row -> rows.put(row.businessKey(), row));
			completed(piece.stream().map(rows::get).toList(), false).forEach(told);
		}
	}

	/**
	 * How the running projects that match lie over the seven steps, whichever step is
	 * looked at.
	 */
	public List<StepLoad> steps(Projects.Reader reader, ProjectQuery query) {
		Narrowed narrowed = narrowed(reader, query.with("step", "").with("state", ProjectQuery.RUNNING));
		LocalDate today = clock.today();
		return StepLoad
			.of(jdbc
				.sql("select p.step, cast(p.step_since as date) as since, count(*) as number,"
						+ " count(case when w.due < :today then 1 end) as late" + DUE + narrowed.where()
						+ " group by p.step, cast(p.step_since as date)")
				.params(narrowed.values())
				.query((row, number) -> {
					LocalDate since = row.getObject("since", LocalDate.class);
					return new StepLoad.Group(row.getString("step"),
							(since == null) ? null : ChronoUnit.DAYS.between(since, today), row.getLong("number"),
							row.getLong("late"));
				})
				.list());
	}

	/** What a reader may see of what a query asks for. */
	private record Narrowed(JdbcClient jdbc, String where, Map<String, Object> values) {

		JdbcClient.StatementSpec page(String columns, int page, int size, ProjectQuery query) {
			return jdbc.sql(sorted(columns, query) + " limit :size offset :first")
				.params(values)
				.param("size", size)
				.param("first", (long) page * size);
		}

		JdbcClient.StatementSpec all(String columns, ProjectQuery query) {
			return jdbc.sql(sorted(columns, query)).params(values);
		}

		private String sorted(String columns, ProjectQuery query) {
			return columns + ((query.sort() == ProjectSort.due) ? DUE : FROM) + where
					+ query.sort().sql(query.descending());
		}

		/** How many there are; of a page that is not full nobody has to count. */
		long total(int read, int page, int size) {
			if (read < size && (read > 0 || page == 0)) {
				return (long) page * size + read;
			}
			return jdbc.sql("select count(*)" + FROM + where).params(values).query(Long.class).single();
		}

	}

	private Narrowed narrowed(Projects.Reader reader, ProjectQuery query) {
		ProjectQuery.Condition condition = query.condition(new ProjectQuery.Meant(people::called, waits::groupsCalled),
				clock.today());
		Map<String, Object> values = new HashMap<>(condition.values());
		values.putAll(reader.values());
		return new Narrowed(jdbc, "where" + reader.shown() + condition.sql(), values);
	}

	private List<ListedProject> completed(List<Row> rows, boolean drawn) {
		LocalDate today = clock.today();
		Map<String, LocalDate> opened = new LinkedHashMap<>();
		rows.forEach(row -> opened.put(row.businessKey(), row.openedAt().toLocalDate()));
		Set<String> running = new TreeSet<>();
		rows.stream()
			.filter(row -> row.state().equals(ProjectQuery.RUNNING))
			.forEach(row -> running.add(row.businessKey()));
		List<Waits.Open> open = waits.open(running);
		Map<String, LocalDate> observed = waits.observed(running);
		Map<String, String> names = people.names(named(rows, open));
		Map<String, List<Waits.Wait>> waiting = waits.named(open, names);
		Map<String, List<ListedGoal>> listed = goals.of(opened, drawn);
		return rows.stream().map(row -> {
			String key = row.businessKey();
			return new ListedProject(key, row.title(), row.serviceLine(), row.state(), row.lap(), row.step(),
					day(row.stepSince()), names.getOrDefault(row.lead(), row.lead()),
					names.getOrDefault(row.processOwner(), row.processOwner()), day(row.openedAt()),
					day(row.closedAt()), waiting.getOrDefault(key, List.of()),
					waiting.containsKey(key) ? null : observed.get(key), listed.getOrDefault(key, List.of()), today);
		}).toList();
	}

	private static Collection<String> named(List<Row> rows, List<Waits.Open> open) {
		Collection<String> ids = new TreeSet<>();
		rows.forEach(row -> ids.addAll(List.of(row.lead(), row.processOwner())));
		List<String> waitedFor = new ArrayList<>();
		open.forEach(task -> task.people().forEach(waitedFor::add));
		ids.addAll(waitedFor);
		return ids;
	}

	private static LocalDate day(LocalDateTime moment) {
		return (moment == null) ? null : moment.toLocalDate();
	}

}
