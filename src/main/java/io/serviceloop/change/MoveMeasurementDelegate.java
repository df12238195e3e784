package io.serviceloop.change;

import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Moves the day on which the effect is measured; today means at once. */
@Component
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
		String day = Variables.NEW_DUE_DATE.text(execution).substring(0, 10);
		runtime.createMessageCorrelation("measurementMoved")
			.processInstanceBusinessKey(businessKey)
			.setVariable(Variables.OBSERVATION_UNTIL.name(), day + "T00:00:00")
			.correlate();
		changes.applied(businessKey, Variables.CHANGE_NUMBER.number(execution));
	}

}
