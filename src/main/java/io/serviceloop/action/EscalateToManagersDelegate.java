package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.OpenTasks;
import io.serviceloop.project.ProjectVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Puts the overdue task on the list of the service managers, with the reason (A33, E35).
 */
@Component
@InModels(processes = "actionImplementation")
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
		actions.escalate(execution.getProcessBusinessKey(), ActionVariables.ACTION_ID.in(execution), "managers");
		tasks.explain(execution.getProcessInstanceId(), "action.escalation.managers",
				ActionVariables.ACTION_DUE_DATE.in(execution));
		tasks.alsoForGroup(execution.getProcessInstanceId(), Role.MANAGER.group());
		events.publishEvent(new ActionFollowedUp(ActionFollowedUp.Step.STILL_OVERDUE, execution.getProcessInstanceId(),
				LocalDate.parse(ActionVariables.ACTION_DUE_DATE.in(execution)), ProjectVariables.LEAD.in(execution)));
	}

}
