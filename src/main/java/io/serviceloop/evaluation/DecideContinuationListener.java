package io.serviceloop.evaluation;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files the managers' decision to go on or to stop; stopping needs a note
 * (A39, A40).
 */
@Component
class DecideContinuationListener implements TaskListener {

	private final Submissions submissions;

	private final Evaluations evaluations;

	DecideContinuationListener(Submissions submissions, Evaluations evaluations) {
		this.submissions = submissions;
		this.evaluations = evaluations;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		Answers.Verdict verdict = answers.verdict(Variables.CONTINUE_PROJECT, Variables.DECISION_NOTE,
				"decision.noteMissing");
		answers.refuseIfWrong();
		evaluations.decide(task.getExecution().getProcessBusinessKey(), Variables.LAP.number(task), verdict.yes(),
				verdict.note(), submissions.me(), submissions.now());
	}

}
