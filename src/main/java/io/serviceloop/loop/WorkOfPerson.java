package io.serviceloop.loop;

import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The open tasks of one person over all projects, and how they come to somebody else. While somebody stands in, a task has
 * its owner, who is away, and waits for whoever of the two takes it; the engine's history keeps owner and assignee, which
 * says who acted for whom.
 */
@Component
public class WorkOfPerson {

	/** Tasks that are about the person alone. */
	private static final Set<String> PERSONAL = Set.of("userTask_endAbsence");

	private static final List<Variable> ROLES = List.of(Variables.LEAD, Variables.PROCESS_OWNER, Variables.RESPONSIBLE);

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final EngineRights rights;

	WorkOfPerson(@Lazy TaskService tasks, @Lazy RuntimeService runtime, EngineRights rights) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.rights = rights;
	}

	/**
	 * An open task.
	 *
	 * @param businessKey the project it belongs to; null where it belongs to none
	 */
	public record Open(String id, String key, String name, String businessKey) {

		/** Whether it can be done by somebody else at all. */
		public boolean canMove() {
			return !PERSONAL.contains(key);
		}

	}

	/** The tasks that are assigned to a person and can move. */
	public List<Open> of(String person) {
		return rights.ask(() -> list(query().taskAssignee(person)));
	}

	/** Leaves an assigned task to its owner or a substitute, whoever takes it first. */
	public void share(String taskId, String owner, String substitute) {
		rights.run(() -> {
			tasks.setOwner(taskId, owner);
			tasks.addCandidateUser(taskId, substitute);
			tasks.setAssignee(taskId, null);
		});
	}

	/** Gives what nobody took back to its owner; what the substitute has taken stays with him. */
	public void giveBack(String owner, String substitute) {
		rights.run(() -> list(query().taskOwner(owner).taskUnassigned()).forEach(task -> {
			give(task.id(), owner);
			tasks.deleteCandidateUser(task.id(), substitute);
		}));
	}

	/** Gives everything that is a person's, and everything that would become his, to somebody else. */
	public void handOver(String person, String recipient) {
		rights.run(() -> {
			// First who will get the next tasks, then the tasks there are.
			ROLES.forEach(role -> runtime.createVariableInstanceQuery()
				.variableName(role.name())
				.variableValueEquals(role.name(), person)
				.list()
				.forEach(found -> runtime.setVariable(found.getExecutionId(), role.name(), recipient)));
			list(query().taskAssignee(person)).forEach(task -> tasks.setAssignee(task.id(), recipient));
			list(query().taskOwner(person).taskUnassigned()).forEach(task -> give(task.id(), recipient));
		});
	}

	private void give(String taskId, String person) {
		Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
		task.setOwner(null);
		task.setAssignee(person);
		tasks.saveTask(task);
	}

	private TaskQuery query() {
		return tasks.createTaskQuery().processDefinitionKeyIn(LoopForm.PROCESSES.toArray(String[]::new));
	}

	private List<Open> list(TaskQuery query) {
		return query.list().stream().map(this::open).filter(Open::canMove).toList();
	}

	private Open open(Task task) {
		return new Open(task.getId(), task.getTaskDefinitionKey(), task.getName(),
				runtime.createProcessInstanceQuery()
					.processInstanceId(task.getProcessInstanceId())
					.singleResult()
					.getBusinessKey());
	}

}
