package io.serviceloop.reminder;

import java.time.LocalDateTime;
import java.util.List;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who urged whom to go on with an open task (A32, E29): each person who waits for it once
 * a day.
 */
@Component
public class Urges {

	private final JdbcClient jdbc;

	private final EngineClock clock;

	private final ApplicationEventPublisher events;

	Urges(JdbcClient jdbc, EngineClock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * That somebody urged.
	 *
	 * @param process key of the process of the task
	 * @param taskName as its model calls it; null where it has no name
	 */
	public record Entry(String process, String taskKey, String taskName, String urgedBy, LocalDateTime urgedAt) {
	}

	/** All of a project, the earliest first. */
	public List<Entry> of(String businessKey) {
		return jdbc.sql(
				"select process, task_key, task_name, urged_by, urged_at from urge where business_key = ? order by urged_at")
			.param(businessKey)
			.query(JsonColumns.rows(Entry.class))
			.list();
	}

	/** The user ids of those who urged about a task. */
	public List<String> about(String taskId) {
		return jdbc.sql("select distinct urged_by from urge where task_id = ? order by urged_by")
			.param(taskId)
			.query(String.class)
			.list();
	}

	/**
	 * Notes that somebody urges, and tells those whose task it is.
	 * @param by user id of who waits for it, which whoever calls has made sure of
	 * @throws SubmissionRefused (409) where this person did so today
	 */
	@Transactional
	public void urge(WaitingTask task, String by) {
		try {
			// What has a business key of another kind belongs to no project.
			jdbc.sql("""
					insert into urge (task_id, urged_by, urged_on, urged_at, business_key, process, task_key, task_name)
					values (?, ?, ?, ?, (select p.business_key from project p where p.business_key = ?), ?, ?, ?)
					""")
				.params(task.id(), by, clock.today(), clock.now(), task.businessKey(), task.process(), task.taskKey(),
						task.name())
				.update();
		}
		catch (DuplicateKeyException ex) {
			throw SubmissionRefused.conflict("task", task.id(), "urge.today");
		}
		Trail.here().about("urge", task.name()).of(task.businessKey()).at(null, null, task.id(), task.taskKey());
		events.publishEvent(new TaskUrged(task, by));
	}

}
