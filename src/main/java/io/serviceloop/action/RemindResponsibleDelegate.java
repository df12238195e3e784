package io.serviceloop.action;

import io.serviceloop.loop.OpenTasks;
import io.serviceloop.loop.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Marks the open task of an action as due soon (A32). */
@Component
class RemindResponsibleDelegate implements JavaDelegate {

	private final Actions actions;

	private final OpenTasks tasks;

	RemindResponsibleDelegate(Actions actions, OpenTasks tasks) {
		this.actions = actions;
		this.tasks = tasks;
	}

	@Override
	public void execute(DelegateExecution execution) {
		actions.escalate(execution.getProcessBusinessKey(), Variables.ACTION_ID.text(execution), "reminded");
		tasks.explain(execution.getProcessInstanceId(), "action.escalation.reminded",
				Variables.ACTION_DUE_DATE.text(execution));
	}

}
