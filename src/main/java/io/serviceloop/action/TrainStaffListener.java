package io.serviceloop.action;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Checks and files the result of a training (A34, E68). */
@Component
class TrainStaffListener implements TaskListener {

	private final ActionReport report;

	TrainStaffListener(ActionReport report) {
		this.report = report;
	}

	@Override
	public void notify(DelegateTask task) {
		report.file(task, task.getExecution().getProcessBusinessKey(), "training");
	}

}
