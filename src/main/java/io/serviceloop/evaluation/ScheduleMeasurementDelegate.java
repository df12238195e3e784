package io.serviceloop.evaluation;

import java.time.LocalDate;

import io.serviceloop.action.Actions;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Sets when the effect is measured: once the observation after the last roll-out, and
 * then the time to measure in, are over (A36), unless it was moved already.
 */
@Component
@InModels(processes = "improvementLoop", sets = "observationUntil")
class ScheduleMeasurementDelegate implements JavaDelegate {

	private final Projects projects;

	private final Actions actions;

	private final LoopRules rules;

	private final EngineClock clock;

	ScheduleMeasurementDelegate(Projects projects, Actions actions, LoopRules rules, EngineClock clock) {
		this.projects = projects;
		this.actions = actions;
		this.rules = rules;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		if (EvaluationVariables.OBSERVATION_UNTIL.in(execution) == null) {
			String businessKey = execution.getProcessBusinessKey();
			int lap = ProjectVariables.LAP.in(execution);
			Project project = projects.find(businessKey).orElseThrow();
			// Where no action was carried out, as before a launch, it is today.
			LocalDate rolledOut = actions.lastRollOut(businessKey, lap).orElseGet(clock::today);
			LocalDate over = MeasuringWindow.after(rolledOut, project.observationDays())
				.over(rules.now().count(LoopRules.MEASURING_DAYS));
			EvaluationVariables.OBSERVATION_UNTIL.set(execution, over.atTime(clock.now().toLocalTime()).toString());
			projects.rolledOut(businessKey, "evaluateResult", lap, rolledOut);
		}
	}

}
