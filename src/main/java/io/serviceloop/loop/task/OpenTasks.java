package io.serviceloop.loop.task;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.words.Texts;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open tasks of one process instance: who sees them, until when, and why. */
@Component
public class OpenTasks {

	/** The link of those who are to know of a task. */
	static final String INFORMED = "informed";

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final Texts texts;

	OpenTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime, Texts texts) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.texts = texts;
	}

	/**
	 * Says on every open task what is the matter with it, in both languages since the
	 * reader is not known yet.
	 */
	public void explain(String processInstanceId, String key, Object... arguments) {
		of(processInstanceId).forEach(task -> explain(task, key, arguments));
	}

	/** Says the same on one task; nothing where it is done. */
	public void explainTask(String taskId, String key, Object... arguments) {
		tasks.createTaskQuery().taskId(taskId).list().forEach(task -> explain(task, key, arguments));
	}

	private void explain(Task task, String key, Object... arguments) {
		task.setDescription(inBothLanguages(texts, key, arguments));
		tasks.saveTask(task);
	}

	static String inBothLanguages(Texts texts, String key, Object... arguments) {
		return texts.in(Locale.ENGLISH, key, arguments) + "\n" + texts.in(Locale.CHINESE, key, arguments);
	}

	/**
	 * Puts a task on the lists of some people who are to know of it, and not to do it; on
	 * each list once.
	 */
	public void alsoSeenBy(String taskId, Collection<String> userIds) {
		if (userIds.isEmpty()) {
			return;
		}
		Set<String> known = tasks.getIdentityLinksForTask(taskId)
			.stream()
			.filter(link -> link.getType().equals(INFORMED))
			.map(IdentityLink::getUserId)
			.collect(Collectors.toSet());
		userIds.stream()
			.filter(user -> !known.contains(user))
			.forEach(user -> tasks.addUserIdentityLink(taskId, user, INFORMED));
	}

	/**
	 * Tells a message to all work of a project that waits for it; nothing where none
	 * does.
	 */
	public void tell(String businessKey, String message) {
		runtime.createExecutionQuery()
			.processInstanceBusinessKey(businessKey)
			.messageEventSubscriptionName(message)
			.list()
			.forEach(waiting -> runtime.messageEventReceived(message, waiting.getId()));
	}

	/**
	 * Where work of a project waits for a message; empty where none does, or does no
	 * more: what somebody decides about may have ended meanwhile.
	 * @param which the variable that tells its work from other work of the project; null
	 * for the project itself
	 * @param value what that variable says
	 */
	public Optional<Execution> waiting(String businessKey, String message, Variable<String> which, String value) {
		ExecutionQuery query = runtime.createExecutionQuery()
			.processInstanceBusinessKey(businessKey)
			.messageEventSubscriptionName(message);
		return Optional.ofNullable(
				((which == null) ? query : query.processVariableValueEquals(which.name(), value)).singleResult());
	}

	/** Puts the open tasks on the list of a person too. */
	public void alsoForPerson(String processInstanceId, String userId) {
		for (Task task : of(processInstanceId)) {
			if (candidates(task).noneMatch(link -> userId.equals(link.getUserId()))) {
				tasks.addCandidateUser(task.getId(), userId);
			}
		}
	}

	/** Puts the open tasks on the list of a group too. */
	public void alsoForGroup(String processInstanceId, String groupId) {
		for (Task task : of(processInstanceId)) {
			if (candidates(task).noneMatch(link -> groupId.equals(link.getGroupId()))) {
				tasks.addCandidateGroup(task.getId(), groupId);
			}
		}
	}

	/**
	 * Gives the open tasks to a person, with a new due date, and takes them from the
	 * lists they were escalated to.
	 * @param but the kind of task that stays with who has it
	 */
	public void handOver(String processInstanceId, String but, String userId, Date due) {
		for (Task task : of(processInstanceId)) {
			if (task.getTaskDefinitionKey().equals(but)) {
				continue;
			}
			task.setAssignee(userId);
			task.setDueDate(due);
			task.setDescription(null);
			tasks.saveTask(task);
			candidates(task).toList().forEach(link -> {
				if (link.getUserId() != null) {
					tasks.deleteCandidateUser(task.getId(), link.getUserId());
				}
				else {
					tasks.deleteCandidateGroup(task.getId(), link.getGroupId());
				}
			});
		}
	}

	private Stream<IdentityLink> candidates(Task task) {
		return tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE));
	}

	private List<Task> of(String processInstanceId) {
		return tasks.createTaskQuery().processInstanceId(processInstanceId).list();
	}

}
