package io.serviceloop.absence;

import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.task.WorkOfPerson;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Gives all open tasks of a person to somebody else, and the duties that would bring the
 * next ones.
 */
@Component
class HandOverTasksDelegate implements JavaDelegate {

	private final WorkOfPerson work;

	private final Duties duties;

	private final Submissions submissions;

	HandOverTasksDelegate(WorkOfPerson work, Duties duties, Submissions submissions) {
		this.work = work;
		this.duties = duties;
		this.submissions = submissions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String person = Variables.PERSON.text(execution);
		String recipient = Variables.RECIPIENT.text(execution);
		duties.handOver(person, recipient, Variables.REASON.text(execution), submissions.me(), submissions.now());
		work.handOver(person, recipient);
	}

}
