package io.serviceloop.audit.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.serviceloop.loop.engine.HistoryTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tasks of projects, from their beginning to this day. */
@Repository
public class TasksDone {

	/** So many projects are read at once. */
	private static final int PIECE = 100;

	private final JdbcClient jdbc;

	TasksDone(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** All tasks of a project, in the order in which they came. */
	public List<TaskDone> of(String businessKey) {
		return piece(List.of(businessKey)).getOrDefault(businessKey, List.of());
	}

	/**
	 * Hands over the tasks of each of many projects, in the order of the keys: two
	 * statements for a hundred projects, and no more than those in memory.
	 * @param keys in the order in which they are wanted; read once
	 * @param reader gets a key and the tasks of that project, which may be none
	 */
	public void forEach(Iterable<String> keys, BiConsumer<String, List<TaskDone>> reader) {
		List<String> next = new ArrayList<>(PIECE);
		for (String key : keys) {
			next.add(key);
			if (next.size() == PIECE) {
				handOver(next, reader);
				next.clear();
			}
		}
		handOver(next, reader);
	}

	private void handOver(List<String> keys, BiConsumer<String, List<TaskDone>> reader) {
		Map<String, List<TaskDone>> found = piece(keys);
		keys.forEach(key -> reader.accept(key, found.getOrDefault(key, List.of())));
	}

	private Map<String, List<TaskDone>> piece(List<String> keys) {
		if (keys.isEmpty()) {
			return Map.of();
		}
		Laps laps = Laps.of(jdbc, keys);
		Map<String, List<TaskDone>> found = new HashMap<>();
		jdbc.sql(HistoryTables.TASKS).param("keys", keys).query(row -> {
			String key = row.getString("business_key");
			found.computeIfAbsent(key, each -> new ArrayList<>()).add(task(row, laps));
		});
		return found;
	}

	private static TaskDone task(ResultSet row, Laps laps) throws SQLException {
		Instant created = moment(row, "created");
		String instance = row.getString("instance_id");
		long sequence = row.getLong("sequence");
		int lap = laps.at(row.getString("business_key"), instance, created, sequence);
		Instant ended = moment(row, "ended");
		return new TaskDone(row.getString("business_key"), row.getString("id"), row.getString("process"),
				row.getString("definition_id"), row.getInt("version"), instance, row.getString("task_key"),
				row.getString("name"), lap, row.getString("subject"), row.getString("assignee"), row.getString("owner"),
				created, taken(row, created), ended,
				ended != null && "completed".equals(row.getString("delete_reason")), row.getString("completed_by"),
				sequence);
	}

	/** What is given to somebody as it comes is noted a moment before it is there. */
	private static Instant taken(ResultSet row, Instant created) throws SQLException {
		Instant taken = moment(row, "taken");
		return (taken != null && taken.isBefore(created)) ? created : taken;
	}

	private static Instant moment(ResultSet row, String column) throws SQLException {
		Timestamp moment = row.getTimestamp(column);
		return (moment == null) ? null : moment.toInstant();
	}

}
