package io.serviceloop.absence;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From now on the tasks of the absent person are also the substitute's. */
@Component
@InModels(processes = "arrangeSubstitute")
class OpenSubstitutionDelegate implements JavaDelegate {

	private final Substitutions substitutions;

	private final Substitutes substitutes;

	private final EngineClock clock;

	OpenSubstitutionDelegate(Substitutions substitutions, Substitutes substitutes, EngineClock clock) {
		this.substitutions = substitutions;
		this.substitutes = substitutes;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		substitutions.opened(AbsenceVariables.SUBSTITUTION.in(execution), clock.now());
		substitutes.take(AbsenceVariables.PERSON.in(execution), AbsenceVariables.SUBSTITUTE.in(execution));
	}

}
