package io.serviceloop.reminder;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the following up of each open task has come. */
@Component
class FollowedTasks {

	private final JdbcClient jdbc;

	FollowedTasks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How far a task has come.
	 *
	 * @param due the due date for which it has; another one begins anew
	 */
	record Followed(String taskId, LocalDateTime due, int level) {
	}

	/** Every task that was followed up, by id. */
	Map<String, Followed> all() {
		Map<String, Followed> all = new HashMap<>();
		jdbc.sql("select task_id, due, level from task_follow_up")
			.query(JsonColumns.rows(Followed.class))
			.list()
			.forEach(one -> all.put(one.taskId(), one));
		return all;
	}

	void note(Followed task) {
		int known = jdbc.sql("update task_follow_up set due = :due, level = :level where task_id = :taskId")
			.paramSource(task)
			.update();
		if (known == 0) {
			jdbc.sql("insert into task_follow_up (task_id, due, level) values (:taskId, :due, :level)")
				.paramSource(task)
				.update();
		}
	}

	/** Forgets tasks that are done. */
	void forgetDone() {
		jdbc.sql(EngineTables.FOLLOWED_AND_DONE).update();
	}

}
