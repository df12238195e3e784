package io.serviceloop.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Json;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/**
 * Lets the people of the example do their tasks on past days, through the same doors as
 * everybody.
 */
@Component
class DemoActors {

	private static final Map<String, Role> ROLES = Map.of("lead", Role.LEAD, "agent", Role.AGENT, "quality",
			Role.INSPECTOR, "manager", Role.MANAGER, "owner", Role.OWNER);

	private final ProcessEngine engine;

	private final EngineClock clock;

	private String businessKey;

	DemoActors(ProcessEngine engine, EngineClock clock) {
		this.engine = engine;
		this.clock = clock;
	}

	String businessKey() {
		return businessKey;
	}

	void open(String person, JsonNode values) {
		String id = as(person,
				() -> engine.getRuntimeService().startProcessInstanceByKey("improvementLoop", variables(values)))
			.getId();
		businessKey = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(id)
			.singleResult()
			.getBusinessKey();
	}

	/**
	 * Completes the person's open task of a key; where several are open, the one about
	 * the given subject.
	 */
	void complete(String person, String taskKey, String subject, JsonNode values) {
		Task task = engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(businessKey)
			.taskDefinitionKey(taskKey)
			.list()
			.stream()
			.filter(open -> subject == null
					|| engine.getTaskService().getVariables(open.getId()).containsValue(subject))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("no open task " + taskKey + " about " + subject));
		as(person, () -> {
			if (task.getAssignee() == null) {
				engine.getTaskService().claim(task.getId(), person);
			}
			engine.getTaskService().complete(task.getId(), variables(values));
			return null;
		});
	}

	/** Writes a note on the person's open task. */
	void note(String person, String taskKey, String subject, String text) {
		engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(businessKey)
			.taskDefinitionKey(taskKey)
			.list()
			.stream()
			.filter(open -> engine.getTaskService().getVariables(open.getId()).containsValue(subject))
			.forEach(task -> as(person,
					() -> engine.getTaskService().createComment(task.getId(), task.getProcessInstanceId(), text)));
	}

	/** Lets the timers at an event go off that are due by now. */
	void timer(String eventId) {
		for (Job job : engine.getManagementService().createJobQuery().activityId(eventId).list()) {
			if (!job.getDuedate().toInstant().isAfter(clock.instant())) {
				engine.getManagementService().executeJob(job.getId());
			}
		}
	}

	private Map<String, Object> variables(JsonNode values) {
		Map<String, Object> variables = new LinkedHashMap<>();
		values.fields().forEachRemaining(field -> {
			JsonNode value = field.getValue();
			variables.put(field.getKey(),
					value.isContainerNode() ? SpinValues.jsonValue(Json.text(value)).create()
							: value.isBoolean() ? (Object) value.booleanValue()
									: value.isInt() ? (Object) value.intValue() : value.textValue());
		});
		return variables;
	}

	private <T> T as(String person, Supplier<T> work) {
		engine.getIdentityService().setAuthentication(person, List.of(ROLES.get(person).group()));
		try {
			return work.get();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

}
