package io.serviceloop.change;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Ends a project before its goals are met, with the reason. */
@Component
@InModels(processes = "changeProject", sends = "improvementLoop:projectClosed")
class CloseProjectDelegate implements JavaDelegate {

	private final RuntimeService runtime;

	private final Projects projects;

	private final Changes changes;

	private final EngineClock clock;

	CloseProjectDelegate(@Lazy RuntimeService runtime, Projects projects, Changes changes, EngineClock clock) {
		this.runtime = runtime;
		this.projects = projects;
		this.changes = changes;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		projects.close(businessKey, "cancelled", ChangeVariables.REASON.in(execution), clock.now());
		changes.applied(businessKey, ChangeVariables.CHANGE_NUMBER.in(execution));
		runtime.createMessageCorrelation("projectClosed").processInstanceBusinessKey(businessKey).correlate();
	}

}
