package io.serviceloop.loop.task;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.engine.CollisionRetry;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.form.Taken;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricDetailVariableInstanceUpdateEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes back a task that was just completed (E16), as far as the engine knows of it. What
 * can be taken back follows from its history: one task came of it, in the same place of
 * the same process, nobody has begun that, and nothing else has happened there since. The
 * task that is open again is a new one; the history keeps both.
 */
@Component
public class TakingBack {

	private final HistoryService history;

	private final RuntimeService runtime;

	private final TaskService tasks;

	private final Forms forms;

	private final People people;

	private final EngineRights rights;

	private final JdbcClient jdbc;

	TakingBack(@Lazy HistoryService history, @Lazy RuntimeService runtime, @Lazy TaskService tasks, Forms forms,
			People people, EngineRights rights, JdbcClient jdbc) {
		this.history = history;
		this.runtime = runtime;
		this.tasks = tasks;
		this.forms = forms;
		this.people = people;
		this.rights = rights;
		this.jdbc = jdbc;
	}

	/**
	 * A task that can be taken back.
	 *
	 * @param followingKey the element of the task that follows it, and goes
	 * @param scope where both are: a process or a part of it, as the engine names it
	 * @param activities everything that was done of it, as the engine names it
	 * @param canceled what of it goes
	 */
	public record Done(String taskId, String taskKey, String businessKey, String instance, LocalDateTime at,
			String followingId, String followingKey, Form<?> form, String person, String owner, Date due, String scope,
			String activity, Set<String> activities, String canceled) {

		private boolean submits(String name) {
			return form == null || form.submitted().containsKey(name);
		}

		private boolean isJson(String name) {
			return form != null && form.submitted().get(name).json();
		}

	}

	/**
	 * A task that is open again.
	 *
	 * @param answers what was answered, by variable; JSON as its text
	 */
	public record Again(Done done, String taskId, Map<String, Object> answers) {

		/** The same as JSON. */
		public JsonNode said() {
			ObjectNode said = Json.object();
			answers
				.forEach((name, raw) -> said.set(name, done.isJson(name) ? Json.parse((String) raw) : Json.tree(raw)));
			return said;
		}

	}

	/**
	 * The same, with the registers as if it had not been answered.
	 *
	 * @param subject the problem or action that it is about; null for the whole project
	 * @param taken the rows of registers that the answer had written
	 */
	public record Reopened(Done done, JsonNode said, int lap, String subject,
			Map<String, List<Map<String, Object>>> taken) {
	}

	/**
	 * Opens a task again for who completed it, in place of the one that follows. To be
	 * called in a transaction; what the registers hold of it is not touched yet.
	 * @throws SubmissionRefused (404) where this person completed no such task, (409)
	 * where it cannot be taken back, and why
	 */
	public Again reopen(String taskId, String person) {
		Map<String, Object> answers = new LinkedHashMap<>();
		// With one reading of the task that follows: whoever claims it meanwhile
		// collides.
		Done done = rights.ask(() -> {
			Done found = look(taskId, person);
			goBack(found, answers);
			return found;
		});
		// Its row is deleted and held: what was begun before is there now, and nothing
		// can be begun any more.
		rights.run(() -> untouched(done.followingId(), null));
		return rights.ask(() -> {
			Task again = tasks.createTaskQuery()
				.processInstanceId(done.instance())
				.taskDefinitionKey(done.taskKey())
				.singleResult();
			again.setAssignee(done.person());
			again.setOwner(done.owner());
			again.setDueDate(done.due());
			tasks.saveTask(again);
			return new Again(done, again.getId(), answers);
		});
	}

	/**
	 * Whether somebody was faster, so that another try says what is true now: an update
	 * of the same row, or a task that ended between two readings.
	 */
	public static boolean mayTryAgain(RuntimeException failure) {
		return failure instanceof NotValidException || CollisionRetry.mayBeCollision(failure);
	}

	/** Takes what was answered out of the registers. */
	public Reopened undo(Again again, Variable<Integer> lap) {
		return rights.ask(() -> {
			TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(again.taskId());
			Form<?> form = again.done().form();
			String subject = (form == null || form.subject() == null) ? null
					: Optional.ofNullable(form.subject().in(task)).map(String::valueOf).orElse(null);
			Map<String, Object> values = new HashMap<>();
			values.put("key", again.done().businessKey());
			values.put("lap", lap.in(task));
			values.put("subject", subject);
			Taken taken = new Taken(jdbc, values);
			if (form != null) {
				forms.takeBack(form, task, again.answers()::get, taken);
			}
			return new Reopened(again.done(), again.said(), lap.in(task), subject, taken.rows());
		});
	}

	private Done look(String taskId, String person) {
		HistoricTaskInstance done = history.createHistoricTaskInstanceQuery().taskId(taskId).finished().singleResult();
		if (done == null || !person.equals(done.getAssignee()) || !"completed".equals(done.getDeleteReason())
				|| !forms.processes().contains(String.valueOf(done.getProcessDefinitionKey()))) {
			throw SubmissionRefused.gone("task", taskId, "takeBack.notYours");
		}
		ProcessInstance instance = runtime.createProcessInstanceQuery()
			.processInstanceId(done.getProcessInstanceId())
			.singleResult();
		Followed.refuseIf(instance == null, taskId, "takeBack.ended");
		Followed.refuseIf(instance.isSuspended(), taskId, "takeBack.halted");
		Followed.refuseIf(!instance.getProcessDefinitionId().equals(done.getProcessDefinitionId()), taskId,
				"takeBack.model");
		Form<?> form = forms.ofTask(done.getProcessDefinitionKey(), done.getTaskDefinitionKey()).orElse(null);
		Followed followed = Followed.of(
				history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list(), taskId,
				(form == null) ? Set.of() : form.filedBy());
		Followed.refuseIf(instance.getBusinessKey() == null || form != null && form.undo() == null, taskId,
				"takeBack.kind");
		Task task = tasks.createTaskQuery().taskId(followed.following().getTaskId()).singleResult();
		Followed.refuseIf(task == null, taskId, "takeBack.goneOn");
		untouched(task.getId(), task.getAssignee());
		return new Done(taskId, done.getTaskDefinitionKey(), instance.getBusinessKey(), instance.getId(),
				EngineClock.timeOf(done.getEndTime()), task.getId(), task.getTaskDefinitionKey(), form, person,
				done.getOwner(), done.getDueDate(), followed.own().getParentActivityInstanceId(),
				followed.own().getId(), followed.activities(), followed.canceled().getId());
	}

	/**
	 * Refuses where somebody has claimed or changed a task, noted something at it or
	 * typed into its form.
	 * @param assignee whose it is; null for nobody's
	 */
	private void untouched(String following, String assignee) {
		List<UserOperationLogEntry> operations = history.createUserOperationLogQuery()
			.taskId(following)
			.orderByTimestamp()
			.asc()
			.list();
		Followed.refuseIf(
				operations.stream()
					.anyMatch(one -> UserOperationLogEntry.OPERATION_TYPE_COMPLETE.equals(one.getOperationType())),
				following, "takeBack.goneOn");
		if (!operations.isEmpty()) {
			UserOperationLogEntry last = operations.get(operations.size() - 1);
			throw SubmissionRefused.conflict("task", following,
					(assignee != null) ? "takeBack.claimed" : "takeBack.begun",
					people.nameOf((assignee != null) ? assignee : last.getUserId()),
					EngineClock.timeOf(last.getTimestamp()).toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
		}
		if (!tasks.getTaskComments(following).isEmpty() || !tasks.getTaskAttachments(following).isEmpty()) {
			throw SubmissionRefused.conflict("task", following, "takeBack.noted");
		}
		if (jdbc.sql("select count(*) from draft where subject = ?").param(following).query(Long.class).single() > 0) {
			throw SubmissionRefused.conflict("task", following, "takeBack.draft");
		}
	}

	private void goBack(Done done, Map<String, Object> answers) {
		List<HistoricVariableUpdate> updates = history.createHistoricDetailQuery()
			.processInstanceId(done.instance())
			.variableUpdates()
			.disableCustomObjectDeserialization()
			.list()
			.stream()
			.map(HistoricVariableUpdate.class::cast)
			.filter(update -> done.instance().equals(update.getExecutionId()))
			.toList();
		Map<String, HistoricVariableUpdate> said = latest(updates,
				update -> done.activity().equals(update.getActivityInstanceId()));
		said.forEach((name, update) -> {
			if (done.submits(name)) {
				Object raw = Variable.raw(update.getTypedValue());
				if (raw != null) {
					answers.put(name, raw);
				}
			}
		});
		Map<String, HistoricVariableUpdate> before = latest(updates,
				update -> !done.activities().contains(update.getActivityInstanceId()));
		ExecutionEntity process = Context.getCommandContext().getExecutionManager().findExecutionById(done.instance());
		updates.stream()
			.filter(update -> done.activities().contains(update.getActivityInstanceId()))
			.map(HistoricVariableUpdate::getVariableName)
			.distinct()
			.forEach(name -> Variable.restore(process, name,
					Optional.ofNullable(before.get(name)).map(HistoricVariableUpdate::getTypedValue).orElse(null)));
		// In this order: a part of a process in which nothing is left would end.
		runtime.createProcessInstanceModification(done.instance())
			.startBeforeActivity(done.taskKey(), done.scope())
			.cancelActivityInstance(done.canceled())
			.setAnnotation("taken back: " + done.taskId())
			.execute();
	}

	/**
	 * The last of some updates of each variable. The engine counts those of one variable;
	 * one that was removed and comes again is another one to it.
	 */
	private static Map<String, HistoricVariableUpdate> latest(List<HistoricVariableUpdate> updates,
			Predicate<HistoricVariableUpdate> which) {
		Map<String, HistoricVariableUpdate> latest = new LinkedHashMap<>();
		updates.stream()
			.filter(which)
			.sorted(Comparator.comparing(HistoricVariableUpdate::getTime)
				.thenComparing(update -> ((HistoricDetailVariableInstanceUpdateEntity) update).getSequenceCounter()))
			.forEach(update -> latest.merge(update.getVariableName(), update, TakingBack::later));
		return latest;
	}

	private static HistoricVariableUpdate later(HistoricVariableUpdate one, HistoricVariableUpdate next) {
		boolean other = !one.getVariableInstanceId().equals(next.getVariableInstanceId())
				&& one.getTime().equals(next.getTime());
		return (other && Variable.raw(next.getTypedValue()) == null) ? one : next;
	}

}
