package io.serviceloop.change;

import io.serviceloop.classification.Problems;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.people.People;
import io.serviceloop.rootcause.RootCauseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Notes the immediate measure that limits the harm of a problem before its cause is known
 * (CAPA containment).
 */
@Component
@InModels(processes = "changeProject")
class ContainProblemDelegate implements JavaDelegate {

	private final Problems problems;

	private final Changes changes;

	private final People people;

	private final EngineClock clock;

	ContainProblemDelegate(Problems problems, Changes changes, People people, EngineClock clock) {
		this.problems = problems;
		this.changes = changes;
		this.people = people;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		problems.contain(businessKey, RootCauseVariables.PROBLEM_ID.in(execution),
				ChangeVariables.CONTAINMENT.in(execution), people.me(), clock.now());
		changes.applied(businessKey, ChangeVariables.CHANGE_NUMBER.in(execution));
	}

}
