package io.serviceloop.reminder;

import java.time.LocalDateTime;
import java.util.List;

import io.serviceloop.loop.engine.EngineClock;
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
	 * @param taskKey of the task in its model
	 */
	public record Entry(String taskKey, String urgedBy, LocalDateTime urgedAt) {
	}

	/** All of a project, the earliest first. */
	public List<Entry> of(String businessKey) {
		return jdbc.sql("select task_key, urged_by, urged_at from urge where business_key = ? order by urged_at")
			.param(businessKey)
			.query(JsonColumns.rows(Entry.class))
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
			jdbc.sql("""
					insert into urge (task_id, urged_by, urged_on, urged_at, business_key, task_key)
					values (?, ?, ?, ?, ?, ?)
					""").params(task.id(), by, clock.today(), clock.now(), task.businessKey(), task.taskKey()).update();
		}
		catch (DuplicateKeyException ex) {
			throw SubmissionRefused.conflict("task", task.id(), "urge.today");
		}
		events.publishEvent(new TaskUrged(task, by));
	}

}
