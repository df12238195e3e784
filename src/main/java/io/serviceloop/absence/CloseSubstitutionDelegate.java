package io.serviceloop.absence;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The absence is over: what nobody has taken goes back to its owner. */
@Component
@InModels(processes = "arrangeSubstitute")
class CloseSubstitutionDelegate implements JavaDelegate {

	private final Substitutions substitutions;

	private final Substitutes substitutes;

	private final EngineClock clock;

	CloseSubstitutionDelegate(Substitutions substitutions, Substitutes substitutes, EngineClock clock) {
		this.substitutions = substitutions;
		this.substitutes = substitutes;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		substitutions.ended(AbsenceVariables.SUBSTITUTION.in(execution), clock.now());
		substitutes.giveBack(AbsenceVariables.PERSON.in(execution), AbsenceVariables.SUBSTITUTE.in(execution));
	}

}
