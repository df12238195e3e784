package io.serviceloop.project.sendback;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.engine.Retry;
import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.task.TakingBack;
import io.serviceloop.loop.task.TaskTakenBack;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.ProjectVariables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever has just completed a task takes it back (E16): it is open again as his, the
 * registers are as if it had not been answered, and what they held is kept.
 */
@Component
public class TakeBacks {

	private static final int TRIES = 4;

	private final TakingBack tasks;

	private final SendBacks register;

	private final EngineRights rights;

	private final EngineClock clock;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	TakeBacks(TakingBack tasks, SendBacks register, EngineRights rights, EngineClock clock, JdbcClient jdbc,
			TransactionTemplate transaction, ApplicationEventPublisher events) {
		this.tasks = tasks;
		this.register = register;
		this.rights = rights;
		this.clock = clock;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.events = events;
	}

	/**
	 * Takes back what the signed-in person has completed.
	 * @param taskId of the task that was completed
	 * @return the id of the task that is open again
	 * @throws SubmissionRefused (404) where this person completed no such task, (409)
	 * where it cannot be taken back, and why
	 */
	public String takeBack(String taskId) {
		// Whoever was slower looks again, and reads what the faster one did.
		return Retry.of(TRIES, () -> transaction.execute(status -> inOne(taskId, rights.me())),
				TakingBack::mayTryAgain);
	}

	private String inOne(String taskId, String me) {
		once(taskId, me);
		TakingBack.Again again;
		try {
			again = tasks.reopen(taskId, me);
		}
		catch (SubmissionRefused late) {
			// Whoever took it back at the same moment has ended what follows it.
			once(taskId, me);
			throw late;
		}
		if (jdbc.sql(EngineTables.CHANGED_SINCE)
			.param("key", again.done().businessKey())
			.param("since", again.done().at())
			.query(Long.class)
			.single() > 0) {
			throw SubmissionRefused.conflict("task", taskId, "takeBack.changed");
		}
		Trail.here()
			.about("takeBack", null)
			.of(again.done().businessKey())
			.at(null, again.done().instance(), taskId, again.done().taskKey());
		register.write(tasks.undo(again, ProjectVariables.LAP), me, clock.now());
		events.publishEvent(new TaskTakenBack(again.done().followingId(), again.taskId(), me, again.said()));
		return again.taskId();
	}

	/** Refuses what this person has taken back already. */
	private void once(String taskId, String me) {
		if (register.isTakenBack(taskId, me)) {
			throw SubmissionRefused.conflict("task", taskId, "takeBack.already");
		}
	}

}
