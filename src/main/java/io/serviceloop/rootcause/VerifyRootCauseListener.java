package io.serviceloop.rootcause;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files the verification of a root cause; who may verify is the gate's
 * business (A27).
 */
@Component
class VerifyRootCauseListener implements TaskListener {

	private final Submissions submissions;

	private final RootCauses rootCauses;

	VerifyRootCauseListener(Submissions submissions, RootCauses rootCauses) {
		this.submissions = submissions;
		this.rootCauses = rootCauses;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		Answers.Verdict verdict = answers.verdict(Variables.CAUSE_VERIFIED, Variables.VERIFICATION_NOTE,
				"rootCause.noteMissing");
		answers.refuseIfWrong();
		rootCauses.verify(task.getExecution().getProcessBusinessKey(), Variables.LAP.number(task),
				Variables.PROBLEM_ID.text(task), verdict.yes(), submissions.me(), verdict.note(), submissions.now());
	}

}
