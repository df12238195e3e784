package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.loop.Answers;
import io.serviceloop.loop.Submissions;
import io.serviceloop.loop.Variables;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** What training, pilot and action have in common: a result, evidence, and the day it was done. */
@Component
class ActionReport {

	private final Submissions submissions;

	private final Actions actions;

	ActionReport(Submissions submissions, Actions actions) {
		this.submissions = submissions;
		this.actions = actions;
	}

	/** Checks and files a report of a kind: {@code training}, {@code pilot} or {@code action}. */
	void file(VariableScope task, String businessKey, String kind) {
		Answers answers = submissions.of(task);
		String result = answers.text(Variables.RESULT, 4000);
		String evidence = answers.optionalText(Variables.EVIDENCE, 4000);
		LocalDate completedOn = answers.date(Variables.COMPLETED_ON);
		answers.refuseIfWrong();
		actions.report(businessKey, new Actions.Result(Variables.ACTION_ID.text(task), kind, result, evidence,
				completedOn, submissions.me()), submissions.now());
	}

}
