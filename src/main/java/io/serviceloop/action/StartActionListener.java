package io.serviceloop.action;

import io.serviceloop.loop.engine.InModels;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Gives the implementation of an action what its tasks and timers need to know. */
@Component
@InModels(processes = "actionImplementation", at = "startEvent:start",
		sets = { "responsible", "actionDueDate", "trainingRequired", "pilotPlanned" })
class StartActionListener implements ExecutionListener {

	private final Actions actions;

	StartActionListener(Actions actions) {
		this.actions = actions;
	}

	@Override
	public void notify(DelegateExecution execution) {
		Actions.Entry action = actions.find(execution.getProcessBusinessKey(), ActionVariables.ACTION_ID.in(execution))
			.orElseThrow();
		ActionVariables.RESPONSIBLE.set(execution, action.responsible());
		ActionVariables.ACTION_DUE_DATE.set(execution, action.dueDate().toString());
		ActionVariables.TRAINING_REQUIRED.set(execution, action.trainingRequired());
		ActionVariables.PILOT_PLANNED.set(execution, !action.pilotSites().isEmpty());
	}

}
