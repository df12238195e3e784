package io.serviceloop.loop.gate;

import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.serviceloop.loop.engine.Caller;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.form.SubmittedValues;
import io.serviceloop.loop.task.CompletedBy;
import io.serviceloop.loop.task.TaskTaken;
import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricTaskInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * What is submitted with the forms of the loop. Three things are asked before the engine
 * does anything: is the task still there, is it this person's, and does its form declare
 * what is submitted. What the values say is then checked by the task's own listener.
 * <p>
 * All that the gate asks of {@code loop/form} is asked here.
 */
final class SubmissionRules {

	private final Supplier<Forms> forms;

	SubmissionRules(Supplier<Forms> forms) {
		this.forms = forms;
	}

	/**
	 * The task with answers to it. Whoever heard nothing of his first submission sends it
	 * again: he is answered as the first one was.
	 */
	void completed(String taskId, Map<String, Object> answers) {
		TaskEntity task;
		try {
			task = task(taskId);
		}
		catch (SubmissionRefused gone) {
			again(taskId, (answers == null) ? Map.of() : answers);
			throw gone;
		}
		answered(task, answers);
	}

	private void answered(TaskEntity task, Map<String, Object> answers) {
		submitted(task, answers, true);
		// Who completes a task that nobody claimed has thereby taken it: the history says
		// who did it.
		if (task.getAssignee() == null && Caller.isPerson() && isInside(task)) {
			TaskTaken.take(task, Caller.id());
		}
	}

	private void again(String taskId, Map<String, Object> answers) {
		CommandContext context = Context.getCommandContext();
		HistoricTaskInstanceEntity done = (taskId == null || !Caller.isPerson()) ? null
				: context.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId);
		if (done == null || done.getEndTime() == null || done.getProcessDefinitionId() == null) {
			return;
		}
		Map<String, Object> first = CompletedBy.person(Caller.id(), taskId);
		if (first == null) {
			return;
		}
		forms.get()
			.ofTask(ProcessRules.key(done.getProcessDefinitionId()), done.getTaskDefinitionKey())
			.ifPresent(form -> {
				if (SubmittedValues.areTheSame(form, first, answers)) {
					throw new Gate.AnsweredBefore();
				}
				throw SubmissionRefused.gone("task", taskId, "wrong.taskDone");
			});
	}

	/** The task with answers to it, which goes back to its owner. */
	void resolved(String taskId, Map<String, Object> answers) {
		TaskEntity task = task(taskId);
		answered(task, answers);
		tried(task, answers);
	}

	/** Answers that are put down before the task is completed. */
	void putDown(String taskId, Map<String, Object> answers, boolean local) {
		TaskEntity task = task(taskId);
		submitted(task, answers, false);
		stays(task, local);
		tried(task, answers);
	}

	/** Answers that are taken back. */
	void takenBack(String taskId, Collection<String> names, boolean local) {
		Map<String, Object> nothing = new HashMap<>();
		if (names != null) {
			names.forEach(name -> nothing.put(name, null));
		}
		TaskEntity task = task(taskId);
		submitted(task, nothing, false);
		stays(task, local);
	}

	/** The answers of a start form. */
	void started(String processDefinitionId, Map<String, Object> answers) {
		onlyLatest(processDefinitionId);
		startedByKey(ProcessRules.key(processDefinitionId), answers);
	}

	/**
	 * An earlier version would meet forms and tables that were never checked with it.
	 */
	private void onlyLatest(String processDefinitionId) {
		String process = ProcessRules.key(processDefinitionId);
		if (Caller.isPerson() && isOwn(process)) {
			ProcessDefinitionEntity latest = Context.getCommandContext()
				.getProcessDefinitionManager()
				.findLatestProcessDefinitionByKeyAndTenantId(process, null);
			if (latest != null && !latest.getId().equals(processDefinitionId)) {
				throw SubmissionRefused.conflict("processDefinitionId", processDefinitionId, "wrong.startLatest");
			}
		}
	}

	void startedAtItsBeginning(ProcessInstantiationBuilderImpl start) {
		if (start.getProcessDefinitionId() != null) {
			onlyLatest(start.getProcessDefinitionId());
		}
		startedByKey(keyOf(start), start.getVariables());
	}

	void startedInside(ProcessInstantiationBuilderImpl start) {
		if (isOwn(keyOf(start))) {
			throw SubmissionRefused.forbidden("process", keyOf(start), "wrong.startInside");
		}
		startedAtItsBeginning(start);
	}

	private void startedByKey(String process, Map<String, Object> answers) {
		if (isOwn(process)) {
			SubmittedValues.check(
					forms.get()
						.ofStart(process)
						.orElseThrow(() -> SubmissionRefused.forbidden("process", process, "wrong.onlyCalled")),
					answers);
		}
	}

	private String keyOf(ProcessInstantiationBuilderImpl start) {
		return (start.getProcessDefinitionKey() != null) ? start.getProcessDefinitionKey()
				: ProcessRules.key(start.getProcessDefinitionId());
	}

	/** A value of the task alone would be checked in its place and lost with the task. */
	private void stays(TaskEntity task, boolean local) {
		if (local && isInside(task)) {
			throw SubmissionRefused.forbidden("variables", null, "wrong.ownVariables");
		}
	}

	private void tried(TaskEntity task, Map<String, Object> answers) {
		if (answers != null && !answers.isEmpty()) {
			form(task).ifPresent(form -> forms.get().putDown(form, task, answers));
		}
	}

	private void submitted(TaskEntity task, Map<String, Object> answers, boolean complete) {
		Optional<Form<?>> form = form(task);
		if (form.isPresent()) {
			owned(task, null);
			SubmittedValues.check(form.get(), answers);
		}
		else {
			owners(task, answers, complete);
		}
	}

	/**
	 * A task that a process owner has added: whose it is counts in our processes, and
	 * what it takes is what its own form says. Tasks of other processes that have no
	 * Camunda Form are the engine's business.
	 */
	private void owners(TaskEntity task, Map<String, Object> answers, boolean complete) {
		if (isInside(task)) {
			owned(task, null);
		}
		if (task.getProcessDefinitionId() != null) {
			task.initializeFormKey();
			boolean hasForm = task.getCamundaFormRef() != null;
			if (hasForm || isInside(task)) {
				forms.get().checkOwners(task, hasForm, answers, complete);
			}
		}
	}

	/**
	 * Refuses a person who works on a task that is somebody else's, or that he must not
	 * do.
	 * @param recipient who is to get the task; null where it is not being given to
	 * anybody
	 */
	void owned(TaskEntity task, String recipient) {
		if (recipient != null && !recipient.equals(task.getAssignee())
				&& form(task).filter(Form::personal).isPresent()) {
			throw SubmissionRefused.forbidden("task", recipient, "wrong.personalTask", task.getAssignee());
		}
		TaskOwnership.check(task, recipient, form(task).orElse(null));
	}

	/**
	 * Who decides what process owners decide follows from the roles and from who stands
	 * in for whom: whoever holds it adds nobody.
	 */
	void offered(TaskEntity task, Object given) {
		if (Caller.isPerson() && form(task).filter(Form::ownersFirst).isPresent()) {
			throw SubmissionRefused.forbidden("task", given, "wrong.notByHand");
		}
	}

	/** Nobody is given by hand what he would be refused to answer. */
	void decided(TaskEntity task, String recipient) {
		if (Caller.isPerson()) {
			form(task).filter(form -> !forms.get().decidedBy(form, task, recipient)).ifPresent(form -> {
				throw SubmissionRefused.forbidden("task", recipient, form.decidersSentence());
			});
		}
	}

	/** Refuses a person who has nothing to do with a task. */
	void involved(TaskEntity task) {
		TaskOwnership.involved(task, form(task).orElse(null));
	}

	private Optional<Form<?>> form(TaskEntity task) {
		return (task.getProcessDefinitionId() == null) ? Optional.empty()
				: forms.get().ofTask(ProcessRules.key(task.getProcessDefinitionId()), task.getTaskDefinitionKey());
	}

	/** Whether a task belongs to a process of the loop, its own or one that was added. */
	boolean isInside(TaskEntity task) {
		return task.getProcessDefinitionId() != null && isOwn(ProcessRules.key(task.getProcessDefinitionId()));
	}

	/** Whether a process is one of the loop, by its key. */
	boolean isOwn(String process) {
		return forms.get().processes().contains(process);
	}

	/** The keys of the loop's processes. */
	Collection<String> ownProcesses() {
		return forms.get().processes();
	}

	/**
	 * An open task; refuses where there is none, and where its instance ended between the
	 * reading of the one and of the other: the engine would drop what is submitted.
	 */
	static TaskEntity task(String id) {
		TaskEntity task = (id == null) ? null : Context.getCommandContext().getTaskManager().findTaskById(id);
		if (task == null || (task.getExecutionId() != null && task.getExecution() == null)) {
			throw SubmissionRefused.gone("task", id, "wrong.taskGone");
		}
		return task;
	}

}
