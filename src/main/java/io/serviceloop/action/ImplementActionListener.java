package io.serviceloop.action;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Checks and files the result of an action, which is thereby done (A32, A51). */
@Component
class ImplementActionListener implements TaskListener {

	private final ActionReport report;

	ImplementActionListener(ActionReport report) {
		this.report = report;
	}

	@Override
	public void notify(DelegateTask task) {
		report.file(task, task.getExecution().getProcessBusinessKey(), "action");
	}

}
