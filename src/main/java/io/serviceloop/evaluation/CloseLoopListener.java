package io.serviceloop.evaluation;

import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Notes how a project ended: its goals reached or not. */
@Component
class CloseLoopListener implements ExecutionListener {

	private final Projects projects;

	private final Submissions submissions;

	CloseLoopListener(Projects projects, Submissions submissions) {
		this.projects = projects;
		this.submissions = submissions;
	}

	@Override
	public void notify(DelegateExecution execution) {
		projects.close(execution.getProcessBusinessKey(),
				Variables.GOALS_MET.flag(execution) ? "reached" : "notReached", Variables.DECISION_NOTE.text(execution),
				submissions.now());
	}

}
