package io.serviceloop.evaluation;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Sets when the effect is measured: after the observation time (A36), unless it was moved
 * already.
 */
@Component
@InModels(processes = "improvementLoop", sets = "observationUntil")
class ScheduleMeasurementDelegate implements JavaDelegate {

	private final Projects projects;

	private final EngineClock clock;

	ScheduleMeasurementDelegate(Projects projects, EngineClock clock) {
		this.projects = projects;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		if (EvaluationVariables.OBSERVATION_UNTIL.in(execution) == null) {
			String businessKey = execution.getProcessBusinessKey();
			Project project = projects.find(businessKey).orElseThrow();
			EvaluationVariables.OBSERVATION_UNTIL.set(execution,
					clock.now().plusDays(project.observationDays()).toString());
			projects.moveTo(businessKey, "evaluateResult", ProjectVariables.LAP.in(execution));
		}
	}

}
