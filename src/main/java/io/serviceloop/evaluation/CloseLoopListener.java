package io.serviceloop.evaluation;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Notes how a project ended: its goals reached or not. */
@Component
@InModels(processes = "improvementLoop", at = "endEvent:start")
class CloseLoopListener implements ExecutionListener {

	private final Projects projects;

	private final EngineClock clock;

	CloseLoopListener(Projects projects, EngineClock clock) {
		this.projects = projects;
		this.clock = clock;
	}

	@Override
	public void notify(DelegateExecution execution) {
		boolean reached = EvaluationVariables.GOALS_MET.in(execution);
		projects.close(execution.getProcessBusinessKey(), reached ? "reached" : "notReached",
				reached ? null : EvaluationVariables.DECISION_NOTE.in(execution), clock.now());
	}

}
