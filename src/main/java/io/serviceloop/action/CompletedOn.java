package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Submission;

/**
 * The day on which a step of an action was done, as its person reports it (A32). When its
 * effect is measured counts from there, so that nobody moves it to where the action had
 * not begun.
 */
public final class CompletedOn {

	private CompletedOn() {
	}

	/**
	 * Refuses a day that is still to come, and one before the first day of the action;
	 * what began before that day was noted has no such limit.
	 */
	public static void check(LocalDate day, Submission submission, Faults faults) {
		faults.notAfter("completedOn", day, submission.today());
		String firstDay = ActionVariables.ACTION_FIRST_DAY.in(submission.scope());
		faults.wrongIf(day != null && firstDay != null && day.isBefore(LocalDate.parse(firstDay)), "completedOn", day,
				"action.completedOn.early", firstDay);
	}

}
