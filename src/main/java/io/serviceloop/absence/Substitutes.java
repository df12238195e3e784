package io.serviceloop.absence;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.TaskGiven;
import io.serviceloop.loop.task.WorkOfPerson;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings the tasks of somebody who is away to the substitute: those there are, and those
 * that come meanwhile.
 */
@Component
class Substitutes {

	private final Substitutions substitutions;

	private final WorkOfPerson work;

	private final Projects projects;

	private final People people;

	private final Forms forms;

	Substitutes(Substitutions substitutions, WorkOfPerson work, Projects projects, People people, Forms forms) {
		this.substitutions = substitutions;
		this.work = work;
		this.projects = projects;
		this.people = people;
		this.forms = forms;
	}

	/** Shares what a person has open with a substitute. */
	void take(String person, String substitute) {
		work.of(person)
			.stream()
			.filter(task -> mayDo(substitute, task.process(), task.taskKey(), task.businessKey()))
			.forEach(task -> work.share(task.id(), person, substitute));
	}

	/**
	 * A task that somebody takes for himself is his, away or not. Before others are told
	 * whose it is.
	 */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void given(TaskGiven task) {
		if (task.assignee() != null && task.businessKey() != null && !task.assignee().equals(people.me())) {
			substitutions.substituteOf(task.assignee())
				.filter(substitute -> mayDo(substitute, task.process(), task.taskKey(), task.businessKey()))
				.ifPresent(task::share);
		}
	}

	/** Whether somebody may do a task of another at all. */
	boolean mayDo(String substitute, String process, String taskKey, String businessKey) {
		return !forms.ofTask(process, taskKey).map(Form::decidesOnTheLead).orElse(false)
				|| projects.find(businessKey).map(Project::lead).filter(substitute::equals).isEmpty();
	}

}
