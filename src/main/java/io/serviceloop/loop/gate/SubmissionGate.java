package io.serviceloop.loop.gate;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.serviceloop.loop.engine.CollisionRetry;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.form.SubmittedValues;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Refusals;
import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.impl.ModificationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.RestartProcessInstanceBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ReflectionUtils;

/**
 * The one gate that every submission passes, whichever way it came: Tasklist, both REST
 * interfaces, Java. It asks three things before the engine does anything: is the task
 * still there, is it this person's, and does its form declare what is submitted. What the
 * values say is then checked by the task's own listener.
 * <p>
 * It stands inside the engine's transaction and reads the task that the command is about
 * to read anyway, so that it costs no round trip for an assigned task.
 */
class SubmissionGate extends CommandInterceptor {

	private static final Logger log = LoggerFactory.getLogger(SubmissionGate.class);

	private static final Set<Class<?>> NOTES = Set.of(AddCommentCmd.class, UpdateCommentCmd.class,
			DeleteTaskCommentCmd.class, DeleteProcessInstanceCommentCmd.class, CreateAttachmentCmd.class,
			DeleteAttachmentCmd.class);

	private static final Set<String> OWN_MESSAGES = Set.of("projectClosed", "measurementMoved", "actionChanged",
			"actionDropped");

	private static final Map<String, Optional<Field>> FIELDS = new ConcurrentHashMap<>();

	private final ObjectProvider<Forms> forms;

	SubmissionGate(ObjectProvider<Forms> forms) {
		this.forms = forms;
	}

	// Commands that our own code sends while a submission is being worked on are not
	// submissions.
	private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

	@Override
	public <T> T execute(Command<T> command) {
		if (Reach.isNoFailure(command)) {
			return null;
		}
		if (inside.get()) {
			return next.execute(command);
		}
		inside.set(true);
		try {
			check(command);
			Reach.check(command);
			T result = next.execute(command);
			Reach.checkDone(command);
			tryOut(command);
			return result;
		}
		catch (RuntimeException ex) {
			Refusals.note(ex);
			if (CollisionRetry.mayBeCollision(ex) && !(ex instanceof OptimisticLockingException)
					&& !Refusals.noteFailure(ex)) {
				log.error("{} failed", command.getClass().getSimpleName(), ex);
			}
			throw ex;
		}
		finally {
			inside.remove();
		}
	}

	private void check(Command<?> command) {
		if (command instanceof CompleteTaskCmd || command instanceof ResolveTaskCmd) {
			TaskEntity task = task(command, "taskId");
			submission(task, read(command, "variables"));
			taken(task);
		}
		else if (command instanceof SubmitTaskFormCmd) {
			TaskEntity task = task(command, "taskId");
			submission(task, read(command, "properties"));
			taken(task);
		}
		else if (command instanceof SetTaskVariablesCmd) {
			TaskEntity task = task(command, "entityId");
			submission(task, read(command, "variables"));
			notLocal(task, command);
		}
		else if (command instanceof PatchTaskVariablesCmd) {
			TaskEntity task = task(command, "entityId");
			submission(task, read(command, "variables"));
			notLocal(task, command);
			form(task).ifPresent(form -> SubmittedValues.checkNames(form, read(command, "deletions")));
		}
		else if (command instanceof RemoveTaskVariablesCmd) {
			TaskEntity task = task(command, "entityId");
			submission(task, Map.of());
			notLocal(task, command);
			form(task).ifPresent(form -> SubmittedValues.checkNames(form, read(command, "variableNames")));
		}
		else if (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd) {
			TaskEntity task = task(command, "taskId");
			if (form(task).isPresent()) {
				TaskOwnership.check(task, null, form(task).map(asked -> asked.barred(task)).orElse(null));
				throw SubmissionRefused.invalid("task", task.getId(), "wrong.noError");
			}
		}
		else if (command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd
				|| command instanceof DelegateTaskCmd) {
			TaskEntity task = task(command, "taskId");
			String recipient = read(command, "userId");
			if (command instanceof DelegateTaskCmd && recipient == null && form(task).isPresent()) {
				throw SubmissionRefused.invalid("userId", null, "wrong.missing");
			}
			handOver(task, recipient);
		}
		else if (command instanceof AbstractAddIdentityLinkCmd) {
			handOver(task(command, "taskId"),
					IdentityLinkType.ASSIGNEE.equals(read(command, "type")) ? read(command, "userId") : null);
		}
		else if (command instanceof DeleteIdentityLinkCmd) {
			handOver(task(command, "taskId"), null);
		}
		else if (command instanceof SaveTaskCmd) {
			saved(read(command, "task"));
		}
		else if (command instanceof DeleteTaskCmd && read(command, "taskId") != null) {
			TaskEntity task = task(command, "taskId");
			if (form(task).isPresent()) {
				throw SubmissionRefused.forbidden("task", task.getId(), "wrong.taskStays");
			}
		}
		else if (NOTES.contains(command.getClass())) {
			note(command);
		}
		else if (command instanceof AbstractRestartProcessInstanceCmd) {
			RestartProcessInstanceBuilderImpl builder = read(command, "builder");
			String process = process(builder.getProcessDefinitionId());
			if (forms.getObject().processes().contains(process)) {
				throw SubmissionRefused.forbidden("process", process, "wrong.startInside");
			}
		}
		else if (command instanceof AbstractSetVariableCmd || command instanceof AbstractPatchVariablesCmd
				|| command instanceof AbstractRemoveVariableCmd) {
			ownVariables(read(command, "entityId"));
		}
		else if (command instanceof ModifyProcessInstanceCmd) {
			ProcessInstanceModificationBuilderImpl builder = read(command, "builder");
			moved(builder.getProcessInstanceId());
		}
		else if (command instanceof AbstractModificationCmd) {
			ModificationBuilderImpl builder = read(command, "builder");
			if (isSignedIn() && forms.getObject().processes().contains(process(builder.getProcessDefinitionId()))) {
				throw SubmissionRefused.forbidden("process", null, "wrong.onlyByTasks");
			}
		}
		else if (command instanceof SignalCmd || command instanceof MessageEventReceivedCmd) {
			moved(read(command, "executionId"));
		}
		else if (command instanceof AbstractCorrelateMessageCmd) {
			if (isSignedIn() && OWN_MESSAGES.contains(String.valueOf((Object) read(command, "messageName")))) {
				throw SubmissionRefused.forbidden("messageName", read(command, "messageName"), "wrong.onlyByTasks");
			}
		}
		else if (command instanceof SubmitStartFormCmd) {
			start(process(read(command, "processDefinitionId")), read(command, "variables"));
		}
		else if (command instanceof StartProcessInstanceCmd || command instanceof StartProcessInstanceAtActivitiesCmd) {
			ProcessInstantiationBuilderImpl builder = read(command, "instantiationBuilder");
			String process = (builder.getProcessDefinitionKey() != null) ? builder.getProcessDefinitionKey()
					: process(builder.getProcessDefinitionId());
			if (command instanceof StartProcessInstanceAtActivitiesCmd
					&& forms.getObject().processes().contains(process)) {
				throw SubmissionRefused.forbidden("process", process, "wrong.startInside");
			}
			start(process, builder.getVariables());
		}
	}

	/**
	 * Answers that were put down without completing the task are checked now, as far as
	 * they go.
	 */
	private void tryOut(Command<?> command) {
		if (command instanceof SetTaskVariablesCmd || command instanceof PatchTaskVariablesCmd
				|| command instanceof ResolveTaskCmd) {
			Map<String, Object> given = read(command, "variables");
			TaskEntity task = task(command, (command instanceof ResolveTaskCmd) ? "taskId" : "entityId");
			Optional<Form<?>> form = form(task);
			if (form.isPresent() && given != null) {
				forms.getObject().putDown(form.get(), task, given.keySet());
			}
		}
	}

	/** A value of the task alone would be checked in its place and lost with the task. */
	private void notLocal(TaskEntity task, Command<?> command) {
		if (Boolean.TRUE.equals(read(command, "isLocal")) && form(task).isPresent()) {
			throw SubmissionRefused.forbidden("variables", null, "wrong.ownVariables");
		}
	}

	/**
	 * No person moves a project past its tasks, whatever rights the engine gives; timers
	 * and our own code do.
	 */
	private void moved(String executionId) {
		ExecutionEntity execution = (executionId == null || !isSignedIn()) ? null
				: Context.getCommandContext().getExecutionManager().findExecutionById(executionId);
		if (execution != null && forms.getObject().processes().contains(process(execution.getProcessDefinitionId()))) {
			throw SubmissionRefused.forbidden("process", null, "wrong.onlyByTasks");
		}
	}

	private static boolean isSignedIn() {
		return Context.getCommandContext().getAuthenticatedUserId() != null;
	}

	/** A task goes to another person, or to other people's lists. */
	private void handOver(TaskEntity task, String recipient) {
		if (form(task).isPresent()) {
			TaskOwnership.check(task, recipient, form(task).map(asked -> asked.barred(task)).orElse(null));
			if (recipient != null && !recipient.equals(task.getAssignee())) {
				recipient(recipient);
			}
		}
	}

	private static void recipient(String id) {
		CommandContext context = Context.getCommandContext();
		ReadOnlyIdentityProvider directory = context.getReadOnlyIdentityProvider();
		context.runWithoutAuthorization(() -> {
			if (directory.findUserById(id) == null) {
				throw SubmissionRefused.invalid("assignee", id, "wrong.unknownPerson");
			}
			if (Role.onlyRead(
					directory.createGroupQuery(context).groupMember(id).list().stream().map(Group::getId).toList())) {
				throw SubmissionRefused.invalid("assignee", id, "wrong.onlyReads");
			}
			return null;
		});
	}

	/**
	 * A task that was read, changed and comes back as a whole; a new one belongs to no
	 * process.
	 */
	private void saved(TaskEntity given) {
		if (given != null && given.getRevision() > 0) {
			TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(given.getId());
			if (task == null) {
				throw SubmissionRefused.gone("task", given.getId(), "wrong.taskGone");
			}
			Reach.staysInPlace(task, given);
			handOver(task, given.getAssignee());
		}
	}

	/** Notes and files belong to the task they are written at. */
	private void note(Command<?> command) {
		if (read(command, "taskId") != null) {
			TaskEntity task = task(command, "taskId");
			String process = read(command, "processInstanceId");
			if (form(task).isPresent()) {
				TaskOwnership.involved(task, form(task).map(asked -> asked.barred(task)).orElse(null));
				if (process != null && !process.equals(task.getProcessInstanceId())) {
					throw SubmissionRefused.invalid("processInstanceId", process, "wrong.otherProcess");
				}
			}
		}
		else {
			ownVariables(read(command, "processInstanceId"));
		}
	}

	private void submission(TaskEntity task, Map<String, Object> variables) {
		Optional<Form<?>> form = form(task);
		if (form.isPresent()) {
			TaskOwnership.check(task, null, form(task).map(asked -> asked.barred(task)).orElse(null));
			SubmittedValues.check(form.get(), variables);
		}
	}

	/**
	 * Who completes a task that nobody claimed has thereby taken it: the history says who
	 * did it.
	 */
	private void taken(TaskEntity task) {
		if (task.getAssignee() == null && isSignedIn() && form(task).isPresent()) {
			task.setAssignee(Context.getCommandContext().getAuthenticatedUserId());
		}
	}

	private void start(String process, Map<String, Object> variables) {
		if (forms.getObject().processes().contains(process)) {
			SubmittedValues.check(
					forms.getObject()
						.ofStart(process)
						.orElseThrow(() -> SubmissionRefused.forbidden("process", process, "wrong.onlyCalled")),
					variables);
		}
	}

	/** The variables of a project are written by its process alone. */
	private void ownVariables(String executionId) {
		ExecutionEntity execution = (executionId == null) ? null
				: Context.getCommandContext().getExecutionManager().findExecutionById(executionId);
		if (execution != null && forms.getObject().processes().contains(process(execution.getProcessDefinitionId()))) {
			throw SubmissionRefused.forbidden("variables", null, "wrong.ownVariables");
		}
	}

	private Optional<Form<?>> form(TaskEntity task) {
		return (task.getProcessDefinitionId() == null) ? Optional.empty()
				: forms.getObject().ofTask(process(task.getProcessDefinitionId()), task.getTaskDefinitionKey());
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
	static <T> T read(Object command, String field) {
		// The engine offers no accessors; a test fails should a field be renamed.
		Optional<Field> found = FIELDS.computeIfAbsent(command.getClass().getName() + "#" + field, name -> {
			Field declared = ReflectionUtils.findField(command.getClass(), field);
			if (declared != null) {
				ReflectionUtils.makeAccessible(declared);
			}
			return Optional.ofNullable(declared);
		});
		return (T) found.map(declared -> ReflectionUtils.getField(declared, command)).orElse(null);
	}

}
