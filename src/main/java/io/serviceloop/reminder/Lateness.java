package io.serviceloop.reminder;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the following up of a task has to be, by dates alone: 0 while there is time, 1
 * when it is due soon, 2 when it is overdue, and one more after each further period.
 */
record Lateness(int level) {

	static final int NONE = 0;

	static final int DUE_SOON = 1;

	static final int OVERDUE = 2;

	/**
	 * How far it has to be.
	 * @param created since when the task is there
	 * @param due when it is due
	 * @param remindBefore how long before that people are reminded; of a short task, in
	 * the middle of its time
	 * @param escalateAfter the length of a period
	 */
	static Lateness of(Instant created, Instant due, Instant now, Duration remindBefore, Duration escalateAfter) {
		if (!now.isBefore(due)) {
			long periods = Duration.between(due, now).toMillis() / Math.max(1, escalateAfter.toMillis());
			return new Lateness((int) Math.min(OVERDUE + periods, Integer.MAX_VALUE));
		}
		Duration half = Duration.between(created, due).dividedBy(2);
		Duration before = (half.compareTo(remindBefore) < 0) ? half : remindBefore;
		return new Lateness(now.isBefore(due.minus(before)) ? NONE : DUE_SOON);
	}

}
