package io.serviceloop.change;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files what the process owner says of dropping an action; a refusal needs its
 * reason.
 */
@Component
class ApproveDropListener implements TaskListener {

	private final Submissions submissions;

	private final Changes changes;

	ApproveDropListener(Submissions submissions, Changes changes) {
		this.submissions = submissions;
		this.changes = changes;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		answers.verdict(Variables.DROP_APPROVED, Variables.DROP_NOTE, "plan.noteMissing");
		answers.refuseIfWrong();
		changes.decided(task.getExecution().getProcessBusinessKey(), Variables.CHANGE_NUMBER.number(task),
				submissions.me());
	}

}
