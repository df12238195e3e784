package io.serviceloop.loop;

import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * A user task of the loop has come to somebody: it was created, or given to another person. Published in the engine's
 * transaction; a listener that throws undoes it.
 *
 * @param taskId the engine's id of the task
 * @param taskKey its element in the model, such as {@code userTask_setGoals}
 * @param name its name in the language of the models
 * @param businessKey the project it belongs to
 * @param assignee the person it was given to; null where only candidates are named
 * @param users candidates by name; empty where there is none
 * @param groups groups of candidates; empty where there is none
 * @param due when it is due; null where it is not
 */
public record TaskGiven(String taskId, String taskKey, String name, String businessKey, String assignee,
		Set<String> users, Set<String> groups, Date due) {

	static TaskGiven of(DelegateTask task) {
		return new TaskGiven(task.getId(), task.getTaskDefinitionKey(), task.getName(),
				task.getExecution().getProcessBusinessKey(), task.getAssignee(), candidates(task, IdentityLink::getUserId),
				candidates(task, IdentityLink::getGroupId), task.getDueDate());
	}

	private static Set<String> candidates(DelegateTask task, Function<IdentityLink, String> kind) {
		return task.getCandidates().stream().map(kind).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
	}

}
