package io.serviceloop.action;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.Set;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * When actions are followed up (A32, A33): what the timers of the models ask. An action
 * is due at the end of its due date. The offsets are settings.
 */
@Component("followUp")
@ConfigurationProperties("serviceloop.follow-up")
public class FollowUp {

	/**
	 * The tasks that carry an action out, by their elements in the model: due with it,
	 * and followed up by its own timers. Whatever else its process asks of somebody is
	 * followed up as any task is.
	 */
	public static final Set<String> TASKS_OF_ACTIONS = Set.of("userTask_trainStaff", "userTask_runPilot",
			"userTask_implementAction");

	private Duration remindBefore = Duration.ofDays(3);

	private Duration escalateAfter = Duration.ofDays(3);

	private Duration reviewEvery = Duration.ofDays(7);

	private Duration lookEvery = Duration.ofMinutes(15);

	/** The moment an action is due, of an ISO date. */
	@InModels(at = "dueDate")
	public Date dueAt(String dueDate) {
		return EngineClock.endOf(LocalDate.parse(dueDate));
	}

	/** The moment the work of an action opens: its first day begins. */
	@InModels(at = "timeDate")
	public Date startAt(String firstDay) {
		return EngineClock.moment(LocalDate.parse(firstDay).atStartOfDay());
	}

	/**
	 * The moment the responsible person is reminded, by the calendar and the clock on the
	 * wall.
	 */
	@InModels(at = "timeDate")
	public Date remindAt(String dueDate) {
		return EngineClock.moment(LocalDate.parse(dueDate).atTime(23, 59, 59).minus(remindBefore));
	}

	/** The moment the lead is told. */
	@InModels(at = "timeDate")
	public Date overdueAt(String dueDate) {
		return dueAt(dueDate);
	}

	/** How long before its due date a task counts as due soon. */
	public Duration getRemindBefore() {
		return remindBefore;
	}

	/**
	 * How long after the lead the managers are told, and again after each such time, as
	 * an ISO duration.
	 */
	@InModels(at = "timeDuration")
	public String getEscalateAfter() {
		return escalateAfter.toString();
	}

	/** How often the team reviews, as an ISO duration (A33: once a week). */
	@InModels(at = "timeDuration")
	public String getReviewEvery() {
		return reviewEvery.toString();
	}

	/** How often all open tasks are looked at. */
	public Duration getLookEvery() {
		return lookEvery;
	}

	public void setLookEvery(Duration lookEvery) {
		this.lookEvery = lookEvery;
	}

	public void setRemindBefore(Duration remindBefore) {
		this.remindBefore = remindBefore;
	}

	public void setEscalateAfter(Duration escalateAfter) {
		this.escalateAfter = escalateAfter;
	}

	public void setReviewEvery(Duration reviewEvery) {
		this.reviewEvery = reviewEvery;
	}

}
