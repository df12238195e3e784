package io.serviceloop.process;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;

/**
 * Drives one project as its people would: each submission is made by somebody, with
 * values as Tasklist sends them. Every verb fails loudly where the task or job it expects
 * is missing.
 */
public class Loop {

	private static final Map<String, String> DESCRIPTIONS = Map.of("p1",
			"Customers wait more than five minutes for a first answer in the chat.", "p2",
			"Agents ask again what was said on the telephone before.", "p3",
			"Refunds are promised within three days and take nine.");

	private static final ObjectMapper JSON = new ObjectMapper();

	private final ProcessEngine engine;

	private String businessKey;

	public Loop(ProcessEngine engine) {
		this.engine = engine;
	}

	/** Goes on with a project that was opened elsewhere, for example in Tasklist. */
	public static Loop of(ProcessEngine engine, String businessKey) {
		Loop loop = new Loop(engine);
		loop.businessKey = businessKey;
		return loop;
	}

	/**
	 * Values of a submission, in turn name and value; lists and maps go as JSON, as forms
	 * send them.
	 */
	public static Map<String, Object> values(Object... namesAndValues) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			Object value = namesAndValues[i + 1];
			values.put((String) namesAndValues[i], (value instanceof List || value instanceof Map)
					? SpinValues.jsonValue(json(value)).create() : value);
		}
		return values;
	}

	public static String json(Object value) {
		try {
			return JSON.writeValueAsString(value);
		}
		catch (com.fasterxml.jackson.core.JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static String day(int fromToday) {
		return ClockUtil.getCurrentTime()
			.toInstant()
			.atZone(ZoneId.systemDefault())
			.toLocalDate()
			.plusDays(fromToday)
			.toString();
	}

	public String businessKey() {
		return businessKey;
	}

	public Loop open() {
		return open("targetedFix");
	}

	public Loop open(String trigger) {
		return openWith(Map.of("trigger", trigger));
	}

	/** Opens a project with some of its values changed. */
	public Loop openWith(Map<String, Object> changed) {
		Map<String, Object> values = values("title", "Faster answers", "trigger", "targetedFix", "serviceLine",
				"online service", "lead", "lead", "processOwner", "owner", "team", List.of("agent", "quality"));
		changed.forEach((name, value) -> values.putAll(values(name, value)));
		ProcessInstance project = as("lead", "project-leads",
				() -> engine.getRuntimeService().startProcessInstanceByKey("improvementLoop", values));
		businessKey = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(project.getId())
			.singleResult()
			.getBusinessKey();
		return this;
	}

	/** Two goals, one source with records and one with a finding. */
	public Loop setGoals() {
		return complete("lead", "userTask_setGoals", goals());
	}

	public Map<String, Object> goals() {
		return values("goals", List.of(goal("g1", 8, 5), goal("g2", 40.5, 20)), "scope",
				"online advice to result feedback", "stages",
				List.of("online advice", "ticket creation", "problem handling", "result feedback"), "cycleDays", 90,
				"observationDays", 30.0, "dataSources",
				List.of(Map.of("id", "s1", "kind", "customerFeedback", "responsible", "agent", "windowDays", 90),
						Map.of("id", "s2", "kind", "teamInterviews", "responsible", "lead")));
	}

	public Loop collectData() {
		complete("agent", "userTask_collectData",
				values("findings", "Three of ten name the slow first answer.", "recordsCollected", 0));
		return complete("lead", "userTask_collectData",
				values("findings", "The ticket tool answers slowly at noon.", "interviews", interviews(5)));
	}

	/** Three problems: p1 and p2 of goal g1, p3 of goal g2. */
	public Loop classifyProblems() {
		return complete("lead", "userTask_classifyProblems", values("problems", List.of(problem("p1", "g1", 12, "day"),
				problem("p2", "g1", 6.5, "week"), problem("p3", "g2", 2, "month"))));
	}

	public Loop confirm(String... selected) {
		return complete("lead", "userTask_confirmPriorities",
				values("selection",
						java.util.Arrays.stream(selected)
							.map(id -> Map.of("id", id, "selected", true, "reason", "The others need no work yet"))
							.toList()));
	}

	/**
	 * Every open root cause is found by the lead and verified by the quality inspector.
	 */
	public Loop findAndVerifyCauses() {
		while (count("userTask_findRootCause") > 0) {
			findCause();
			verifyCause(true, null);
		}
		return this;
	}

	public Loop findCause() {
		return complete("lead", "userTask_findRootCause",
				values("whys",
						List.of("Urgent cases wait behind others", "Agents answer in the order of arrival",
								"Tickets are not graded"),
						"rootCause", "There is no automatic grading of tickets", "causeClass", "systemSupport",
						"fishbone", List.of(Map.of("bone", "method", "causes", List.of("no grading rule")))));
	}

	public Loop verifyCause(boolean verified, String note) {
		return complete("quality", "userTask_verifyRootCause",
				values("causeVerified", verified, "verificationMethod", "data", "verificationNote", note));
	}

	public Loop plan(List<Map<String, Object>> actions) {
		return complete("lead", "userTask_planActions", values("actions", actions));
	}

	public Loop approvePlan() {
		return complete("owner", "userTask_approvePlan", values("planApproved", true));
	}

	/** A training that everybody passes, a pilot, or the action itself, as planned. */
	public Loop report(String task) {
		return complete("agent", task, switch (task) {
			case "userTask_trainStaff" -> trained("agent", 85);
			case "userTask_runPilot" -> piloted(site("Shop", 8, 6, false), site("Other shop", 8, 8.1, true));
			default -> values("result", "Done as planned", "evidence", "Release note", "completedOn", day(0));
		});
	}

	public Loop decidePilot(String decision) {
		return complete("lead", "userTask_decidePilot",
				values("pilotDecision", decision, "decisionNote", "The others did not change in that time"));
	}

	/** A round of a training, in turn who and the score. */
	public static Map<String, Object> trained(Object... usersAndScores) {
		List<Map<String, Object>> rows = IntStream.range(0, usersAndScores.length / 2)
			.mapToObj(i -> Map.of("user", usersAndScores[2 * i], "score", usersAndScores[2 * i + 1]))
			.toList();
		return values("participants", rows, "evidence", "Test sheets", "completedOn", day(0));
	}

	/** A round of a pilot. */
	@SafeVarargs
	public static Map<String, Object> piloted(Map<String, Object>... sites) {
		return values("pilotResults", List.of(sites), "evidence", "Ticket report", "completedOn", day(0));
	}

	public static Map<String, Object> site(String site, Number before, Number after, boolean control) {
		return Map.of("site", site, "before", before, "after", after, "control", control);
	}

	public Loop measure(double g1, double g2) {
		return complete("quality", "userTask_measureResults",
				values("measurements", List.of(measurement("g1", g1), measurement("g2", g2))));
	}

	/** Goals of which the first names repeated enquiries as what must not get worse. */
	public Loop setGoalsWithGuard() {
		Map<String, Object> goals = goals();
		goals.putAll(values("goals",
				List.of(with(goal("g1", 8, 5), "guardMetric",
						Map.of("metric", "repeatEnquiryRate", "unit", "%", "direction", "decrease", "limit", 20)),
						goal("g2", 40.5, 20))));
		return complete("lead", "userTask_setGoals", goals);
	}

	public Loop measureWithGuard(double g1, double g2, double repeated) {
		return complete("quality", "userTask_measureResults", values("measurements",
				List.of(with(measurement("g1", g1), "guardAfter", repeated), measurement("g2", g2))));
	}

	/** A project whose one action, the agent's, is being carried out. */
	public Loop untilImplementation() {
		return open().implementing();
	}

	/** From its goals on, the same of a project that is open. */
	Loop implementing() {
		return setGoals().collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(action("a1", "p1")))
			.approvePlan();
	}

	/** A project that has reached its goals: its standard is to be written. */
	public Loop untilStandard() {
		return open().setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1", "p3")
			.findAndVerifyCauses()
			.implementAndObserve(1, "p1", "p3")
			.measure(4.5, 20)
			.evaluate();
	}

	/** The service agents say how it went, and the lead concludes. */
	public Loop evaluate() {
		hearTeam();
		return complete("lead", "userTask_evaluateResult",
				values("conclusion", "The grading works", "customerFeedback", "Answers come faster, they say"));
	}

	/** Every service agent of the team who is still asked says how it went. */
	public Loop hearTeam() {
		while (count("userTask_giveTeamFeedback") > 0) {
			complete("agent", "userTask_giveTeamFeedback",
					values("teamFeedback", "Less searching, one screen fewer to open"));
		}
		return this;
	}

	/** What worked is written down and approved. */
	public Loop standardise() {
		return draftStandard("Every ticket is graded on arrival.").approveStandard();
	}

	public Loop draftStandard(String text) {
		return complete("lead", "userTask_standardise",
				values("handbookTitle", "Grading of tickets", "handbookText", text, "chapter", "standard"));
	}

	public Loop approveStandard() {
		return complete("owner", "userTask_approveStandard", values("standardApproved", true));
	}

	/** From the plan to the measurement with one plain action for each problem. */
	public Loop implementAndObserve(int lap, String... problems) {
		List<Map<String, Object>> actions = java.util.Arrays.stream(problems)
			.map(problem -> action("a" + lap + problem, problem))
			.toList();
		plan(actions).approvePlan();
		actions.forEach(action -> report("userTask_implementAction"));
		return fire("event_observationOver");
	}

	public Loop complete(String person, String taskKey, Map<String, Object> values) {
		return completeAs(person, groups(person), taskKey, values);
	}

	public Loop completeAs(String person, String group, String taskKey, Map<String, Object> values) {
		Task task = task(taskKey, person);
		as(person, group, () -> {
			engine.getTaskService().complete(task.getId(), values);
			return null;
		});
		return this;
	}

	public Loop change(String kind, Object... namesAndValues) {
		return changeAs("lead", kind, namesAndValues);
	}

	public Loop changeAs(String person, String kind, Object... namesAndValues) {
		Map<String, Object> values = values(namesAndValues);
		values.putAll(values("project", businessKey, "changeKind", kind, "reason", "Circumstances have changed"));
		as(person, groups(person), () -> engine.getRuntimeService().startProcessInstanceByKey("changeProject", values));
		return this;
	}

	/**
	 * Fires the one timer that waits at an event, as the job executor would when its time
	 * has come.
	 */
	public Loop fire(String eventId) {
		List<Job> jobs = jobs(eventId);
		if (jobs.isEmpty()) {
			throw new AssertionError("no timer waits at " + eventId + "; waiting: "
					+ engine.getManagementService().createJobQuery().list());
		}
		engine.getManagementService().executeJob(jobs.get(0).getId());
		return this;
	}

	/** Whether a timer waits at an event. */
	public boolean waitsAt(String eventId) {
		return !jobs(eventId).isEmpty();
	}

	/** When the timer at an event is due. */
	public Date due(String eventId) {
		return jobs(eventId).get(0).getDuedate();
	}

	private List<Job> jobs(String eventId) {
		return engine.getManagementService()
			.createJobQuery()
			.activityId(eventId)
			.list()
			.stream()
			.filter(job -> businessKey.equals(engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceId(job.getProcessInstanceId())
				.singleResult()
				.getBusinessKey()))
			.toList();
	}

	/** The open task of a key; of several, the first that the person is assigned to. */
	public Task task(String taskKey, String person) {
		List<Task> tasks = engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(businessKey)
			.taskDefinitionKey(taskKey)
			.list();
		if (tasks.isEmpty()) {
			throw new AssertionError("no open task " + taskKey + "; open: " + openTasks(businessKey));
		}
		return tasks.stream().filter(task -> person.equals(task.getAssignee())).findFirst().orElse(tasks.get(0));
	}

	public long count(String taskKey) {
		return engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(businessKey)
			.taskDefinitionKey(taskKey)
			.count();
	}

	public List<String> openTasks(String key) {
		return engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(key)
			.list()
			.stream()
			.map(Task::getTaskDefinitionKey)
			.sorted()
			.toList();
	}

	public List<String> openTasks() {
		return openTasks(businessKey);
	}

	public boolean ended() {
		return engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceBusinessKey(businessKey)
			.count() == 0;
	}

	/** Lets time pass. */
	public static void wait(Duration time) {
		ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
	}

	public <T> T as(String person, String group, java.util.function.Supplier<T> work) {
		engine.getIdentityService().setAuthentication(person, List.of(group));
		try {
			return work.get();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

	public static String groups(String person) {
		return switch (person) {
			case "lead" -> "project-leads";
			case "agent" -> "service-agents";
			case "quality" -> "quality-inspectors";
			case "manager" -> "service-managers";
			case "owner" -> "process-owners";
			case "admin" -> "camunda-admin";
			default -> throw new IllegalArgumentException(person);
		};
	}

	public static Map<String, Object> goal(String id, double baseline, double target) {
		Map<String, Object> goal = new LinkedHashMap<>();
		goal.put("id", id);
		// One metric for each goal: the same twice is refused.
		goal.put("metric", id.equals("g1") ? "responseTime" : "queueTime");
		goal.put("name", "Average response time " + id);
		goal.put("unit", "min");
		goal.put("direction", (target < baseline) ? "decrease" : "increase");
		goal.put("baseline", baseline);
		goal.put("target", target);
		goal.put("dueDate", day(80));
		goal.put("formula", "sum of response times / contacts");
		goal.put("dataSource", "ticket system");
		goal.put("period", "week");
		return goal;
	}

	public static Map<String, Object> problem(String id, String goalId, Number frequency, String unit) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("id", id);
		problem.put("goalId", goalId);
		problem.put("stage", "online advice");
		problem.put("type", "service efficiency");
		problem.put("subtype", "response speed");
		problem.put("description", DESCRIPTIONS.getOrDefault(id, "Case " + id + " is not described by anybody else."));
		problem.put("frequencyCount", frequency);
		problem.put("frequencyUnit", unit);
		problem.put("urgencyScore", 4);
		problem.put("impactScore", 4.0);
		problem.put("impactNote", "Complaints rise by 15 %");
		problem.put("affectedCustomers", 7);
		problem.put("systemic", false);
		problem.put("urgencyAnswers", List.of(false, true, true));
		problem.put("impactAnswers", List.of(true, true, false));
		return problem;
	}

	/** Interviews and companies as a source of their kind needs them. */
	public static List<Map<String, Object>> interviews(int number) {
		return IntStream.rangeClosed(1, number)
			.mapToObj(i -> Map.<String, Object>of("who", "Agent " + i, "what",
					"Answers " + i + "0 chats a day with three tools", "obstacle",
					"The ticket tool answers slowly at noon"))
			.toList();
	}

	public static List<Map<String, Object>> benchmarks(int number) {
		return IntStream.rangeClosed(1, number)
			.mapToObj(i -> Map.<String, Object>of("company", "Company " + i, "model", "chat before telephone",
					"standard", "calls taken within 15 seconds", "feedback", "4.6 of 5 stars", "difference",
					"It grades every ticket when it comes", "borrow", "Grade tickets when they come"))
			.toList();
	}

	public static Map<String, Object> action(String id, String problemId) {
		Map<String, Object> action = new LinkedHashMap<>();
		action.put("id", id);
		action.put("problemId", problemId);
		action.put("measure", "Grade tickets automatically");
		action.put("kind", "technology");
		action.put("expectedGain", 3);
		action.put("effortDays", 5.0);
		action.put("expectedEffect", "Urgent tickets are answered first");
		action.put("resources", "IT, ten days");
		action.put("department", "IT");
		action.put("responsible", "agent");
		action.put("startDate", day(0));
		action.put("dueDate", day(40));
		action.put("trainingRequired", false);
		action.put("pilotSites", List.of());
		return action;
	}

	public static Map<String, Object> with(Map<String, Object> row, String name, Object value) {
		Map<String, Object> changed = new LinkedHashMap<>(row);
		changed.put(name, value);
		return changed;
	}

	/**
	 * A value of a goal; time does not pass in most tests, so that its period needs a
	 * reason.
	 */
	public static Map<String, Object> measurement(String goalId, double after) {
		return new LinkedHashMap<>(Map.of("goalId", goalId, "after", after, "sampleSize", 395, "from", day(-20), "to",
				day(0), "source", "ticket system", "reason", "The effect shows at once in every chat"));
	}

}
