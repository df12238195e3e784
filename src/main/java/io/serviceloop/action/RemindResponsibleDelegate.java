package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.task.OpenTasks;
import io.serviceloop.project.ProjectVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Marks the open task of an action as due soon (A32). Before the first day of the action
 * there is no task, and nobody is reminded: when it opens, it says by itself when it is
 * due.
 */
@Component
@InModels(processes = "actionImplementation")
class RemindResponsibleDelegate implements JavaDelegate {

	private final Actions actions;

	private final OpenTasks tasks;

	private final ApplicationEventPublisher events;

	private final EngineClock clock;

	RemindResponsibleDelegate(Actions actions, OpenTasks tasks, ApplicationEventPublisher events, EngineClock clock) {
		this.actions = actions;
		this.tasks = tasks;
		this.events = events;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		// Work that began before actions had a first day does not know it.
		String firstDay = ActionVariables.ACTION_FIRST_DAY.in(execution);
		if (firstDay != null && LocalDate.parse(firstDay).isAfter(clock.today())) {
			return;
		}
		actions.escalate(execution.getProcessBusinessKey(), ActionVariables.ACTION_ID.in(execution), "reminded");
		tasks.explain(execution.getProcessInstanceId(), "action.escalation.reminded",
				ActionVariables.ACTION_DUE_DATE.in(execution));
		events.publishEvent(new ActionFollowedUp(ActionFollowedUp.Step.DUE_SOON, execution.getProcessInstanceId(),
				LocalDate.parse(ActionVariables.ACTION_DUE_DATE.in(execution)), ProjectVariables.LEAD.in(execution)));
	}

}
