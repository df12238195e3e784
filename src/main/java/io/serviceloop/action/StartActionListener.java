package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives the implementation of an action what its tasks and timers need to know. */
@Component
@InModels(processes = "actionImplementation", at = "startEvent:start", sets = { "responsible", "actionDueDate",
		"actionApprovedOn", "actionFirstDay", "startsLater", "trainingRequired", "pilotPlanned" })
class StartActionListener implements ExecutionListener {

	private final Actions actions;

	private final EngineClock clock;

	private final ApplicationEventPublisher events;

	StartActionListener(Actions actions, EngineClock clock, ApplicationEventPublisher events) {
		this.actions = actions;
		this.clock = clock;
		this.events = events;
	}

	@Override
	public void notify(DelegateExecution execution) {
		Actions.Entry action = actions.find(execution.getProcessBusinessKey(), ActionVariables.ACTION_ID.in(execution))
			.orElseThrow();
		ActionVariables.RESPONSIBLE.set(execution, action.responsible());
		ActionVariables.ACTION_DUE_DATE.set(execution, action.dueDate().toString());
		LocalDate today = clock.today();
		LocalDate firstDay = (action.startDate() == null) ? today : action.startDate();
		ActionVariables.ACTION_APPROVED_ON.set(execution, today.toString());
		ActionVariables.ACTION_FIRST_DAY.set(execution, firstDay.toString());
		ActionVariables.STARTS_LATER.set(execution, firstDay.isAfter(today));
		ActionVariables.TRAINING_REQUIRED.set(execution, action.trainingRequired());
		ActionVariables.PILOT_PLANNED.set(execution, !action.pilotSites().isEmpty());
		events.publishEvent(new ActionStarted(execution.getProcessBusinessKey(), action));
	}

}
