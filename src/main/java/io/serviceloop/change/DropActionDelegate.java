package io.serviceloop.change;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.action.Actions;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.task.OpenTasks;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Ends an action that is not pursued any more; reason and decision are kept. */
@Component
@InModels(processes = "changeProject", sends = "actionImplementation:actionDropped")
class DropActionDelegate implements JavaDelegate {

	private final RuntimeService runtime;

	private final OpenTasks tasks;

	private final Actions actions;

	private final Changes changes;

	private final EngineClock clock;

	DropActionDelegate(@Lazy RuntimeService runtime, OpenTasks tasks, Actions actions, Changes changes,
			EngineClock clock) {
		this.runtime = runtime;
		this.tasks = tasks;
		this.actions = actions;
		this.changes = changes;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		String id = ActionVariables.ACTION_ID.in(execution);
		Execution open = tasks.waiting(businessKey, "actionDropped", ActionVariables.ACTION_ID, id)
			// It may have been done while the owner was thinking.
			.orElseThrow(() -> ChangeActionDelegate.notOpen(id));
		actions.drop(businessKey, id, ChangeVariables.REASON.in(execution), clock.now());
		changes.applied(businessKey, ChangeVariables.CHANGE_NUMBER.in(execution));
		runtime.messageEventReceived("actionDropped", open.getId());
	}

}
