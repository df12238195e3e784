package io.serviceloop.handbook;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Checks and files the handbook entry (A41). */
@Component
class StandardiseListener implements TaskListener {

	private final Submissions submissions;

	private final Handbook handbook;

	StandardiseListener(Submissions submissions, Handbook handbook) {
		this.submissions = submissions;
		this.handbook = handbook;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		String title = answers.text(Variables.HANDBOOK_TITLE, 200);
		String text = answers.text(Variables.HANDBOOK_TEXT, 4000);
		answers.refuseIfWrong();
		String businessKey = task.getExecution().getProcessBusinessKey();
		int lap = Variables.LAP.number(task);
		handbook.write(businessKey, lap, title, text, handbook.whatWorked(businessKey, lap), submissions.me(),
				submissions.now());
	}

}
