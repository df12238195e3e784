package io.serviceloop.change;

import java.util.Map;

import io.serviceloop.evaluation.EvaluationVariables;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.task.OpenTasks;
import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Moves the day on which the effect is measured; today means at once. */
@Component
@InModels(processes = "changeProject", sends = "improvementLoop:measurementMoved")
class MoveMeasurementDelegate implements JavaDelegate {

	private final RuntimeService runtime;

	private final OpenTasks tasks;

	private final Changes changes;

	MoveMeasurementDelegate(@Lazy RuntimeService runtime, OpenTasks tasks, Changes changes) {
		this.runtime = runtime;
		this.tasks = tasks;
		this.changes = changes;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		String day = ChangeVariables.NEW_DUE_DATE.in(execution).substring(0, 10);
		Execution observation = tasks.waiting(businessKey, "measurementMoved", null, null)
			// The results may be measured since a moment ago.
			.orElseThrow(() -> SubmissionRefused.conflict("changeKind", "moveMeasurement", "change.notObserving"));
		runtime.messageEventReceived("measurementMoved", observation.getId(),
				Map.of(EvaluationVariables.OBSERVATION_UNTIL.name(), day + "T00:00:00"));
		changes.applied(businessKey, ChangeVariables.CHANGE_NUMBER.in(execution));
	}

}
