package io.serviceloop.audit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serviceloop.audit.export.LoggedEvent.Handed;
import io.serviceloop.audit.export.LoggedEvent.Step;
import io.serviceloop.audit.export.LoggedProject.Facts;
import io.serviceloop.audit.export.LoggedProject.Registers;
import io.serviceloop.audit.export.LoggedProject.Row;
import io.serviceloop.audit.trail.Laps;
import io.serviceloop.audit.trail.TaskDone;
import io.serviceloop.audit.trail.TasksDone;
import io.serviceloop.loop.engine.HistoryTables;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Repository;

/**
 * Reads projects for logs: the keys once, so that none is missed or told twice while
 * others work, and all else in pieces, with as many statements for each whatever is in
 * it.
 */
@Repository
class LoggedProjects {

	/** So many projects are in memory. */
	private static final int PIECE = 100;

	private final JdbcClient jdbc;

	private final TasksDone tasks;

	LoggedProjects(JdbcClient jdbc, TasksDone tasks) {
		this.jdbc = jdbc;
		this.tasks = tasks;
	}

	/** The keys of those that match, in the order in which they were opened. */
	List<String> keys(LogQuery query) {
		return jdbc
			.sql("select p.business_key from project p where p.state is not null" + query.sql()
					+ " order by p.opened_at, p.business_key")
			.params(query.values())
			.query(String.class)
			.list();
	}

	/** What takes a project as a log tells it. */
	interface Taker {

		void take(LoggedProject project) throws IOException;

	}

	/**
	 * Hands projects on, in the order of their keys.
	 * @param registers whether what the steps have filed is read too
	 */
	void each(List<String> keys, boolean registers, boolean automatic, Taker taker) throws IOException {
		try {
			for (int from = 0; from < keys.size(); from += PIECE) {
				List<String> piece = keys.subList(from, Math.min(from + PIECE, keys.size()));
				new Piece(piece, registers, automatic).hand(taker);
			}
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	/** What is read at once. */
	private final class Piece {

		private final List<String> keys;

		private final Map<String, Facts> facts = new HashMap<>();

		private final Map<String, List<Handed>> handed;

		private final Map<String, List<Step>> steps;

		private final Filed filed;

		Piece(List<String> keys, boolean registers, boolean automatic) {
			this.keys = keys;
			of("project", "t.business_key", Facts.class).forEach(one -> facts.put(one.businessKey(), one));
			handed = grouped(jdbc.sql(HistoryTables.HANDED)
				.param("keys", keys)
				.query((row, number) -> new Handed(row.getString("task"), row.getString("person"), moment(row, "at")))
				.list(), Handed::task);
			steps = automatic ? steps() : Map.of();
			filed = registers ? new Filed(this) : null;
		}

		void hand(Taker taker) {
			tasks.forEach(keys, (key, done) -> {
				try {
					taker.take(project(key, done));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}

		private LoggedProject project(String key, List<TaskDone> done) {
			return new LoggedProject(facts.get(key), LoggedEvent.of(done, handed, steps.getOrDefault(key, List.of())),
					(filed == null) ? Registers.NONE : filed.of(key));
		}

		private Map<String, List<Step>> steps() {
			Laps laps = Laps.of(jdbc, keys);
			return grouped(
					jdbc.sql(HistoryTables.STEPS).param("keys", keys).query((row, number) -> step(row, laps)).list(),
					Step::businessKey);
		}

		/** The rows of a register, with nothing but what is told of them. */
		private <T> List<T> of(String table, String order, Class<T> type) {
			String columns = Arrays.stream(type.getRecordComponents())
				.map(one -> "t." + JdbcUtils.convertPropertyNameToUnderscoreName(one.getName()))
				.collect(Collectors.joining(", "));
			return jdbc
				.sql("select " + columns + " from " + table + " t where t.business_key in (:keys) order by " + order)
				.param("keys", keys)
				.query(JsonColumns.rows(type))
				.list();
		}

		private <T extends Row> Map<String, List<T>> by(String table, String order, Class<T> type) {
			return grouped(of(table, order, type), Row::businessKey);
		}

	}

	/** The registers of a piece. */
	private static final class Filed {

		private final Map<String, List<LoggedProject.Goal>> goals;

		private final Map<String, List<LoggedProject.Measured>> measured;

		private final Map<String, List<LoggedProject.Problem>> problems;

		private final Map<String, List<LoggedProject.Override>> overrides;

		private final Map<String, List<LoggedProject.Cause>> causes;

		private final Map<String, List<LoggedProject.Action>> actions;

		private final Map<String, List<LoggedProject.Standard>> standards;

		Filed(Piece piece) {
			goals = piece.by("goal", "t.id", LoggedProject.Goal.class);
			measured = piece.by("measurement", "t.lap, t.goal_id", LoggedProject.Measured.class);
			problems = piece.by("problem", "t.id", LoggedProject.Problem.class);
			overrides = piece.by("problem_selection", "t.lap, t.problem_id", LoggedProject.Override.class);
			causes = piece.by("root_cause", "t.lap, t.problem_id, t.attempt", LoggedProject.Cause.class);
			actions = piece.by("action", "t.lap, t.id", LoggedProject.Action.class);
			standards = piece.by("handbook_version", "t.id", LoggedProject.Standard.class);
		}

		Registers of(String key) {
			return new Registers(in(goals, key), in(measured, key), in(problems, key), in(overrides, key),
					in(causes, key), in(actions, key), in(standards, key));
		}

		private static <T> List<T> in(Map<String, List<T>> rows, String key) {
			return rows.getOrDefault(key, List.of());
		}

	}

	private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> by) {
		return rows.stream().collect(Collectors.groupingBy(by));
	}

	private static Step step(ResultSet row, Laps laps) throws SQLException {
		Instant began = moment(row, "began");
		String key = row.getString("business_key");
		String instance = row.getString("instance_id");
		long sequence = row.getLong("sequence");
		return new Step(key, row.getString("id"), row.getString("process"), row.getString("definition_id"),
				row.getInt("version"), instance, row.getString("kind"), row.getString("step_key"),
				row.getString("name"), began, moment(row, "ended"), laps.at(key, instance, began, sequence),
				row.getString("subject"), sequence);
	}

	private static Instant moment(ResultSet row, String column) throws SQLException {
		Timestamp moment = row.getTimestamp(column);
		return (moment == null) ? null : moment.toInstant();
	}

}
