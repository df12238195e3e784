package io.serviceloop.action;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Checks and files what the weekly review has found (A33, A35). */
@Component
class WeeklyReviewListener implements TaskListener {

	private final Submissions submissions;

	private final Actions actions;

	WeeklyReviewListener(Submissions submissions, Actions actions) {
		this.submissions = submissions;
		this.actions = actions;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		String progress = answers.text(Variables.PROGRESS, 4000);
		String obstacles = answers.optionalText(Variables.OBSTACLES, 4000);
		answers.refuseIfWrong();
		actions.review(task.getExecution().getProcessBusinessKey(), Variables.LAP.number(task), progress, obstacles,
				submissions.me(), submissions.now());
	}

}
