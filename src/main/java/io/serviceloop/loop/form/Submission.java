package io.serviceloop.loop.form;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * An answer as it came in: from whom, when, and to which task or start of a process.
 *
 * @param scope the variables that the task or the process sees
 * @param execution where in the process it is
 * @param me the person who submits; null where the engine works by itself
 * @param now the moment, cut to seconds as registers keep it
 */
public record Submission(VariableScope scope, DelegateExecution execution, String me, LocalDateTime now) {

	static Submission of(DelegateTask task, String me, LocalDateTime now) {
		return new Submission(task, task.getExecution(), me, now);
	}

	static Submission of(DelegateExecution start, String me, LocalDateTime now) {
		return new Submission(start, start, me, now);
	}

	/** The version of the model in which the process runs. */
	public String processDefinitionId() {
		return execution.getProcessDefinitionId();
	}

	/** The project; null where the process belongs to none. */
	public String businessKey() {
		return execution.getProcessBusinessKey();
	}

	/**
	 * Whose answer it is: who submits, or, where the engine works by itself, whose task
	 * it was; null where it was nobody's.
	 */
	public String author() {
		return (me == null && scope instanceof DelegateTask task) ? task.getAssignee() : me;
	}

	/** The day it came in. */
	public LocalDate today() {
		return now.toLocalDate();
	}

}
