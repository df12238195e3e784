package io.serviceloop.evaluation;

import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Sets when the effect is measured: after the observation time (A36), unless it was moved
 * already.
 */
@Component
class ScheduleMeasurementDelegate implements JavaDelegate {

	private final Projects projects;

	private final Submissions submissions;

	ScheduleMeasurementDelegate(Projects projects, Submissions submissions) {
		this.projects = projects;
		this.submissions = submissions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		if (Variables.OBSERVATION_UNTIL.in(execution) == null) {
			String businessKey = execution.getProcessBusinessKey();
			Project project = projects.find(businessKey).orElseThrow();
			Variables.OBSERVATION_UNTIL.set(execution,
					submissions.now().plusDays(project.observationDays()).toString());
			projects.moveTo(businessKey, "evaluateResult", Variables.LAP.number(execution));
		}
	}

}
