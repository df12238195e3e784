package io.serviceloop.action;

import java.time.LocalDate;

/**
 * The follow-up of an action has come one step further (A32, A33). Published in the
 * transaction of the timer; a listener that throws undoes it.
 *
 * @param step how far it has come
 * @param processInstanceId the carrying out of the action, whose open tasks it is about
 * @param due by when the action is to be done
 * @param lead user id of the project lead
 */
public record ActionFollowedUp(Step step, String processInstanceId, LocalDate due, String lead) {

	/**
	 * How far: due soon, overdue, or still overdue, which is said again after each
	 * further period.
	 */
	public enum Step {

		DUE_SOON, OVERDUE, STILL_OVERDUE

	}

}
