package io.serviceloop.action;

import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.words.Json;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Gives the implementation of an action what its tasks and timers need to know. */
@Component
class StartActionListener implements ExecutionListener {

	private final Actions actions;

	StartActionListener(Actions actions) {
		this.actions = actions;
	}

	@Override
	public void notify(DelegateExecution execution) {
		Actions.Entry action = actions.find(execution.getProcessBusinessKey(), Variables.ACTION_ID.text(execution))
			.orElseThrow();
		Variables.RESPONSIBLE.set(execution, action.responsible());
		Variables.ACTION_DUE_DATE.set(execution, action.dueDate().toString());
		Variables.TRAINING_REQUIRED.set(execution, action.trainingRequired());
		Variables.PILOT_PLANNED.set(execution, !Json.list(action.pilotSites(), String.class).isEmpty());
	}

}
