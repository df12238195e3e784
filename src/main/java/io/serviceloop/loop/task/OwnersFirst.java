package io.serviceloop.loop.task;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tasks that process owners decide, and service managers only where no process owner may:
 * managers are offered them then and not before, as nobody is offered what he would be
 * refused (A41).
 */
@Component
public class OwnersFirst {

	private static final String MANAGERS = Role.MANAGER.group();

	private final TaskService tasks;

	private final Forms forms;

	private final People people;

	private final EngineRights rights;

	OwnersFirst(@Lazy TaskService tasks, Forms forms, People people, EngineRights rights) {
		this.tasks = tasks;
		this.forms = forms;
		this.people = people;
		this.rights = rights;
	}

	/** Whether there is a process owner who may decide, away or not. */
	public boolean mayOwner(Form<?> form, VariableScope task) {
		return !others(able(), form, task).isEmpty();
	}

	/** The process owners who can work at all. */
	private Set<String> able() {
		Set<String> owners = new HashSet<>(people.members(List.of(Role.OWNER.group())));
		owners.removeAll(people.cannotWork(owners).keySet());
		return owners;
	}

	private static Set<String> others(Collection<String> owners, Form<?> form, VariableScope task) {
		Set<String> others = new HashSet<>(owners);
		others.removeAll(form.hadPart(task));
		return others;
	}

	/** Before others are told whose it is. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void given(TaskGiven task) {
		forms.ofTask(task.process(), task.taskKey())
			.filter(form -> form.ownersFirst() && task.created())
			.ifPresent(form -> {
				boolean offered = task.groups().contains(MANAGERS);
				boolean may = task.ask(scope -> mayOwner(form, scope));
				if (offered == may) {
					task.offer(MANAGERS, !offered);
				}
			});
	}

	/**
	 * Offers the open ones anew: process owners come and go, and a model may name the
	 * managers by itself.
	 */
	public void renew() {
		rights.run(() -> {
			Set<String> owners = able();
			open().forEach((task, form) -> {
				boolean offered = tasks.getIdentityLinksForTask(task.getId())
					.stream()
					.anyMatch(link -> MANAGERS.equals(link.getGroupId()));
				boolean may = !others(owners, form, scope(task.getId())).isEmpty();
				if (offered && may) {
					tasks.deleteCandidateGroup(task.getId(), MANAGERS);
				}
				else if (!offered && !may) {
					tasks.addCandidateGroup(task.getId(), MANAGERS);
				}
			});
		});
	}

	/**
	 * Offers the open ones that are offered to process owners to somebody by name too,
	 * who stands in for one of them and had no part in them.
	 */
	public void offerTo(String person) {
		rights.run(() -> open().forEach((task, form) -> {
			if (task.getOwner() == null && !form.hadPart(scope(task.getId())).contains(person)) {
				tasks.addCandidateUser(task.getId(), person);
			}
		}));
	}

	/** Offers them to that person no more; what he has claimed stays his. */
	public void offerNoMoreTo(String person) {
		rights.run(() -> open().forEach((task, form) -> {
			if (task.getOwner() == null) {
				tasks.deleteCandidateUser(task.getId(), person);
			}
		}));
	}

	/** The open tasks of this kind that nobody has claimed. */
	private Map<Task, Form<?>> open() {
		Map<Task, Form<?>> open = new LinkedHashMap<>();
		forms.all()
			.stream()
			.filter(Form::ownersFirst)
			.forEach(form -> tasks.createTaskQuery()
				.processDefinitionKey(form.place().process())
				.taskDefinitionKey(form.place().taskKey())
				.taskUnassigned()
				.list()
				.forEach(task -> open.put(task, form)));
		return open;
	}

	private static VariableScope scope(String taskId) {
		return Context.getCommandContext().getTaskManager().findTaskById(taskId);
	}

}
