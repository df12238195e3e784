package io.serviceloop.web;

import java.util.Date;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Leads projects with good answers to the task that a test is about. */
class Walk {

	/** Tests that change nothing share one project for each task of an application. */
	private static final Map<ProcessEngine, Map<LoopForm, Stop>> SHARED = new IdentityHashMap<>();

	private static final AtomicInteger ABSENCES = new AtomicInteger();

	private final ProcessEngine engine;

	Walk(ProcessEngine engine) {
		this.engine = engine;
	}

	/** An open task of a project, and somebody whose task it is. */
	record Stop(LoopForm form, String taskId, String processInstanceId, String businessKey, String person) {
	}

	/** A task for tests that leave everything as it is. */
	Stop at(LoopForm form) {
		return SHARED.computeIfAbsent(engine, its -> new EnumMap<>(LoopForm.class)).computeIfAbsent(form, this::to);
	}

	/** A task of a new project. */
	Stop to(LoopForm form) {
		return to(form, 1);
	}

	/** A task of a new project that has come to a lap. */
	Stop to(LoopForm form, int lap) {
		String businessKey = open((form == LoopForm.DECIDE_LAUNCH) ? "preLaunchCheck" : "targetedFix");
		if (form == LoopForm.END_ABSENCE) {
			return away(businessKey);
		}
		if (form == LoopForm.END_REVIEW || form == LoopForm.REARRANGE_REVIEW) {
			return review(form, businessKey);
		}
		if (form == LoopForm.REVIEW_CHAPTER || form == LoopForm.APPROVE_CHAPTER) {
			return chapter(form);
		}
		if (form == LoopForm.APPROVE_PROPOSAL || form == LoopForm.MEND_PROPOSAL) {
			return proposal(form, businessKey);
		}
		return on(businessKey, form, lap);
	}

	/** A task to which a project comes from where it is. */
	Stop on(String businessKey, LoopForm form) {
		return on(businessKey, form, 1);
	}

	private Stop on(String businessKey, LoopForm form, int lap) {
		for (int step = 0; step < 100; step++) {
			List<Task> open = tasks(businessKey);
			for (Task task : open) {
				if (task.getTaskDefinitionKey().equals(form.taskKey()) && lapOf(task) >= lap) {
					return new Stop(form, task.getId(), task.getProcessInstanceId(), businessKey, Good.person(form));
				}
			}
			move((lap > 1) ? LoopForm.DECIDE_CONTINUATION : form, businessKey, open);
		}
		throw new IllegalStateException("no way to " + form);
	}

	/**
	 * The task of somebody who will be away some day, beside a project that it has
	 * nothing to do with.
	 */
	private Stop away(String businessKey) {
		int day = 1000 + 2 * ABSENCES.incrementAndGet();
		Map<String, Object> absence = Good.map("person", "lead", "substitute", "quality", "awayFrom", Good.day(day),
				"awayUntil", Good.day(day));
		String instance = as("lead", () -> start(LoopForm.ARRANGE_SUBSTITUTE, absence)).getId();
		Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
		return new Stop(LoopForm.END_ABSENCE, task.getId(), instance, businessKey, "lead");
	}

	/**
	 * A task of a regular review, beside a project that it has nothing to do with; where
	 * it is to be arranged anew, its process owner has left.
	 */
	private Stop review(LoopForm form, String businessKey) {
		Map<String, Object> answers = good(LoopForm.ARRANGE_REVIEW, 1);
		boolean lacking = form == LoopForm.REARRANGE_REVIEW;
		if (lacking) {
			engine.getIdentityService().saveUser(engine.getIdentityService().newUser("leaver"));
			answers.put("processOwner", "leaver");
		}
		String instance = as("lead", () -> start(LoopForm.ARRANGE_REVIEW, answers)).getId();
		if (lacking) {
			engine.getIdentityService().deleteUser("leaver");
			Job day = engine.getManagementService().createJobQuery().processInstanceId(instance).singleResult();
			engine.getManagementService().executeJob(day.getId());
		}
		Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
		return new Stop(form, task.getId(), instance, businessKey, Good.person(form));
	}

	/** A task of the review of a standard, beside the project that it comes from. */
	private Stop chapter(LoopForm form) {
		Stop standard = to(LoopForm.APPROVE_STANDARD);
		complete(standard, good(LoopForm.APPROVE_STANDARD, 1));
		String instance = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processDefinitionKey("handbookReview")
			.list()
			.stream()
			.map(ProcessInstance::getId)
			.filter(id -> engine.getTaskService().createTaskQuery().processInstanceId(id).count() == 0)
			.findFirst()
			.orElseThrow();
		Job day = engine.getManagementService().createJobQuery().processInstanceId(instance).singleResult();
		engine.getManagementService().executeJob(day.getId());
		Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
		if (form == LoopForm.APPROVE_CHAPTER) {
			Map<String, Object> change = good(LoopForm.REVIEW_CHAPTER, 1);
			change.putAll(Good.map("chapterDecision", "change", "handbookTitle", "Grading", "handbookText",
					"Always grade at once."));
			complete(Good.person(LoopForm.REVIEW_CHAPTER), task.getId(), change);
			task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
		}
		return new Stop(form, task.getId(), instance, standard.businessKey(), Good.person(form));
	}

	/**
	 * A task of a proposal for the handbook, beside a project that it has nothing to do
	 * with.
	 */
	private Stop proposal(LoopForm form, String businessKey) {
		String instance = as("agent", () -> start(LoopForm.PROPOSE_STANDARD, good(LoopForm.PROPOSE_STANDARD, 1)))
			.getId();
		Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
		if (form == LoopForm.MEND_PROPOSAL) {
			complete("owner", task.getId(),
					Good.map("proposalDecision", "sendBack", "approvalNote", "Say who calls back at noon."));
			task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
		}
		return new Stop(form, task.getId(), instance, businessKey, Good.person(form));
	}

	/**
	 * Any task that is open in a project; empty where it waits for a day, or has ended.
	 */
	Optional<Stop> anywhere(String businessKey, Random chance) {
		List<Task> open = tasks(businessKey);
		return open.isEmpty() ? Optional.empty() : Optional.of(open.get(chance.nextInt(open.size()))).map(task -> {
			LoopForm form = LoopForm.ofTask(task.getTaskDefinitionKey()).orElseThrow();
			return new Stop(form, task.getId(), task.getProcessInstanceId(), businessKey, by(form, task));
		});
	}

	String open() {
		return open("targetedFix");
	}

	private String open(String trigger) {
		Map<String, Object> answers = good(LoopForm.OPEN_PROJECT, 1);
		answers.put("trigger", trigger);
		return as("lead", () -> start(LoopForm.OPEN_PROJECT, answers).getBusinessKey());
	}

	/** Starts a process with its form, as whoever is signed in. */
	ProcessInstance start(LoopForm form, Map<String, Object> answers) {
		ProcessDefinition process = engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey(form.process())
			.latestVersion()
			.singleResult();
		return engine.getFormService().submitStartForm(process.getId(), Wire.java(answers));
	}

	/** The open tasks of a project, called processes included. */
	List<Task> tasks(String businessKey) {
		return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(businessKey).list();
	}

	boolean isOpen(Stop stop) {
		return engine.getTaskService().createTaskQuery().taskId(stop.taskId()).count() == 1;
	}

	/** Does something as a person, through the Java interface. */
	<T> T as(String person, java.util.function.Supplier<T> work) {
		engine.getIdentityService().setAuthentication(person, groups(person));
		try {
			return work.get();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

	void complete(Stop stop, Map<String, Object> answers) {
		complete(stop.person(), stop.taskId(), answers);
	}

	private void move(LoopForm goal, String businessKey, List<Task> open) {
		boolean implementing = open.stream()
			.anyMatch(task -> task.getTaskDefinitionKey().equals("userTask_implementAction"));
		Optional<Task> review = open.stream()
			.filter(task -> task.getTaskDefinitionKey().equals("userTask_weeklyReview"))
			.findFirst();
		if (goal == LoopForm.FOLLOW_UP_DECISION && review.isPresent()) {
			complete("lead", review.get().getId(), good(LoopForm.WEEKLY_REVIEW, 1));
		}
		else if (implementing && (goal == LoopForm.WEEKLY_REVIEW || goal == LoopForm.FOLLOW_UP_DECISION)) {
			runTimer(businessKey, "event_reviewDue");
		}
		else if (open.isEmpty() && goal == LoopForm.CHECK_EFFECT) {
			runTimer(businessKey, "event_effectCheckDue");
		}
		else if (implementing && goal == LoopForm.APPROVE_DROP) {
			Map<String, Object> change = Good.answers(LoopForm.CHANGE_PROJECT);
			change.put("project", businessKey);
			as("lead", () -> start(LoopForm.CHANGE_PROJECT, change));
		}
		else if (open.isEmpty()) {
			runTimer(businessKey, "event_observationOver");
		}
		else {
			Task task = open.get(0);
			LoopForm form = LoopForm.ofTask(task.getTaskDefinitionKey()).orElseThrow();
			complete(by(form, task), task.getId(), answers(form, task, goal));
		}
	}

	/** Whose task it is: whoever of the team is asked answers in person. */
	private static String by(LoopForm form, Task task) {
		return (task.getAssignee() == null) ? Good.person(form) : task.getAssignee();
	}

	/** The answers that are given on the way. */
	Map<String, Object> good(LoopForm form, int lap) {
		return Good.answers(form, lap);
	}

	private Map<String, Object> answers(LoopForm form, Task task, LoopForm goal) {
		if (form == LoopForm.PLAN_ACTIONS && goal == LoopForm.CHECK_PLAN) {
			Map<String, Object> plan = good(form, lapOf(task));
			plan.put("checkers", Good.list("quality"));
			return plan;
		}
		if (form == LoopForm.MEASURE_RESULTS && goal == LoopForm.DECIDE_CONTINUATION) {
			return Good.map("measurements", Good.list(Good.measurement("g1", 7), Good.measurement("g2", 4)));
		}
		Map<String, Object> answers = good(form, lapOf(task));
		if (goal == LoopForm.DECIDE_GUARD && form == LoopForm.SET_GOALS) {
			first(answers, "goals").put("guardMetric",
					Good.map("metric", "csat", "unit", "points", "direction", "increase", "limit", 80));
		}
		if (goal == LoopForm.DECIDE_GUARD && form == LoopForm.MEASURE_RESULTS) {
			first(answers, "measurements").put("guardAfter", 70);
		}
		return answers;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> first(Map<String, Object> answers, String list) {
		return ((List<Map<String, Object>>) answers.get(list)).get(0);
	}

	private int lapOf(Task task) {
		Object lap = engine.getTaskService().getVariable(task.getId(), "lap");
		return (lap == null) ? 1 : (Integer) lap;
	}

	private void complete(String person, String taskId, Map<String, Object> answers) {
		as(person, () -> {
			engine.getTaskService().complete(taskId, Wire.java(answers));
			return null;
		});
	}

	private void runTimer(String businessKey, String activity) {
		String instance = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceBusinessKey(businessKey, "improvementLoop")
			.singleResult()
			.getId();
		Job timer = engine.getManagementService()
			.createJobQuery()
			.processInstanceId(instance)
			.activityId(activity)
			.singleResult();
		engine.getManagementService().setJobDuedate(timer.getId(), new Date());
		engine.getManagementService().executeJob(timer.getId());
	}

	private List<String> groups(String person) {
		return engine.getIdentityService()
			.createGroupQuery()
			.groupMember(person)
			.list()
			.stream()
			.map(group -> group.getId())
			.toList();
	}

}
