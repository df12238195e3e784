package io.serviceloop.process;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Drives the reviews of one standard of the handbook. */
public class Chapter {

	private final ProcessEngine engine;

	private final String instance;

	private Chapter(ProcessEngine engine, String instance) {
		this.engine = engine;
		this.instance = instance;
	}

	Chapter(ProcessEngine engine, int entry) {
		this(engine, instances(engine, entry).get(0).getId());
	}

	/**
	 * That of the standard that came last into the handbook, whatever day it was then.
	 */
	public static Chapter latest(ProcessEngine engine) {
		return new Chapter(engine,
				engine.getHistoryService()
					.createHistoricVariableInstanceQuery()
					.processDefinitionKey("handbookReview")
					.variableName("handbookEntry")
					.list()
					.stream()
					.max(Comparator.comparing(entry -> ((Number) entry.getValue()).intValue()))
					.orElseThrow()
					.getProcessInstanceId());
	}

	static List<ProcessInstance> instances(ProcessEngine engine, int entry) {
		return engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processDefinitionKey("handbookReview")
			.variableValueEquals("handbookEntry", entry)
			.list();
	}

	/** A review that changes the text. */
	public static Map<String, Object> changed(String text) {
		return Loop.values("chapterDecision", "change", "reviewReason", "All forty tickets of March were looked at.",
				"handbookTitle", "Grading of tickets", "handbookText", text);
	}

	/** When the next review is due. */
	Date due() {
		return job().getDuedate();
	}

	private Job job() {
		return engine.getManagementService().createJobQuery().processInstanceId(instance).singleResult();
	}

	/** Time passes until the review is due. */
	Chapter dayComes() {
		ClockUtil.setCurrentTime(due());
		return fire();
	}

	/** The review opens, whatever day it is. */
	public Chapter fire() {
		engine.getManagementService().executeJob(job().getId());
		return this;
	}

	/** The open task. */
	public Task task() {
		return engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
	}

	public Chapter complete(String person, Map<String, Object> values) {
		return completeAs(person, Loop.groups(person), values);
	}

	Chapter completeAs(String person, String group, Map<String, Object> values) {
		String task = task().getId();
		engine.getIdentityService().setAuthentication(person, List.of(group));
		try {
			engine.getTaskService().complete(task, values);
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
		return this;
	}

}
