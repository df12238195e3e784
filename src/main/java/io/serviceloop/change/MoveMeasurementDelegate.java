package io.serviceloop.change;

import io.serviceloop.evaluation.EvaluationVariables;
import io.serviceloop.loop.engine.InModels;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Moves the day on which the effect is measured; today means at once. */
@Component
@InModels(processes = "changeProject", sends = "improvementLoop:measurementMoved")
class MoveMeasurementDelegate implements JavaDelegate {

	private final RuntimeService runtime;

	private final Changes changes;

	MoveMeasurementDelegate(@Lazy RuntimeService runtime, Changes changes) {
		this.runtime = runtime;
		this.changes = changes;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		String day = ChangeVariables.NEW_DUE_DATE.in(execution).substring(0, 10);
		runtime.createMessageCorrelation("measurementMoved")
			.processInstanceBusinessKey(businessKey)
			.setVariable(EvaluationVariables.OBSERVATION_UNTIL.name(), day + "T00:00:00")
			.correlate();
		changes.applied(businessKey, ChangeVariables.CHANGE_NUMBER.in(execution));
	}

}
