package io.serviceloop.evaluation;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files the conclusion of a lap with what customers and the team say (A38,
 * E64).
 */
@Component
class EvaluateResultListener implements TaskListener {

	private final Submissions submissions;

	private final Evaluations evaluations;

	EvaluateResultListener(Submissions submissions, Evaluations evaluations) {
		this.submissions = submissions;
		this.evaluations = evaluations;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		String conclusion = answers.text(Variables.CONCLUSION, 4000);
		String customers = answers.text(Variables.CUSTOMER_FEEDBACK, 4000);
		String team = answers.text(Variables.TEAM_FEEDBACK, 4000);
		answers.refuseIfWrong();
		evaluations.conclude(task.getExecution().getProcessBusinessKey(), Variables.LAP.number(task), conclusion,
				customers, team, submissions.me(), submissions.now());
	}

}
