package io.serviceloop.process;

import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.groups;
import static io.serviceloop.process.Loop.values;

/** One absence, from its arrangement to its end. */
public class Absence {

	private final ProcessEngine engine;

	private ProcessInstance instance;

	public Absence(ProcessEngine engine) {
		this.engine = engine;
	}

	/** Somebody arranges an absence; the days count from today. */
	public Absence arrange(String by, String person, String substitute, int from, int until) {
		as(by, () -> instance = engine.getRuntimeService()
			.startProcessInstanceByKey("arrangeSubstitute", values("person", person, "substitute", substitute,
					"awayFrom", day(from), "awayUntil", day(until))));
		return this;
	}

	public Absence fire(String eventId) {
		engine.getManagementService()
			.executeJob(engine.getManagementService()
				.createJobQuery()
				.processInstanceId(instance.getId())
				.activityId(eventId)
				.singleResult()
				.getId());
		return this;
	}

	public Absence backEarlier(String person) {
		Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).singleResult();
		as(person, () -> engine.getTaskService().complete(task.getId()));
		return this;
	}

	public boolean ended() {
		return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance.getId()).count() == 0;
	}

	/** Does something as a person. */
	public void as(String person, Runnable work) {
		engine.getIdentityService().setAuthentication(person, List.of(groups(person)));
		try {
			work.run();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

}
