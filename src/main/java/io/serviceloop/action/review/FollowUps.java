package io.serviceloop.action.review;

import java.time.LocalDateTime;
import java.util.List;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.OpenTasks;
import io.serviceloop.project.ProjectEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What reviews decided and what is still to be done of it: each decision is a task in an
 * instance of its own (A33). It outlives the reviews, and not its project.
 */
@Component
public class FollowUps {

	/** The message by which the task of a decision ends undone. */
	static final String CLOSED = "followUpClosed";

	private final OpenTasks tasks;

	private final Reviews reviews;

	private final People people;

	private final EngineClock clock;

	FollowUps(OpenTasks tasks, Reviews reviews, People people, EngineClock clock) {
		this.tasks = tasks;
		this.reviews = reviews;
		this.people = people;
		this.clock = clock;
	}

	/** The decisions of a project that are neither done nor closed, the oldest first. */
	public List<Reviews.Decision> open(String businessKey) {
		return reviews.decisions(businessKey).stream().filter(Reviews.Decision::isOpen).toList();
	}

	/**
	 * Closes what is open, undone; nothing where nothing is.
	 * @param note why; may be null
	 * @param by user id of who closes it; null where the engine works by itself
	 */
	public void closeAll(String businessKey, String note, String by) {
		if (reviews.close(businessKey, note, by, clock.now())) {
			tasks.tell(businessKey, CLOSED);
		}
	}

	/** Whether a decision was closed undone since a moment, or at it. */
	public boolean closedSince(String businessKey, LocalDateTime moment) {
		return reviews.decisions(businessKey)
			.stream()
			.anyMatch(decision -> decision.closedAt() != null && !decision.closedAt().isBefore(moment));
	}

	/** A project takes its open decisions with it, however it ends. */
	@EventListener
	void ended(ProjectEnded project) {
		closeAll(project.businessKey(), project.note(), people.me());
	}

}
