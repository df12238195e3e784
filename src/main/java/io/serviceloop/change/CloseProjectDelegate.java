package io.serviceloop.change;

import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Ends a project before its goals are met, with the reason. */
@Component
class CloseProjectDelegate implements JavaDelegate {

	private final RuntimeService runtime;

	private final Projects projects;

	private final Changes changes;

	private final Submissions submissions;

	CloseProjectDelegate(@Lazy RuntimeService runtime, Projects projects, Changes changes, Submissions submissions) {
		this.runtime = runtime;
		this.projects = projects;
		this.changes = changes;
		this.submissions = submissions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		projects.close(businessKey, "cancelled", Variables.REASON.text(execution), submissions.now());
		changes.applied(businessKey, Variables.CHANGE_NUMBER.number(execution));
		runtime.createMessageCorrelation("projectClosed").processInstanceBusinessKey(businessKey).correlate();
	}

}
