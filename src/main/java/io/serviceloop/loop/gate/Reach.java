package io.serviceloop.loop.gate;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricTaskInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricVariableInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricVariableInstancesByProcessInstanceIdCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByKeyCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteHistoricProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteProcessInstanceBatchCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstanceByInstanceIdCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Closes what the engine leaves open to every signed-in person, although its
 * authorizations are on.
 */
final class Reach {

	private static final Set<Class<?>> READS_A_NOTE = Set.of(GetTaskCommentCmd.class, GetTaskAttachmentCmd.class,
			GetTaskAttachmentContentCmd.class);

	/** What makes running work or its history vanish. */
	private static final Set<Class<?>> DESTROYS = Set.of(DeleteProcessInstanceCmd.class,
			DeleteProcessInstancesCmd.class, DeleteProcessInstanceBatchCmd.class, DeleteDeploymentCmd.class,
			DeleteProcessDefinitionsByIdsCmd.class, DeleteProcessDefinitionsByKeyCmd.class,
			DeleteHistoricProcessInstancesCmd.class, DeleteHistoricProcessInstancesBatchCmd.class,
			DeleteHistoricTaskInstanceCmd.class, DeleteHistoricVariableInstanceCmd.class,
			DeleteHistoricVariableInstancesByProcessInstanceIdCmd.class,
			DeleteHistoricDecisionInstanceByInstanceIdCmd.class);

	private Reach() {
	}

	/**
	 * Work and history end by their tasks and their time to live, never by hand, whatever
	 * somebody was granted. Asked afterwards, when the engine has said whether there is
	 * such a thing at all; what was done is undone.
	 */
	static void checkDone(Command<?> command) {
		if (DESTROYS.contains(command.getClass()) && Context.getCommandContext().getAuthenticatedUserId() != null) {
			throw SubmissionRefused.forbidden("process", null, "wrong.nothingVanishes");
		}
	}

	static void check(Command<?> command) {
		Authentication person = Context.getCommandContext().getAuthentication();
		if (person == null || person.getUserId() == null) {
			return;
		}
		if (READS_A_NOTE.contains(command.getClass())) {
			readable(SubmissionGate.read(command, "taskId"));
		}
		else if (command instanceof UpdateCommentCmd || command instanceof DeleteTaskCommentCmd) {
			ownNote(person.getUserId(), SubmissionGate.read(command, "taskId"),
					SubmissionGate.read(command, "commentId"));
		}
		else if (command instanceof DeleteAttachmentCmd) {
			ownFile(person.getUserId(), SubmissionGate.read(command, "taskId"));
		}
		else if (command instanceof TaskQueryImpl query) {
			plain(query);
		}
		else if (command instanceof AbstractExecuteFilterCmd
				&& SubmissionGate.read(command, "extendingQuery") instanceof TaskQueryImpl extension) {
			plain(extension);
		}
		else if (command instanceof CreateAttachmentCmd) {
			link(SubmissionGate.read(command, "url"));
		}
		else if (command instanceof DeleteUserCmd && !groups(person).contains(Role.ADMIN.group())) {
			throw SubmissionRefused.forbidden("user", SubmissionGate.read(command, "userId"), "wrong.ownAccount");
		}
		else if (command instanceof CheckPassword
				&& !person.getUserId().equals(SubmissionGate.read(command, "userId"))) {
			// Without this, everybody tries passwords of others, and locks them out by
			// it.
			throw SubmissionRefused.forbidden("username", SubmissionGate.read(command, "userId"),
					"wrong.othersPassword");
		}
		else if (command instanceof SaveUserCmd) {
			account(SubmissionGate.read(command, "user"));
		}
	}

	/**
	 * Whether a job is to be written down as failed because a person tried to run it who
	 * may not. The engine would count that as an attempt, and after three of them the
	 * timers of a stranger's project stood still.
	 */
	static boolean isNoFailure(Command<?> command) {
		return command instanceof FailedJobListener
				&& SubmissionGate.<JobFailureCollector>read(command, "jobFailureCollector")
					.getFailure() instanceof AuthorizationException;
	}

	/**
	 * A subtask goes down with its parent, so nobody hangs a task of a project onto
	 * another one.
	 */
	static void staysInPlace(TaskEntity task, TaskEntity given) {
		if (!(Objects.equals(task.getParentTaskId(), given.getParentTaskId())
				&& Objects.equals(task.getCaseInstanceId(), given.getCaseInstanceId())
				&& Objects.equals(task.getTenantId(), given.getTenantId()))) {
			throw SubmissionRefused.invalid("parentTaskId", given.getParentTaskId(), "wrong.taskPlace");
		}
	}

	/**
	 * A note is read by whoever may read its task, open or finished; the engine gives it
	 * to anybody.
	 */
	private static void readable(String taskId) {
		CommandContext context = Context.getCommandContext();
		TaskEntity open = (taskId == null) ? null : context.getTaskManager().findTaskById(taskId);
		if (open != null) {
			context.getProcessEngineConfiguration()
				.getCommandCheckers()
				.forEach(checker -> checker.checkReadTask(open));
		}
		else if (context.getHistoricTaskInstanceManager()
			.findHistoricTaskInstanceCountByQueryCriteria(
					(HistoricTaskInstanceQueryImpl) new HistoricTaskInstanceQueryImpl()
						.taskId(String.valueOf(taskId))) == 0) {
			throw SubmissionRefused.gone("task", taskId, "wrong.taskGone");
		}
	}

	/**
	 * What was noted stays as its author left it; without an id it is about all notes of
	 * the task.
	 */
	private static void ownNote(String me, String taskId, String noteId) {
		if (taskId != null && Context.getCommandContext()
			.getCommentManager()
			.findCommentsByTaskId(taskId)
			.stream()
			.filter(note -> noteId == null || noteId.equals(note.getId()))
			.anyMatch(note -> !me.equals(note.getUserId()))) {
			throw SubmissionRefused.forbidden("note", noteId, "wrong.othersNote");
		}
	}

	/**
	 * The engine does not keep who handed in a file, so only whose task it is may take
	 * one away.
	 */
	private static void ownFile(String me, String taskId) {
		TaskEntity task = (taskId == null) ? null : Context.getCommandContext().getTaskManager().findTaskById(taskId);
		if (task == null || !me.equals(task.getAssignee())) {
			throw SubmissionRefused.forbidden("attachment", null, "wrong.othersNote");
		}
	}

	/**
	 * The engine refuses expressions in a person's query, but forgets its alternatives
	 * (CVE-2026-109432).
	 */
	private static void plain(TaskQueryImpl query) {
		query.getQueries()
			.stream()
			.filter(part -> part != query)
			.flatMap(part -> part.getExpressions().values().stream())
			.findFirst()
			.ifPresent(expression -> {
				throw SubmissionRefused.forbidden("orQueries", expression, "wrong.noExpression");
			});
	}

	private static void account(User account) {
		if (account.getId() == null) {
			throw SubmissionRefused.invalid("id", null, "wrong.missing");
		}
	}

	private static void link(String url) {
		if (url != null && !url.isBlank() && !url.strip().matches("(?i)https?://.*")) {
			throw SubmissionRefused.invalid("url", url, "wrong.link");
		}
	}

	private static List<String> groups(Authentication person) {
		return (person.getGroupIds() == null) ? List.of() : person.getGroupIds();
	}

}
