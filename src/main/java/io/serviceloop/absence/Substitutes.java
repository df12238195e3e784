package io.serviceloop.absence;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.OwnersFirst;
import io.serviceloop.loop.task.TaskGiven;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
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

	private final OwnersFirst ownersFirst;

	private final Projects projects;

	private final People people;

	private final Forms forms;

	Substitutes(Substitutions substitutions, WorkOfPerson work, OwnersFirst ownersFirst, Projects projects,
			People people, Forms forms) {
		this.substitutions = substitutions;
		this.work = work;
		this.ownersFirst = ownersFirst;
		this.projects = projects;
		this.people = people;
		this.forms = forms;
	}

	/** Shares what a person has open with a substitute. */
	void take(String person, String substitute) {
		work.of(person)
			.stream()
			.filter(task -> whyNot(substitute, task).isEmpty())
			.forEach(task -> work.share(task.id(), person, substitute));
		ownersFirst.renew();
	}

	/**
	 * What nobody has taken is the person's alone again, and so is what the substitute
	 * decided in the place of a process owner.
	 */
	void giveBack(String person, String substitute) {
		work.giveBack(person, substitute);
		ownersFirst.takeFrom(substitute);
		ownersFirst.renew();
	}

	/**
	 * A task that somebody takes for himself is his, away or not. Before others are told
	 * whose it is.
	 */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void given(TaskGiven task) {
		Optional<Form<?>> form = forms.ofTask(task.process(), task.taskKey());
		boolean movable = task.businessKey() != null || form.isPresent() && !form.get().personal();
		if (task.assignee() != null && movable && !task.assignee().equals(people.me())) {
			substitutions.substituteOf(task.assignee())
				.filter(substitute -> whyNot(substitute, form, task.businessKey(), task::hadPart).isEmpty())
				.ifPresent(task::share);
		}
	}

	/**
	 * The key of the sentence why somebody must not do a task of another; empty where he
	 * may.
	 */
	Optional<String> whyNot(String substitute, WaitingTask task) {
		return whyNot(substitute, forms.ofTask(task.process(), task.taskKey()), task.businessKey(),
				form -> work.hadPart(task, form));
	}

	private Optional<String> whyNot(String substitute, Optional<Form<?>> form, String businessKey,
			Function<Form<?>, Set<String>> hadPart) {
		if (form.map(Form::decidesOnTheLead).orElse(false)
				&& projects.find(businessKey).map(Project::lead).filter(substitute::equals).isPresent()) {
			return Optional.of("absence.ownPlan");
		}
		return form.filter(one -> hadPart.apply(one).contains(substitute)).map(Form::barredSentence);
	}

}
