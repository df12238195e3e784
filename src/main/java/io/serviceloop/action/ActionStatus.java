package io.serviceloop.action;

import java.time.LocalDate;

/** The status of an action (A51): derived from dates, never typed. */
public enum ActionStatus {

	notStarted, inProgress, done, delayed, dropped, stopped;

	/**
	 * The status of an action on a day.
	 * @param approved whether its plan was approved
	 * @param startDate may be null: it starts with the approval
	 * @param completedOn null while it is not done
	 * @param isDropped whether it is not pursued any more
	 * @param isStopped whether its pilot was not worth going on with (E52)
	 */
	public static ActionStatus on(LocalDate day, boolean approved, LocalDate startDate, LocalDate dueDate,
			LocalDate completedOn, boolean isDropped, boolean isStopped) {
		if (isDropped) {
			return dropped;
		}
		if (isStopped) {
			return stopped;
		}
		if (completedOn != null) {
			return done;
		}
		if (approved && day.isAfter(dueDate)) {
			return delayed;
		}
		return (approved && (startDate == null || !day.isBefore(startDate))) ? inProgress : notStarted;
	}

}
