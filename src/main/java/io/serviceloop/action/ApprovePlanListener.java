package io.serviceloop.action;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files what the process owner says of the plan; a refusal needs its reason
 * (E16).
 */
@Component
class ApprovePlanListener implements TaskListener {

	private final Submissions submissions;

	private final Actions actions;

	private final Projects projects;

	ApprovePlanListener(Submissions submissions, Actions actions, Projects projects) {
		this.submissions = submissions;
		this.actions = actions;
		this.projects = projects;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		Answers.Verdict verdict = answers.verdict(Variables.PLAN_APPROVED, Variables.APPROVAL_NOTE, "plan.noteMissing");
		answers.refuseIfWrong();
		String businessKey = task.getExecution().getProcessBusinessKey();
		int lap = Variables.LAP.number(task);
		actions.decide(businessKey, lap, verdict.yes(), verdict.note(), submissions.me(), submissions.now());
		if (verdict.yes()) {
			projects.moveTo(businessKey, "implementAction", lap);
		}
	}

}
