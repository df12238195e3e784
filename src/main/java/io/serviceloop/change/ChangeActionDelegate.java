package io.serviceloop.change;

import java.time.LocalDate;
import java.util.Map;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.action.Actions;
import io.serviceloop.action.FollowUp;
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
 * Hands an action over or moves its due date: register, open task and watch move
 * together.
 */
@Component
@InModels(processes = "changeProject", sends = "actionImplementation:actionChanged")
class ChangeActionDelegate implements JavaDelegate {

	/** Somebody else decides about a pilot than who is responsible for the action. */
	private static final String DECISION = "userTask_decidePilot";

	private final RuntimeService runtime;

	private final Actions actions;

	private final OpenTasks tasks;

	private final FollowUp followUp;

	private final Changes changes;

	ChangeActionDelegate(@Lazy RuntimeService runtime, Actions actions, OpenTasks tasks, FollowUp followUp,
			Changes changes) {
		this.runtime = runtime;
		this.actions = actions;
		this.tasks = tasks;
		this.followUp = followUp;
		this.changes = changes;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		String id = ActionVariables.ACTION_ID.in(execution);
		Execution watch = tasks.waiting(businessKey, "actionChanged", ActionVariables.ACTION_ID, id)
			// It may have been done while somebody thought about the change.
			.orElseThrow(() -> notOpen(id));
		Actions.Entry action = actions.find(businessKey, id).orElseThrow();
		boolean reassigned = ChangeVariables.CHANGE_KIND.in(execution).equals("reassignAction");
		String responsible = reassigned ? ChangeVariables.NEW_RESPONSIBLE.in(execution) : action.responsible();
		LocalDate dueDate = reassigned ? action.dueDate()
				: LocalDate.parse(ChangeVariables.NEW_DUE_DATE.in(execution).substring(0, 10));
		actions.change(businessKey, id, responsible, dueDate);
		tasks.handOver(watch.getProcessInstanceId(), DECISION, responsible, followUp.dueAt(dueDate.toString()));
		runtime.messageEventReceived("actionChanged", watch.getId(), Map.of(ActionVariables.RESPONSIBLE.name(),
				responsible, ActionVariables.ACTION_DUE_DATE.name(), dueDate.toString()));
		changes.applied(businessKey, ChangeVariables.CHANGE_NUMBER.in(execution));
	}

	static SubmissionRefused notOpen(String actionId) {
		return SubmissionRefused.conflict(ActionVariables.ACTION_ID.name(), actionId, "change.action.notOpen", "–");
	}

}
