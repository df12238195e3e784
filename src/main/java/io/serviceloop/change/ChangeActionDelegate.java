package io.serviceloop.change;

import java.time.LocalDate;
import java.util.Map;

import io.serviceloop.action.Actions;
import io.serviceloop.action.FollowUp;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.task.OpenTasks;
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
class ChangeActionDelegate implements JavaDelegate {

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
		String id = Variables.ACTION_ID.text(execution);
		Actions.Entry action = actions.find(businessKey, id).orElseThrow();
		boolean reassigned = Variables.CHANGE_KIND.text(execution).equals("reassignAction");
		String responsible = reassigned ? Variables.NEW_RESPONSIBLE.text(execution) : action.responsible();
		LocalDate dueDate = reassigned ? action.dueDate()
				: LocalDate.parse(Variables.NEW_DUE_DATE.text(execution).substring(0, 10));
		actions.change(businessKey, id, responsible, dueDate);
		Execution watch = runtime.createExecutionQuery()
			.messageEventSubscriptionName("actionChanged")
			.processInstanceBusinessKey(businessKey)
			.processVariableValueEquals(Variables.ACTION_ID.name(), id)
			.singleResult();
		tasks.handOver(watch.getProcessInstanceId(), responsible, followUp.dueAt(dueDate.toString()));
		runtime.messageEventReceived("actionChanged", watch.getId(), Map.of(Variables.RESPONSIBLE.name(), responsible,
				Variables.ACTION_DUE_DATE.name(), dueDate.toString()));
		changes.applied(businessKey, Variables.CHANGE_NUMBER.number(execution));
	}

}
