package io.serviceloop.loop.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Variables;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Says what an open task is about: its project, and which source, problem, action or
 * change.
 */
@Component
public class TaskRefs {

	private static final List<Variable> SUBJECTS = List.of(Variables.LAP, Variables.SOURCE_ID, Variables.PROBLEM_ID,
			Variables.ACTION_ID, Variables.CHANGE_NUMBER, Variables.OBSERVATION_UNTIL);

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final EngineRights rights;

	TaskRefs(@Lazy TaskService tasks, @Lazy RuntimeService runtime, EngineRights rights) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.rights = rights;
	}

	/**
	 * What a task is about.
	 *
	 * @param subjects ids by variable name; a name is absent where the task has none
	 */
	public record TaskRef(String taskKey, String businessKey, Map<String, Object> subjects) {
	}

	/** The task, if it is open and the signed-in person may see it. */
	public Optional<TaskRef> find(String taskId) {
		Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
		if (task == null || task.getProcessInstanceId() == null) {
			return Optional.empty();
		}
		// Who may see the task may see its project.
		return Optional.of(rights.ask(() -> new TaskRef(task.getTaskDefinitionKey(),
				runtime.createProcessInstanceQuery()
					.processInstanceId(task.getProcessInstanceId())
					.singleResult()
					.getBusinessKey(),
				tasks.getVariables(taskId, SUBJECTS.stream().map(Variable::name).toList()))));
	}

	/**
	 * Until when the effect of a project is observed; null where it is not being
	 * observed.
	 */
	public String observationUntil(String businessKey) {
		VariableInstance until = rights.ask(() -> runtime.createVariableInstanceQuery()
			.variableName(Variables.OBSERVATION_UNTIL.name())
			.processInstanceIdIn(runtime.createProcessInstanceQuery()
				.processInstanceBusinessKey(businessKey, "improvementLoop")
				.list()
				.stream()
				.map(Execution::getProcessInstanceId)
				.findFirst()
				.orElse("none"))
			.singleResult());
		return (until == null) ? null : (String) until.getValue();
	}

}
