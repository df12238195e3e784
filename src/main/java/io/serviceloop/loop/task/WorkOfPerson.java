package io.serviceloop.loop.task;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The open tasks of one person over all projects, and how they come to somebody else.
 * While somebody stands in, a task has its owner, who is away, and waits for whoever of
 * the two takes it; the engine's history keeps owner and assignee, which says who acted
 * for whom.
 */
@Component
public class WorkOfPerson {

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final WaitingTasks waiting;

	private final Forms forms;

	private final OwnersFirst ownersFirst;

	private final EngineRights rights;

	WorkOfPerson(@Lazy TaskService tasks, @Lazy RuntimeService runtime, WaitingTasks waiting, Forms forms,
			OwnersFirst ownersFirst, EngineRights rights) {
		this.ownersFirst = ownersFirst;
		this.tasks = tasks;
		this.runtime = runtime;
		this.waiting = waiting;
		this.forms = forms;
		this.rights = rights;
	}

	/** The tasks that are assigned to a person and can move. */
	public List<WaitingTask> of(String person) {
		return rights.ask(() -> list(waiting.ofTheLoop().taskAssignee(person)));
	}

	/**
	 * The same, and those that nobody has taken while somebody stands in: all that is
	 * handed over.
	 */
	public List<WaitingTask> allOf(String person) {
		return rights.ask(
				() -> Stream
					.concat(list(waiting.ofTheLoop().taskAssignee(person)).stream(),
							list(waiting.ofTheLoop().taskOwner(person).taskUnassigned()).stream())
					.toList());
	}

	/** Who had a part in what an open task decides, by its form. */
	public Set<String> hadPart(WaitingTask task, Form<?> form) {
		return rights.ask(() -> form.hadPart(Context.getCommandContext().getTaskManager().findTaskById(task.id())));
	}

	/** Leaves an assigned task to its owner or a substitute, whoever takes it first. */
	public void share(String taskId, String owner, String substitute) {
		rights.run(() -> {
			tasks.setOwner(taskId, owner);
			tasks.addCandidateUser(taskId, substitute);
			tasks.setAssignee(taskId, null);
		});
	}

	/**
	 * Gives what nobody took back to its owner; what the substitute has taken stays with
	 * him.
	 */
	public void giveBack(String owner, String substitute) {
		rights.run(() -> list(waiting.ofTheLoop().taskOwner(owner).taskUnassigned()).forEach(task -> {
			give(task.id(), owner);
			tasks.deleteCandidateUser(task.id(), substitute);
		}));
	}

	/**
	 * Gives everything that is a person's, and everything that would become his, to
	 * somebody else.
	 * @param roles the variables that say who gets the next tasks
	 */
	public void handOver(String person, String recipient, List<Variable<String>> roles) {
		rights.run(() -> {
			// First who will get the next tasks, then the tasks there are.
			roles.forEach(role -> runtime.createVariableInstanceQuery()
				.variableName(role.name())
				.variableValueEquals(role.name(), person)
				.list()
				.forEach(found -> runtime.setVariable(found.getExecutionId(), role.name(), recipient)));
			list(waiting.ofTheLoop().taskAssignee(person)).forEach(task -> tasks.setAssignee(task.id(), recipient));
			list(waiting.ofTheLoop().taskOwner(person).taskUnassigned()).forEach(task -> give(task.id(), recipient));
			waiting.ofTheLoop()
				.taskCandidateUser(person)
				.list()
				.stream()
				.filter(task -> task.getOwner() == null && isNamed(person, task))
				.forEach(task -> {
					if (mayBeOffered(recipient, task)) {
						tasks.addCandidateUser(task.getId(), recipient);
					}
					tasks.deleteCandidateUser(task.getId(), person);
				});
			// What is decided by who stands in for whom does not pass on with the list.
			ownersFirst.takeFrom(recipient);
			ownersFirst.renew();
		});
	}

	private boolean mayBeOffered(String person, Task task) {
		return forms.ofTask(task.getProcessDefinitionId().split(":", 2)[0], task.getTaskDefinitionKey())
			.filter(form -> form.ownersFirst() || form.personal()
					|| form.hadPart(Context.getCommandContext().getTaskManager().findTaskById(task.getId()))
						.contains(person))
			.isEmpty();
	}

	/** Whether a person is a candidate by name, and not by a group alone. */
	private boolean isNamed(String person, Task task) {
		return tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && person.equals(link.getUserId()));
	}

	private void give(String taskId, String person) {
		Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
		task.setOwner(null);
		task.setAssignee(person);
		tasks.saveTask(task);
	}

	/** Those of the tasks that can be done by somebody else at all. */
	private List<WaitingTask> list(TaskQuery query) {
		return waiting.described(query.list())
			.stream()
			.filter(task -> !forms.ofTask(task.process(), task.taskKey()).map(Form::personal).orElse(false))
			.toList();
	}

}
