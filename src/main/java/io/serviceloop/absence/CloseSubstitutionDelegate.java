package io.serviceloop.absence;

import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.task.WorkOfPerson;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The absence is over: what nobody has taken goes back to its owner. */
@Component
class CloseSubstitutionDelegate implements JavaDelegate {

	private final Substitutions substitutions;

	private final WorkOfPerson work;

	private final Submissions submissions;

	CloseSubstitutionDelegate(Substitutions substitutions, WorkOfPerson work, Submissions submissions) {
		this.substitutions = substitutions;
		this.work = work;
		this.submissions = submissions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		substitutions.ended(Variables.SUBSTITUTION.number(execution), submissions.now());
		work.giveBack(Variables.PERSON.text(execution), Variables.SUBSTITUTE.text(execution));
	}

}
