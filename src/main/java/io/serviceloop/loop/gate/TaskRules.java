package io.serviceloop.loop.gate;

import java.util.Collection;
import java.util.Objects;

import io.serviceloop.loop.engine.Caller;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Characters;
import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * What is done with a task of the loop beside answering it, and what is written at it.
 */
final class TaskRules {

	private final SubmissionRules submissions;

	private final ProcessRules processes;

	TaskRules(SubmissionRules submissions, ProcessRules processes) {
		this.submissions = submissions;
		this.processes = processes;
	}

	/** A task is changed, or taken off somebody's list. */
	void changed(String taskId) {
		handOver(SubmissionRules.task(taskId), null);
	}

	/** A task goes to another person, or back to its candidates. */
	void given(String taskId, String recipient) {
		handOver(SubmissionRules.task(taskId), recipient);
	}

	void delegated(String taskId, String recipient) {
		TaskEntity task = SubmissionRules.task(taskId);
		if (recipient == null && submissions.isInside(task)) {
			throw SubmissionRefused.invalid("userId", null, "wrong.missing");
		}
		handOver(task, recipient);
	}

	/** Somebody gets to do with a task, in one role or another. */
	void linked(String taskId, String role, String person) {
		given(taskId, IdentityLinkType.ASSIGNEE.equals(role) ? person : null);
		if (!IdentityLinkType.ASSIGNEE.equals(role)) {
			submissions.offered(SubmissionRules.task(taskId), person);
		}
	}

	/** A group gets to do with a task. */
	void linkedToGroup(String taskId, String group) {
		changed(taskId);
		submissions.offered(SubmissionRules.task(taskId), group);
	}

	/** A task gets an owner, who may take it while nobody has it. */
	void owned(String taskId, String person) {
		changed(taskId);
		submissions.offered(SubmissionRules.task(taskId), person);
	}

	/**
	 * A task that was read, changed and comes back as a whole; a new one belongs to no
	 * process.
	 */
	void saved(TaskEntity given) {
		Characters.checkNames("name", (given == null) ? null : given.getName());
		if (given != null && given.getRevision() > 0) {
			TaskEntity task = SubmissionRules.task(given.getId());
			// A subtask goes down with its parent, so nobody hangs a task of a project
			// onto another one.
			if (!(Objects.equals(task.getParentTaskId(), given.getParentTaskId())
					&& Objects.equals(task.getCaseInstanceId(), given.getCaseInstanceId())
					&& Objects.equals(task.getTenantId(), given.getTenantId()))) {
				throw SubmissionRefused.invalid("parentTaskId", given.getParentTaskId(), "wrong.taskPlace");
			}
			handOver(task, given.getAssignee());
			if (given.getOwner() != null && !given.getOwner().equals(task.getOwner())) {
				submissions.offered(task, given.getOwner());
			}
		}
	}

	void deleted(String taskId, Collection<String> taskIds) {
		if (taskId != null) {
			stays(taskId);
		}
		else if (taskIds != null) {
			taskIds.forEach(this::stays);
		}
	}

	/** An error is no way out of a task. */
	void escaped(String taskId) {
		TaskEntity task = SubmissionRules.task(taskId);
		if (submissions.isInside(task)) {
			submissions.owned(task, null);
			throw SubmissionRefused.invalid("task", task.getId(), "wrong.noError");
		}
	}

	/** Notes and files belong to the task they are written at. */
	void noted(String taskId, String processInstanceId) {
		notedAt(taskId);
		if (taskId == null) {
			processes.written(processInstanceId);
		}
		else if (processInstanceId != null) {
			TaskEntity task = SubmissionRules.task(taskId);
			if (submissions.isInside(task) && !processInstanceId.equals(task.getProcessInstanceId())) {
				throw SubmissionRefused.invalid("processInstanceId", processInstanceId, "wrong.otherProcess");
			}
		}
	}

	void notedAt(String taskId) {
		TaskEntity task = (taskId == null) ? null : SubmissionRules.task(taskId);
		if (task != null && submissions.isInside(task)) {
			submissions.involved(task);
		}
	}

	/**
	 * What was noted stays as its author left it; without an id it is about all notes of
	 * the task.
	 */
	void ownNote(String taskId, String noteId) {
		if (Caller.isPerson() && taskId != null
				&& Context.getCommandContext()
					.getCommentManager()
					.findCommentsByTaskId(taskId)
					.stream()
					.filter(note -> noteId == null || noteId.equals(note.getId()))
					.anyMatch(note -> !Caller.id().equals(note.getUserId()))) {
			throw SubmissionRefused.forbidden("note", noteId, "wrong.othersNote");
		}
	}

	/**
	 * The engine does not keep who handed in a file, so only whose task it is may take
	 * one away.
	 */
	void ownFile(String taskId) {
		TaskEntity task = (taskId == null || !Caller.isPerson()) ? null
				: Context.getCommandContext().getTaskManager().findTaskById(taskId);
		if (Caller.isPerson() && (task == null || !Caller.id().equals(task.getAssignee()))) {
			throw SubmissionRefused.forbidden("attachment", null, "wrong.othersNote");
		}
	}

	/** Whose file it is, the stored one says. */
	void savedFile(Attachment given) {
		Characters.checkNames("name", given.getName());
		Attachment stored = Context.getCommandContext()
			.getDbEntityManager()
			.selectById(AttachmentEntity.class, given.getId());
		ownFile((stored == null) ? null : stored.getTaskId());
	}

	/** Of the files that are only named, the address is one of the web. */
	void link(String url) {
		if (Caller.isPerson() && url != null && !url.isBlank() && !url.strip().matches("(?i)https?://.*")) {
			throw SubmissionRefused.invalid("url", url, "wrong.link");
		}
	}

	/**
	 * A note is read by whoever may read its task, open or finished; the engine gives it
	 * to anybody.
	 */
	void read(String taskId) {
		if (!Caller.isPerson()) {
			return;
		}
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

	private void stays(String taskId) {
		if (submissions.isInside(SubmissionRules.task(taskId))) {
			throw SubmissionRefused.forbidden("task", taskId, "wrong.taskStays");
		}
	}

	private void handOver(TaskEntity task, String recipient) {
		if (submissions.isInside(task)) {
			submissions.owned(task, recipient);
			if (recipient != null && !recipient.equals(task.getAssignee())) {
				mayWork(recipient);
				submissions.decided(task, recipient);
			}
		}
	}

	private void mayWork(String person) {
		CommandContext context = Context.getCommandContext();
		ReadOnlyIdentityProvider directory = context.getReadOnlyIdentityProvider();
		context.runWithoutAuthorization(() -> {
			if (directory.findUserById(person) == null) {
				throw SubmissionRefused.invalid("assignee", person, "wrong.unknownPerson");
			}
			if (Role.onlyRead(directory.createGroupQuery(context)
				.groupMember(person)
				.list()
				.stream()
				.map(Group::getId)
				.toList())) {
				throw SubmissionRefused.invalid("assignee", person, "wrong.onlyReads");
			}
			return null;
		});
	}

}
