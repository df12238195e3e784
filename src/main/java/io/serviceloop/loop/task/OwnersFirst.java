package io.serviceloop.loop.task;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.people.StandIns;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tasks that process owners decide, and service managers only where no process owner may.
 * Who decides follows from the roles and from who stands in now for whom, and never from
 * whose list a task is on; whose list it is on follows from that, as nobody is offered
 * what he would be refused (A41, E31).
 */
@Component
public class OwnersFirst {

	private static final String MANAGERS = Role.MANAGER.group();

	private final TaskService tasks;

	private final Forms forms;

	private final People people;

	private final StandIns standIns;

	private final EngineRights rights;

	OwnersFirst(@Lazy TaskService tasks, Forms forms, People people, StandIns standIns, EngineRights rights) {
		this.tasks = tasks;
		this.forms = forms;
		this.people = people;
		this.standIns = standIns;
		this.rights = rights;
	}

	/**
	 * Whether a person decides a task: a process owner, a service manager where no
	 * process owner may, whom the form names, or who stands in now for one of them;
	 * nobody who had a part in it.
	 * @param person null for the engine itself, which may
	 */
	public boolean decides(String person, Form<?> form, VariableScope task) {
		if (person == null) {
			return true;
		}
		Set<String> hadPart = form.hadPart(task);
		Set<String> owners = others(able(), hadPart);
		if (hadPart.contains(person) || isIn(person, Role.OWNER) || owners.isEmpty() && isIn(person, Role.MANAGER)) {
			return !hadPart.contains(person);
		}
		Set<String> deciders = new HashSet<>(owners);
		deciders.addAll(others(form.deciders(task), hadPart));
		if (owners.isEmpty()) {
			deciders.addAll(others(people.members(List.of(MANAGERS)), hadPart));
		}
		return deciders.contains(person) || standIns.of(deciders).contains(person);
	}

	private boolean isIn(String person, Role role) {
		return person.equals(people.me()) ? people.amIn(role) : people.members(List.of(role.group())).contains(person);
	}

	/** The process owners who can work at all, away or not. */
	private Set<String> able() {
		Set<String> owners = new HashSet<>(people.members(List.of(Role.OWNER.group())));
		owners.removeAll(people.cannotWork(owners).keySet());
		return owners;
	}

	private static Set<String> others(Collection<String> people, Set<String> hadPart) {
		Set<String> others = new HashSet<>(people);
		others.removeAll(hadPart);
		return others;
	}

	/** Before others are told whose it is. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void given(TaskGiven task) {
		forms.ofTask(task.process(), task.taskKey())
			.filter(form -> form.ownersFirst() && task.created())
			.ifPresent(form -> {
				Set<String> hadPart = task.hadPart(form);
				Set<String> owners = others(able(), hadPart);
				if (task.groups().contains(MANAGERS) != owners.isEmpty()) {
					task.offer(MANAGERS, owners.isEmpty());
				}
				others(standIns.of(owners), hadPart).forEach(task::offerTo);
			});
	}

	/**
	 * Offers the open ones anew, to the groups and to those who stand in for a process
	 * owner who may decide: people come and go, are away and come back, and a model may
	 * name others by itself. What somebody stands in for by name is not looked at. What
	 * is held by somebody who does not decide it, or no more, goes back first.
	 */
	public void renew() {
		rights.run(() -> {
			Trail.here().byItself("offerAnew");
			open(task -> task.getAssignee() != null).forEach(this::giveBack);
			Set<String> owners = able();
			open(task -> task.getAssignee() == null).forEach((task, form) -> {
				Set<String> hadPart = form.hadPart(scope(task.getId()));
				Set<String> may = others(owners, hadPart);
				List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId())
					.stream()
					.filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
					.toList();
				boolean offered = links.stream().anyMatch(link -> MANAGERS.equals(link.getGroupId()));
				if (offered && !may.isEmpty()) {
					tasks.deleteCandidateGroup(task.getId(), MANAGERS);
				}
				else if (!offered && may.isEmpty()) {
					tasks.addCandidateGroup(task.getId(), MANAGERS);
				}
				if (task.getOwner() == null) {
					byName(task.getId(), links, others(standIns.of(may), hadPart));
				}
			});
		});
	}

	private void byName(String taskId, List<IdentityLink> links, Set<String> may) {
		Set<String> offered = links.stream()
			.map(IdentityLink::getUserId)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		others(may, offered).forEach(person -> tasks.addCandidateUser(taskId, person));
		others(offered, may).forEach(person -> tasks.deleteCandidateUser(taskId, person));
	}

	/**
	 * Takes from a person what he has claimed and does not decide any more, as when he
	 * stood in for somebody who is back: it goes back to whose it was, or to all of them.
	 */
	public void takeFrom(String person) {
		rights.run(() -> open(task -> person.equals(task.getAssignee())).forEach(this::giveBack));
	}

	private void giveBack(Task task, Form<?> form) {
		VariableScope scope = scope(task.getId());
		if (!decides(task.getAssignee(), form, scope)) {
			Set<String> named = form.deciders(scope);
			Set<String> gone = people.cannotWork(named).keySet();
			task.setAssignee(Stream.concat(Stream.ofNullable(task.getOwner()), others(named, gone).stream())
				.filter(person -> decides(person, form, scope))
				.findFirst()
				.orElse(null));
			task.setOwner(null);
			tasks.saveTask(task);
		}
	}

	/**
	 * The open tasks of this kind, some of them: chosen as they are in this transaction,
	 * which the database does not know yet.
	 */
	private Map<Task, Form<?>> open(Predicate<Task> which) {
		Map<Task, Form<?>> open = new LinkedHashMap<>();
		forms.all()
			.stream()
			.filter(Form::ownersFirst)
			.forEach(form -> tasks.createTaskQuery()
				.processDefinitionKey(form.place().process())
				.taskDefinitionKey(form.place().taskKey())
				.list()
				.stream()
				.filter(which)
				.forEach(task -> open.put(task, form)));
		return open;
	}

	private static VariableScope scope(String taskId) {
		return Context.getCommandContext().getTaskManager().findTaskById(taskId);
	}

}
