package io.serviceloop.absence;

import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From now on the tasks of the absent person are also the substitute's. */
@Component
class OpenSubstitutionDelegate implements JavaDelegate {

	private final Substitutions substitutions;

	private final Substitutes substitutes;

	private final Submissions submissions;

	OpenSubstitutionDelegate(Substitutions substitutions, Substitutes substitutes, Submissions submissions) {
		this.substitutions = substitutions;
		this.substitutes = substitutes;
		this.submissions = submissions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		substitutions.opened(Variables.SUBSTITUTION.number(execution), submissions.now());
		substitutes.take(Variables.PERSON.text(execution), Variables.SUBSTITUTE.text(execution));
	}

}
