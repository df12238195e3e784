package io.serviceloop.absence;

import java.util.Collections;
import java.util.List;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import io.serviceloop.loop.task.WorkOfPerson;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Checks who hands whose work over to whom. People hand over their own; service managers
 * also that of others.
 */
@Component
class HandOverWorkListener implements ExecutionListener {

	private final Submissions submissions;

	private final People people;

	private final WorkOfPerson work;

	private final Duties duties;

	private final Substitutes substitutes;

	HandOverWorkListener(Submissions submissions, People people, WorkOfPerson work, Duties duties,
			Substitutes substitutes) {
		this.submissions = submissions;
		this.people = people;
		this.work = work;
		this.duties = duties;
		this.substitutes = substitutes;
	}

	@Override
	public void notify(DelegateExecution execution) {
		Answers answers = submissions.of(execution);
		String person = answers.text(Variables.PERSON, 64);
		String recipient = answers.text(Variables.RECIPIENT, 64);
		answers.text(Variables.REASON, 1000);
		Handover.onlyOwnOrManager(people, person);
		// The person may have left already; the recipient has to be there.
		people.cannotWork(Collections.singleton(recipient))
			.forEach((id, fault) -> answers.wrong(Variables.RECIPIENT.name(), id, fault));
		if (person != null && person.equals(recipient)) {
			answers.wrong(Variables.RECIPIENT.name(), recipient, "absence.same");
		}
		answers.refuseIfWrong();
		List<WaitingTask> open = work.of(person);
		open.stream()
			.filter(task -> !substitutes.mayDo(recipient, task.taskKey(), task.businessKey()))
			.forEach(task -> answers.wrong(Variables.RECIPIENT.name(), recipient, "absence.ownPlan",
					task.businessKey()));
		if (open.isEmpty() && duties.projectsOf(person).isEmpty()) {
			answers.wrong(Variables.PERSON.name(), person, "absence.nothing");
		}
		answers.refuseIfWrong();
	}

}
