package io.serviceloop.evaluation;

import io.serviceloop.loop.Answers;
import io.serviceloop.loop.Submissions;
import io.serviceloop.loop.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Checks and files the managers' decision to go on or to stop; stopping needs a note (A39, A40). */
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
		Boolean goOn = answers.flag(Variables.CONTINUE_PROJECT);
		String note = answers.optionalText(Variables.DECISION_NOTE, 2000);
		if (Boolean.FALSE.equals(goOn) && note == null) {
			answers.wrong(Variables.DECISION_NOTE.name(), null, "decision.noteMissing");
		}
		answers.refuseIfWrong();
		evaluations.decide(task.getExecution().getProcessBusinessKey(), Variables.LAP.number(task), goOn, note,
				submissions.me(), submissions.now());
	}

}
