package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.OpenTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Puts the overdue task on the list of the service managers, with the reason (A33, E35).
 */
@Component
class EscalateToManagersDelegate implements JavaDelegate {

	private final Actions actions;

	private final OpenTasks tasks;

	private final ApplicationEventPublisher events;

	EscalateToManagersDelegate(Actions actions, OpenTasks tasks, ApplicationEventPublisher events) {
		this.actions = actions;
		this.tasks = tasks;
		this.events = events;
	}

	@Override
	public void execute(DelegateExecution execution) {
		actions.escalate(execution.getProcessBusinessKey(), Variables.ACTION_ID.text(execution), "managers");
		tasks.explain(execution.getProcessInstanceId(), "action.escalation.managers",
				Variables.ACTION_DUE_DATE.text(execution));
		tasks.alsoForGroup(execution.getProcessInstanceId(), Role.MANAGER.group());
		events.publishEvent(new ActionFollowedUp(ActionFollowedUp.Step.STILL_OVERDUE, execution.getProcessInstanceId(),
				LocalDate.parse(Variables.ACTION_DUE_DATE.text(execution)), Variables.LEAD.text(execution)));
	}

}
