package io.serviceloop.loop.gate;

import java.util.List;

import io.serviceloop.loop.gate.Row.Who;
import io.serviceloop.loop.words.Characters;

import org.camunda.bpm.engine.impl.cmd.*;

/** Tasks, and what is noted at them. */
final class TaskCommands {

	private TaskCommands() {
	}

	static List<Row> rows(Rules rules) {
		return List.of(
				// Answering one.
				answers(CompleteTaskCmd.class).checks(rules.submissions()::completed, "taskId", "variables"),
				answers(ResolveTaskCmd.class).checks(rules.submissions()::resolved, "taskId", "variables"),
				answers(SubmitTaskFormCmd.class).checks(rules.submissions()::completed, "taskId", "properties"),
				answers(SetTaskVariablesCmd.class).checks(rules.submissions()::putDown, "entityId", "variables",
						"isLocal"),
				answers(PatchTaskVariablesCmd.class)
					.checks(rules.submissions()::putDown, "entityId", "variables", "isLocal")
					.checks(rules.submissions()::takenBack, "entityId", "deletions", "isLocal"),
				answers(RemoveTaskVariablesCmd.class).checks(rules.submissions()::takenBack, "entityId",
						"variableNames", "isLocal"),
				task(HandleTaskBpmnErrorCmd.class, "a task, never one of the loop").checks(rules.tasks()::escaped,
						"taskId"),
				task(HandleTaskEscalationCmd.class, "a task, never one of the loop").checks(rules.tasks()::escaped,
						"taskId"),
				// Giving it away, changing it.
				task(ClaimTaskCmd.class, "a task, for somebody who works").checks(rules.tasks()::given, "taskId",
						"userId"),
				task(AssignTaskCmd.class, "a task, for somebody who works").checks(rules.tasks()::given, "taskId",
						"userId"),
				task(DelegateTaskCmd.class, "a task, for somebody who works").checks(rules.tasks()::delegated, "taskId",
						"userId"),
				task(AddUserIdentityLinkCmd.class, "a task, for somebody who works").checks(rules.tasks()::linked,
						"taskId", "type", "userId"),
				task(AddGroupIdentityLinkCmd.class, "a task").checks(rules.tasks()::linkedToGroup, "taskId", "groupId"),
				task(DeleteUserIdentityLinkCmd.class, "a task").checks(rules.tasks()::changed, "taskId"),
				task(DeleteGroupIdentityLinkCmd.class, "a task").checks(rules.tasks()::changed, "taskId"),
				task(SetTaskOwnerCmd.class, "a task").checks(rules.tasks()::owned, "taskId", "userId"),
				task(SetTaskNameCmd.class, "a task").checks(rules.tasks()::changed, "taskId")
					.checks((String name) -> Characters.checkNames("name", name), "value"),
				task(SetTaskDescriptionCmd.class, "a task").checks(rules.tasks()::changed, "taskId"),
				task(SetTaskDueDateCmd.class, "a task").checks(rules.tasks()::changed, "taskId"),
				task(SetTaskFollowUpDateCmd.class, "a task").checks(rules.tasks()::changed, "taskId"),
				task(SetTaskPriorityCmd.class, "a task").checks(rules.tasks()::changed, "taskId"),
				task(SaveTaskCmd.class, "a task, where it is").checks(rules.tasks()::saved, "task"),
				Row.of(CreateTaskCmd.class, Who.GRANTED, "a task of no process"),
				Row.of(DeleteTaskCmd.class, Who.GRANTED, "a task of no process")
					.shownBy("OthersTasksTest.areLeftAlone")
					.checks(rules.tasks()::deleted, "taskId", "taskIds"),
				// Notes and files.
				Row.of(AddCommentCmd.class, Who.INVOLVED, "a task of the loop")
					.shownBy("OthersTasksTest.areLeftAlone")
					.checks(rules.tasks()::noted, "taskId", "processInstanceId"),
				note(UpdateCommentCmd.class).checks(rules.tasks()::noted, "taskId", "processInstanceId")
					.checks(rules.tasks()::ownNote, "taskId", "commentId"),
				note(DeleteTaskCommentCmd.class).checks(rules.tasks()::notedAt, "taskId")
					.checks(rules.tasks()::ownNote, "taskId", "commentId"),
				Row.of(DeleteProcessInstanceCommentCmd.class, Who.GRANTED, "a note, never one at a project")
					.shownBy("OutsideTasksTest.areRefusedToEverybody")
					.checks(rules.processes()::written, "processInstanceId"),
				Row.of(CreateAttachmentCmd.class, Who.INVOLVED, "a task of the loop")
					.shownBy("OthersTasksTest.areLeftAlone")
					.checks(rules.tasks()::noted, "taskId", "processInstanceId")
					.checks(rules.tasks()::link, "url")
					.checks((String name) -> Characters.checkNames("name", name), "attachmentName"),
				Row.of(DeleteAttachmentCmd.class, Who.DOER, "a file at a task")
					.shownBy("NoteAttacksTest.aNoteOrFileIsNotChangedByAnotherPersonWhoSeesTheTask")
					.checks(rules.tasks()::notedAt, "taskId")
					.checks(rules.tasks()::ownFile, "taskId"),
				Row.of(SaveAttachmentCmd.class, Who.DOER, "a file at a task")
					.shownBy("NoteAttacksTest.aNoteOrFileIsNotChangedByAnotherPersonWhoSeesTheTask")
					.checks(rules.tasks()::savedFile, "attachment"));
	}

	private static Row answers(Class<?> command) {
		return Row.of(command, Who.DOER, "a task, with what its form declares").shownBy("OthersTasksTest.areLeftAlone");
	}

	private static Row task(Class<?> command, String on) {
		return Row.of(command, Who.DOER, on).shownBy("OthersTasksTest.areLeftAlone");
	}

	private static Row note(Class<?> command) {
		return Row.of(command, Who.AUTHOR, "a note at a task")
			.shownBy("NoteAttacksTest.aNoteOrFileIsNotChangedByAnotherPersonWhoSeesTheTask");
	}

}
