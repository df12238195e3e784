package io.serviceloop.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.beans.DirectFieldAccessor;

/**
 * The one gate that every submission passes, whichever way it came: Tasklist, both REST interfaces, Java. It
 * asks three things before the engine does anything: is the task still there, is it this person's, and does its
 * form declare what is submitted. What the values say is then checked by the task's own listener.
 * <p>
 * It stands inside the engine's transaction and reads the task that the command is about to read anyway, so that
 * it costs no round trip for an assigned task.
 */
class SubmissionGate extends CommandInterceptor {

	// Commands that our own code sends while a submission is being worked on are not submissions.
	private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

	@Override
	public <T> T execute(Command<T> command) {
		if (inside.get()) {
			return next.execute(command);
		}
		inside.set(true);
		try {
			check(command);
			return next.execute(command);
		}
		catch (RuntimeException ex) {
			Refusals.note(ex);
			throw ex;
		}
		finally {
			inside.remove();
		}
	}

	private void check(Command<?> command) {
		if (command instanceof CompleteTaskCmd || command instanceof ResolveTaskCmd) {
			submission(task(command, "taskId"), read(command, "variables"));
		}
		else if (command instanceof SubmitTaskFormCmd) {
			submission(task(command, "taskId"), read(command, "properties"));
		}
		else if (command instanceof SetTaskVariablesCmd) {
			submission(task(command, "entityId"), read(command, "variables"));
		}
		else if (command instanceof PatchTaskVariablesCmd) {
			TaskEntity task = task(command, "entityId");
			submission(task, read(command, "variables"));
			declared(task, read(command, "deletions"));
		}
		else if (command instanceof RemoveTaskVariablesCmd) {
			TaskEntity task = task(command, "entityId");
			submission(task, Map.of());
			declared(task, read(command, "variableNames"));
		}
		else if (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd) {
			if (form(task(command, "taskId")).isPresent()) {
				throw SubmissionRefused.invalid("task", read(command, "taskId"), "wrong.noError");
			}
		}
		else if (command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd
				|| command instanceof DelegateTaskCmd) {
			TaskEntity task = task(command, "taskId");
			if (form(task).isPresent()) {
				TaskOwnership.check(task, read(command, "userId"));
			}
		}
		else if (command instanceof AbstractSetVariableCmd || command instanceof AbstractPatchVariablesCmd
				|| command instanceof AbstractRemoveVariableCmd) {
			ownVariables(read(command, "entityId"));
		}
		else if (command instanceof SubmitStartFormCmd) {
			start(process(read(command, "processDefinitionId")), read(command, "variables"));
		}
		else if (command instanceof StartProcessInstanceCmd || command instanceof StartProcessInstanceAtActivitiesCmd) {
			ProcessInstantiationBuilderImpl builder = read(command, "instantiationBuilder");
			String process = (builder.getProcessDefinitionKey() != null) ? builder.getProcessDefinitionKey()
					: process(builder.getProcessDefinitionId());
			if (command instanceof StartProcessInstanceAtActivitiesCmd && LoopForm.PROCESSES.contains(process)) {
				throw SubmissionRefused.forbidden("process", process, "wrong.startInside");
			}
			start(process, builder.getVariables());
		}
	}

	private void submission(TaskEntity task, Map<String, Object> variables) {
		Optional<LoopForm> form = form(task);
		if (form.isPresent()) {
			TaskOwnership.check(task, null);
			declared(form.get(), variables);
		}
	}

	private void declared(TaskEntity task, Collection<String> names) {
		form(task).ifPresent(form -> {
			List<Violation> violations = new ArrayList<>();
			if (names != null) {
				names.forEach(name -> undeclared(form, name, violations));
			}
			refuse(violations);
		});
	}

	private void start(String process, Map<String, Object> variables) {
		if (LoopForm.PROCESSES.contains(process)) {
			declared(LoopForm.ofStart(process)
				.orElseThrow(() -> SubmissionRefused.forbidden("process", process, "wrong.onlyCalled")), variables);
		}
	}

	private static void declared(LoopForm form, Map<String, Object> variables) {
		List<Violation> violations = new ArrayList<>();
		if (variables != null) {
			variables.keySet().forEach(name -> {
				if (!undeclared(form, name, violations)) {
					plain(name, value(variables, name), violations);
				}
			});
		}
		refuse(violations);
	}

	private static Object value(Map<String, Object> variables, String name) {
		return (variables instanceof org.camunda.bpm.engine.variable.VariableMap map) ? map.getValueTyped(name)
				: variables.get(name);
	}

	private static boolean undeclared(LoopForm form, String name, List<Violation> violations) {
		if (form.submitted().stream().anyMatch(variable -> variable.name().equals(name))) {
			return false;
		}
		violations.add(Violation.of(name, null, "wrong.undeclared",
				String.join(", ", form.submitted().stream().map(Variable::name).toList())));
		return true;
	}

	/** Texts, numbers, yes or no and JSON are all a form can say; an object of a class is not read at all. */
	private static void plain(String name, Object given, List<Violation> violations) {
		if (given instanceof JsonValue json) {
			String text = json.getValueSerialized();
			if (text != null && Answers.parse(text) == null) {
				violations.add(Violation.of(name, text, "wrong.json"));
			}
			return;
		}
		Object value = (given instanceof TypedValue typed)
				? ((typed instanceof org.camunda.bpm.engine.variable.value.SerializableValue) ? typed : typed.getValue())
				: given;
		if (value instanceof String text && text.length() > 4000) {
			violations.add(Violation.of(name, text, "wrong.length", 1, 4000));
		}
		else if (!(value == null || value instanceof String || value instanceof Number || value instanceof Boolean
				|| value instanceof org.camunda.spin.json.SpinJsonNode)) {
			violations.add(Violation.of(name, (given instanceof TypedValue typed && typed.getType() != null)
					? typed.getType().getName() : value.getClass().getSimpleName(), "wrong.plain"));
		}
	}

	private static void refuse(List<Violation> violations) {
		if (!violations.isEmpty()) {
			throw SubmissionRefused.invalid(violations);
		}
	}

	/** The variables of a project are written by its process alone. */
	private static void ownVariables(String executionId) {
		ExecutionEntity execution = (executionId == null) ? null
				: Context.getCommandContext().getExecutionManager().findExecutionById(executionId);
		if (execution != null && LoopForm.PROCESSES.contains(process(execution.getProcessDefinitionId()))) {
			throw SubmissionRefused.forbidden("variables", null, "wrong.ownVariables");
		}
	}

	private static Optional<LoopForm> form(TaskEntity task) {
		return (task.getProcessDefinitionId() != null
				&& LoopForm.PROCESSES.contains(process(task.getProcessDefinitionId())))
						? LoopForm.ofTask(task.getTaskDefinitionKey()) : Optional.empty();
	}

	private static String process(String processDefinitionId) {
		int colon = processDefinitionId.indexOf(':');
		return (colon < 0) ? processDefinitionId : processDefinitionId.substring(0, colon);
	}

	private static TaskEntity task(Command<?> command, String field) {
		String id = read(command, field);
		TaskEntity task = (id == null) ? null : Context.getCommandContext().getTaskManager().findTaskById(id);
		if (task == null) {
			throw SubmissionRefused.gone("task", id, "wrong.taskGone");
		}
		return task;
	}

	@SuppressWarnings("unchecked")
	private static <T> T read(Command<?> command, String field) {
		// The engine offers no accessors; a test fails should a field be renamed.
		DirectFieldAccessor accessor = new DirectFieldAccessor(command);
		return (T) (accessor.isReadableProperty(field) ? accessor.getPropertyValue(field) : null);
	}

}
