package io.serviceloop.overview.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits in a project and for whom, in one statement. */
@Repository("waitsOfProject")
class Waits {

	private final JdbcClient jdbc;

	Waits(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * An open task.
	 *
	 * @param people user ids of those it waits for: whose it is, else those it is offered
	 * to
	 * @param groups ids of the groups it is offered to; empty where it is somebody's
	 * @param due null where it is not due
	 */
	record Wait(WaitingTask task, List<String> people, List<String> groups, LocalDate due) {
	}

	private static WaitingTask task(ResultSet row, String businessKey) throws SQLException {
		return new WaitingTask(row.getString("id"), row.getString("process").split(":", 2)[0], row.getString("task"),
				row.getString("name"), businessKey, row.getString("assignee"), null, null);
	}

	/** The open tasks of a project, the earliest due first. */
	Collection<Wait> of(String businessKey) {
		Map<String, Wait> waits = new LinkedHashMap<>();
		jdbc.sql(EngineTables.WAITS_IN_PROJECT).param(businessKey).query((RowCallbackHandler) row -> {
			Wait wait = waits.get(row.getString("id"));
			String assignee = row.getString("assignee");
			if (wait == null) {
				LocalDateTime due = row.getObject("due", LocalDateTime.class);
				wait = new Wait(task(row, businessKey), new ArrayList<>(), new ArrayList<>(),
						(due == null) ? null : due.toLocalDate());
				waits.put(row.getString("id"), wait);
				if (assignee != null) {
					wait.people().add(assignee);
				}
			}
			if (assignee == null && row.getString("person") != null) {
				wait.people().add(row.getString("person"));
			}
			if (assignee == null && row.getString("membership") != null) {
				wait.groups().add(row.getString("membership"));
			}
		});
		return waits.values();
	}

}
