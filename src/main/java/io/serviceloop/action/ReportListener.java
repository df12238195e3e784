package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * What training, pilot and action have in common: a result, evidence, and the day it was
 * done.
 */
abstract class ReportListener implements TaskListener {

	private final String kind;

	private final Submissions submissions;

	private final Actions actions;

	/**
	 * A check of one kind of report.
	 * @param kind {@code training}, {@code pilot} or {@code action}
	 */
	ReportListener(String kind, Submissions submissions, Actions actions) {
		this.kind = kind;
		this.submissions = submissions;
		this.actions = actions;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		String result = answers.text(Variables.RESULT, 4000);
		String evidence = answers.optionalText(Variables.EVIDENCE, 4000);
		LocalDate completedOn = answers.date(Variables.COMPLETED_ON);
		answers.refuseIfWrong();
		actions.report(task.getExecution().getProcessBusinessKey(), new Actions.Result(Variables.ACTION_ID.text(task),
				kind, result, evidence, completedOn, submissions.me()), submissions.now());
	}

}
