package io.serviceloop.change;

import io.serviceloop.classification.Problems;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Notes the immediate measure that limits the harm of a problem before its cause is known
 * (CAPA containment).
 */
@Component
class ContainProblemDelegate implements JavaDelegate {

	private final Problems problems;

	private final Changes changes;

	private final Submissions submissions;

	ContainProblemDelegate(Problems problems, Changes changes, Submissions submissions) {
		this.problems = problems;
		this.changes = changes;
		this.submissions = submissions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		problems.contain(businessKey, Variables.PROBLEM_ID.text(execution), Variables.CONTAINMENT.text(execution),
				submissions.me(), submissions.now());
		changes.applied(businessKey, Variables.CHANGE_NUMBER.number(execution));
	}

}
