package io.serviceloop.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * Takes projects through the loop as people do: one lap, every answer in a transaction of
 * its own. That makes 22 commits, and one of the engine's own after the timer.
 */
class Walk {

	private static final Map<String, List<String>> GROUPS = Map.of("lead", List.of("project-leads"), "agent",
			List.of("service-agents"), "quality", List.of("quality-inspectors"), "owner", List.of("process-owners"));

	/**
	 * The user tasks in their order, each with the person who does it where it is
	 * assigned to nobody.
	 */
	private static final List<String[]> STEPS = List.of(step("setGoals", null), step("collectData", null),
			step("classifyProblems", null), step("confirmPriorities", null), step("findRootCause", "lead"),
			step("verifyRootCause", "quality"), step("planActions", null), step("approvePlan", null),
			step("implementAction", null), step("measureResults", "quality"), step("giveTeamFeedback", null),
			step("evaluateResult", null), step("standardise", null), step("approveStandard", null));

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private final Side side;

	private final ProcessEngine engine;

	private final Map<String, Map<String, Object>> additions;

	private final String definition;

	/**
	 * @param additions what is submitted in addition, by user task: see {@link Recorded}
	 */
	Walk(Side side, Map<String, Map<String, Object>> additions) {
		this.side = side;
		this.engine = side.engine();
		this.additions = additions;
		this.definition = engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey("improvementLoop")
			.latestVersion()
			.singleResult()
			.getId();
	}

	/**
	 * One project from its start form to its end. @return the id of its process instance
	 */
	String project(LongConsumer nanosOfATask) {
		return project(null, nanosOfATask);
	}

	/** One project that waits half-way: its causes are known, its actions are running. */
	void halfAProject() {
		project("implementAction", nanos -> {
		});
	}

	private String project(String before, LongConsumer nanosOfATask) {
		side.meter().step("openProject");
		ProcessInstance project = as("lead",
				() -> side.bare()
						? engine.getFormService()
							.submitStartForm(definition, "BARE-" + NUMBERS.incrementAndGet(), submission("start"))
						: engine.getFormService().submitStartForm(definition, submission("start")));
		String businessKey = project.getBusinessKey();
		for (String[] step : STEPS) {
			if (step[0].equals(before)) {
				break;
			}
			if (step[0].equals("measureResults")) {
				letTimePass(project.getId());
			}
			List<Task> tasks = side.meter()
				.aside(() -> engine.getTaskService()
					.createTaskQuery()
					.processInstanceBusinessKey(businessKey)
					.taskDefinitionKey("userTask_" + step[0])
					.list());
			if (tasks.isEmpty()) {
				throw new IllegalStateException(side.name() + ": " + businessKey + " does not come to " + step[0]);
			}
			side.meter().step(step[0]);
			for (Task task : tasks) {
				complete(task, (task.getAssignee() != null) ? task.getAssignee() : step[1], step[0], nanosOfATask);
			}
		}
		return project.getId();
	}

	private void complete(Task task, String person, String step, LongConsumer nanos) {
		Map<String, Object> submission = submission(step);
		as(person, () -> {
			long start = System.nanoTime();
			engine.getTaskService().complete(task.getId(), submission);
			nanos.accept(System.nanoTime() - start);
			return null;
		});
	}

	private Map<String, Object> submission(String step) {
		return Recorded.with(step.equals("start") ? Submitted.PROJECT : Submitted.TASKS.get(step),
				additions.getOrDefault(step, Map.of()));
	}

	/** The observation ends: its timer is due now. */
	private void letTimePass(String processInstanceId) {
		String timer = side.meter()
			.aside(() -> engine.getManagementService()
				.createJobQuery()
				.processInstanceId(processInstanceId)
				.activityId("event_observationOver")
				.singleResult()
				.getId());
		side.meter().step("observation");
		engine.getManagementService().executeJob(timer);
	}

	private <T> T as(String person, Supplier<T> work) {
		engine.getIdentityService().setAuthentication(person, GROUPS.get(person));
		try {
			return work.get();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

	private static String[] step(String task, String person) {
		return new String[] { task, person };
	}

}
