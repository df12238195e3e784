package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Submission;

/**
 * A day on which a step of an action was done, as its person reports it (A32). When its
 * effect is measured counts from there, so that nobody moves it to where the action was
 * not approved yet.
 */
public final class CompletedOn {

	private CompletedOn() {
	}

	/**
	 * Refuses a day that is still to come, and one before the approval of the plan; what
	 * began before that day was noted has no such limit.
	 */
	public static void check(String path, LocalDate day, Submission submission, Faults faults) {
		faults.notAfter(path, day, submission.today());
		String approved = ActionVariables.ACTION_APPROVED_ON.in(submission.scope());
		faults.wrongIf(day != null && approved != null && day.isBefore(LocalDate.parse(approved)), path, day,
				"action.completedOn.early", approved);
	}

}
