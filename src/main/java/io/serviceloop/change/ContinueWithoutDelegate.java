package io.serviceloop.change;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.task.OpenTasks;
import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lets an action go on without those who have not passed the test of its training (E51).
 */
@Component
@InModels(processes = "changeProject", sends = "actionImplementation:continueWithout")
class ContinueWithoutDelegate implements JavaDelegate {

	private final RuntimeService runtime;

	private final OpenTasks tasks;

	private final Changes changes;

	ContinueWithoutDelegate(@Lazy RuntimeService runtime, OpenTasks tasks, Changes changes) {
		this.runtime = runtime;
		this.tasks = tasks;
		this.changes = changes;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		String id = ActionVariables.ACTION_ID.in(execution);
		Execution training = tasks.waiting(businessKey, "continueWithout", ActionVariables.ACTION_ID, id)
			// The last round may have just been reported.
			.orElseThrow(
					() -> SubmissionRefused.conflict(ActionVariables.ACTION_ID.name(), id, "change.notInTraining"));
		changes.applied(businessKey, ChangeVariables.CHANGE_NUMBER.in(execution));
		runtime.messageEventReceived("continueWithout", training.getId());
	}

}
