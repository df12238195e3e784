package io.serviceloop.loop.task;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.form.Forms;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * The open tasks of all projects: for whom they wait, and until when. Asked with the
 * engine's own rights.
 */
@Component
public class WaitingTasks {

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final Forms forms;

	private final EngineRights rights;

	WaitingTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime, Forms forms, EngineRights rights) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.forms = forms;
		this.rights = rights;
	}

	/**
	 * An open task.
	 *
	 * @param process id of the process of the models it belongs to
	 * @param taskKey its element in the model, such as {@code userTask_setGoals}
	 * @param name its name in the language of the models
	 * @param businessKey the project it belongs to
	 * @param assignee whose it is; null while it waits for its candidates
	 * @param due when it is due; null where it is not
	 * @param created since when it is there
	 */
	public record WaitingTask(String id, String process, String taskKey, String name, String businessKey,
			String assignee, Instant due, Instant created) {

		/**
		 * The day it is due, as the organisation's clock has it; null where it is not
		 * due.
		 */
		public LocalDate dueDay() {
			return EngineClock.dayOf(due);
		}

		/** Where Tasklist shows it, below the root of the application. */
		public String address() {
			return WaitingTasks.address(id);
		}

	}

	/** Where Tasklist shows a task, below the root of the application. */
	public static String address(String taskId) {
		return "/camunda/app/tasklist/default/#/?task=" + UriUtils.encode(taskId, StandardCharsets.UTF_8);
	}

	/** Those to whom a task is offered. */
	public record Candidates(Set<String> users, Set<String> groups) {
	}

	/**
	 * A task, if it is open and on the lists of a person: as the assignee's, or as one of
	 * its candidates.
	 */
	public Optional<WaitingTask> find(String taskId, String userId) {
		return rights.ask(() -> {
			Task own = tasks.createTaskQuery().taskId(taskId).taskAssignee(userId).singleResult();
			Task task = (own != null) ? own
					: tasks.createTaskQuery()
						.taskId(taskId)
						.taskCandidateUser(userId)
						.includeAssignedTasks()
						.singleResult();
			if (task == null) {
				// Whom somebody stands in for.
				task = tasks.createTaskQuery().taskId(taskId).taskOwner(userId).taskUnassigned().singleResult();
			}
			return (task == null) ? Optional.empty() : described(List.of(task)).stream().findFirst();
		});
	}

	/**
	 * What waits for a person: the own tasks, and those that nobody has claimed yet of
	 * the ones offered.
	 */
	public List<WaitingTask> of(String userId) {
		return of(userId, query -> query);
	}

	/** What of it waits in one project. */
	public List<WaitingTask> of(String userId, String businessKey) {
		return of(userId, query -> query.processInstanceBusinessKey(businessKey));
	}

	private List<WaitingTask> of(String userId, UnaryOperator<TaskQuery> narrowed) {
		return rights.ask(() -> described(Stream
			.of(ofTheLoop().taskAssignee(userId), ofTheLoop().taskCandidateUser(userId),
					ofTheLoop().taskOwner(userId).taskUnassigned())
			.flatMap(query -> narrowed.apply(query).list().stream())
			.toList()));
	}

	/** An open task, whoever has it. */
	public Optional<WaitingTask> find(String taskId) {
		return rights.ask(() -> described(tasks.createTaskQuery().taskId(taskId).list()).stream().findFirst());
	}

	/** The open tasks of a process instance. */
	public List<WaitingTask> ofInstance(String processInstanceId) {
		return rights.ask(() -> described(tasks.createTaskQuery().processInstanceId(processInstanceId).list()));
	}

	/** The tasks that are due before a moment, the overdue ones among them. */
	public List<WaitingTask> dueBefore(Instant moment) {
		return rights.ask(() -> described(ofTheLoop().active().dueBefore(Date.from(moment)).list()));
	}

	/** Those to whom a task is offered, and whose it is while somebody stands in. */
	public Candidates candidates(String taskId) {
		List<IdentityLink> links = rights.ask(() -> tasks.getIdentityLinksForTask(taskId))
			.stream()
			.filter(link -> !link.getType().equals(IdentityLinkType.ASSIGNEE))
			.toList();
		return new Candidates(named(links, IdentityLink::getUserId), named(links, IdentityLink::getGroupId));
	}

	/** The tasks of the loop's processes. */
	TaskQuery ofTheLoop() {
		return tasks.createTaskQuery().processDefinitionKeyIn(forms.processes().toArray(String[]::new));
	}

	/** Adds the projects, with one query for all tasks. */
	List<WaitingTask> described(List<Task> found) {
		Set<String> instances = found.stream()
			.map(Task::getProcessInstanceId)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		Map<String, String> keys = new HashMap<>();
		if (!instances.isEmpty()) {
			for (ProcessInstance instance : runtime.createProcessInstanceQuery().processInstanceIds(instances).list()) {
				keys.put(instance.getProcessInstanceId(), instance.getBusinessKey());
			}
		}
		return found.stream()
			.filter(task -> task.getProcessDefinitionId() != null)
			.map(task -> new WaitingTask(task.getId(), task.getProcessDefinitionId().split(":", 2)[0],
					task.getTaskDefinitionKey(), task.getName(), keys.get(task.getProcessInstanceId()),
					task.getAssignee(), (task.getDueDate() == null) ? null : task.getDueDate().toInstant(),
					task.getCreateTime().toInstant()))
			.toList();
	}

	private static Set<String> named(List<IdentityLink> links, Function<IdentityLink, String> kind) {
		return links.stream().map(kind).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
	}

}
