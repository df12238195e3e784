package io.serviceloop.action;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Checks and files the result of a pilot (E48, E52). */
@Component
class RunPilotListener implements TaskListener {

	private final ActionReport report;

	RunPilotListener(ActionReport report) {
		this.report = report;
	}

	@Override
	public void notify(DelegateTask task) {
		report.file(task, task.getExecution().getProcessBusinessKey(), "pilot");
	}

}
