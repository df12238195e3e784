package io.serviceloop.process;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

import static io.serviceloop.process.Loop.values;

/** The regular review of one line, from its arrangement to its end. */
public class Review {

	private final ProcessEngine engine;

	private final String line;

	private String instance;

	public Review(ProcessEngine engine, String line) {
		this.engine = engine;
		this.line = line;
	}

	/** The lead arranges it, from a day on that is counted from today. */
	public Review arrange(String rhythm, int firstDay, String... changed) {
		Map<String, Object> answer = values("title", "Review of " + line, "serviceLine", line, "lead", "lead",
				"processOwner", "owner", "team", List.of("agent", "quality"), "rhythm", rhythm, "firstDay",
				Loop.day(firstDay));
		for (int i = 0; i < changed.length; i += 2) {
			answer.put(changed[i], changed[i + 1]);
		}
		instance = new Loop(engine)
			.as("lead", "project-leads",
					() -> engine.getRuntimeService().startProcessInstanceByKey("regularReview", answer))
			.getId();
		return this;
	}

	/** Waits for its next day and lets it come. */
	public Review dayComes() {
		Job job = timer();
		ClockUtil.setCurrentTime(job.getDuedate());
		Loop.wait(Duration.ofMinutes(1));
		engine.getManagementService().executeJob(job.getId());
		return this;
	}

	/** The day it waits for. */
	public LocalDate nextDay() {
		return timer().getDuedate().toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
	}

	private Job timer() {
		return engine.getManagementService().createJobQuery().processInstanceId(instance).singleResult();
	}

	public Object variable(String name) {
		return engine.getRuntimeService().getVariable(instance, name);
	}

	/** Somebody completes its one open task, which must be of a key. */
	public Review complete(String person, String taskKey) {
		Task task = task();
		if (!task.getTaskDefinitionKey().equals(taskKey)) {
			throw new AssertionError("open is " + task.getTaskDefinitionKey());
		}
		new Loop(engine).as(person, Loop.groups(person), () -> {
			engine.getTaskService().complete(task.getId());
			return null;
		});
		return this;
	}

	/** A review whose lead has left, so that the managers are asked. */
	public Review withoutLead() {
		User guest = engine.getIdentityService().newUser("guest");
		engine.getIdentityService().saveUser(guest);
		engine.getIdentityService().createMembership("guest", "project-leads");
		arrange("quarter", 0, "lead", "guest");
		engine.getIdentityService().deleteUser("guest");
		engine.getManagementService().executeJob(timer().getId());
		return this;
	}

	public Task task() {
		return engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
	}

	public boolean ended() {
		return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance).count() == 0;
	}

}
