package io.serviceloop.loop.task;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.Optional;

import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;

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

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final Forms forms;

	private final EngineRights rights;

	TaskRefs(@Lazy TaskService tasks, @Lazy RuntimeService runtime, Forms forms, EngineRights rights) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.forms = forms;
		this.rights = rights;
	}

	/**
	 * What a task is about.
	 *
	 * @param processDefinitionId the version of the model in which it stands
	 * @param form the form of the task; null where a process owner added it
	 * @param values the values asked for, by variable name; a name is absent where the
	 * task has none
	 */
	public record TaskRef(String taskKey, String processDefinitionId, String businessKey, Form<?> form,
			Map<String, Object> values) {
	}

	/**
	 * The task, if it is open and the signed-in person may see it.
	 * @param variables what is asked for beside the subject of its form
	 */
	public Optional<TaskRef> find(String taskId, Variable<?>... variables) {
		Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
		if (task == null || task.getProcessInstanceId() == null) {
			return Optional.empty();
		}
		Form<?> form = forms.ofTask(task.getProcessDefinitionId().split(":", 2)[0], task.getTaskDefinitionKey())
			.orElse(null);
		List<String> names = Stream
			.concat(Stream.of(variables), Stream.ofNullable((form == null) ? null : form.subject()))
			.map(Variable::name)
			.toList();
		// Who may see the task may see its project.
		return Optional.of(rights.ask(() -> new TaskRef(task.getTaskDefinitionKey(), task.getProcessDefinitionId(),
				runtime.createProcessInstanceQuery()
					.processInstanceId(task.getProcessInstanceId())
					.singleResult()
					.getBusinessKey(),
				form, tasks.getVariables(taskId, names))));
	}

	/** Writes a variable of the running loop of a project. */
	public <T> void tell(String businessKey, Variable<T> variable, T value) {
		runtime.setVariable(runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(businessKey, "improvementLoop")
			.singleResult()
			.getId(), variable.name(), variable.value(value));
	}

	/**
	 * The value of a variable in the running process of a project; null where it has
	 * none.
	 */
	public String ofProject(String businessKey, Variable<String> variable) {
		VariableInstance value = rights.ask(() -> runtime.createVariableInstanceQuery()
			.variableName(variable.name())
			.processInstanceIdIn(runtime.createProcessInstanceQuery()
				.processInstanceBusinessKey(businessKey, "improvementLoop")
				.list()
				.stream()
				.map(Execution::getProcessInstanceId)
				.findFirst()
				.orElse("none"))
			.singleResult());
		return (value == null) ? null : (String) value.getValue();
	}

}
