package io.serviceloop.loop.task;

import java.time.LocalDateTime;
import java.util.List;

import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tasks that others have completed in the projects somebody leads (E29). */
@Repository
public class FinishedTasks {

	private final JdbcClient jdbc;

	FinishedTasks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A task that is done.
	 *
	 * @param process key of its process
	 * @param taskKey its element in the model
	 * @param name its name in the language of the models
	 * @param title of its project
	 * @param assignee user id of who did it
	 */
	public record Finished(String process, String taskKey, String name, String businessKey, String title,
			String assignee, LocalDateTime at) {
	}

	/**
	 * What others completed in the projects that a person leads; the latest first.
	 * @param since from when on
	 * @param most how many at most
	 */
	public List<Finished> byOthers(String lead, LocalDateTime since, int most) {
		return jdbc.sql(EngineTables.DONE_BY_OTHERS)
			.param("user", lead)
			.param("since", since)
			.param("most", most)
			.query(JsonColumns.rows(Finished.class))
			.list();
	}

}
