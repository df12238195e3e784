package io.serviceloop.absence;

import java.util.List;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.WorkOfPerson;
import io.serviceloop.project.ProjectVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Gives all open tasks of a person to somebody else, and the duties that would bring the
 * next ones.
 */
@Component
@InModels(processes = "handOverWork")
class HandOverTasksDelegate implements JavaDelegate {

	private final WorkOfPerson work;

	private final Duties duties;

	private final People people;

	private final EngineClock clock;

	HandOverTasksDelegate(WorkOfPerson work, Duties duties, People people, EngineClock clock) {
		this.work = work;
		this.duties = duties;
		this.people = people;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String person = AbsenceVariables.PERSON.in(execution);
		String recipient = AbsenceVariables.RECIPIENT.in(execution);
		duties.handOver(person, recipient, AbsenceVariables.REASON.in(execution), people.me(), clock.now());
		work.handOver(person, recipient,
				List.of(ProjectVariables.LEAD, ProjectVariables.PROCESS_OWNER, ActionVariables.RESPONSIBLE));
	}

}
