package io.serviceloop.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Taking back what one has just completed: what can be taken back is open again, with
 * everything as before; what cannot says why.
 */
class TakeBackTest extends WebTest {

	/**
	 * Of every register, what belongs to a project, but for what is kept of taking back.
	 */
	private static final List<String> KEPT = List.of("send_back", "mail_outbox", "urge", "audit_record");

	/**
	 * A task with an answer.
	 *
	 * @param why a part of the sentence that refuses to take it back; null where it can
	 * be
	 */
	record Case(LoopForm form, Map<String, Object> answers, String why) {

		@Override
		public String toString() {
			return form + " " + answers.keySet() + " " + why;
		}

	}

	static Stream<Case> cases() {
		String called = "Work of its own has begun";
		String ended = "has ended";
		String nothing = "No task has followed";
		String several = "Several things have begun";
		return Stream.of(of(LoopForm.SET_GOALS, "takes effect at once"), of(LoopForm.COLLECT_DATA, "one of several"),
				of(LoopForm.CLASSIFY_PROBLEMS, null), of(LoopForm.CONFIRM_PRIORITIES, called),
				of(LoopForm.CONFIRM_PRIORITIES, null, "sendBackTo", "classifyProblems", "sendBackNote",
						"Something is missing"),
				of(LoopForm.DECIDE_LAUNCH, several),
				of(LoopForm.DECIDE_LAUNCH, ended, "launchDecision", "noGo", "decisionNote", "Too many risks are open."),
				of(LoopForm.FIND_ROOT_CAUSE, null), of(LoopForm.VERIFY_ROOT_CAUSE, ended),
				of(LoopForm.VERIFY_ROOT_CAUSE, null, "causeVerified", false, "verificationNote", "This is a symptom"),
				of(LoopForm.VERIFY_ROOT_CAUSE, null, "causeVerified", false, "verificationNote", "This is a symptom",
						"sendBackTo", "findRootCause"),
				of(LoopForm.PLAN_ACTIONS, null),
				of(LoopForm.PLAN_ACTIONS, null, "actions", plan(), "checkers", Good.list("quality")),
				of(LoopForm.CHECK_PLAN, "one of several"),
				// Its effort is much, and approved by somebody else.
				of(LoopForm.APPROVE_PLAN, null),
				of(LoopForm.APPROVE_PLAN, null, "planApproved", false, "approvalNote", "Look once more"),
				of(LoopForm.APPROVE_PLAN, null, "planApproved", false, "approvalNote", "Look once more", "sendBackTo",
						"planActions"),
				of(LoopForm.APPROVE_PLAN, null, "planApproved", false, "approvalNote", "Look once more", "sendBackTo",
						"confirmPriorities"),
				of(LoopForm.APPROVE_PLAN, null, "checker", "quality"),
				of(LoopForm.APPROVE_EFFORT, "(Several|own has begun)"),
				of(LoopForm.APPROVE_EFFORT, null, "effortApproved", false, "approvalNote", "Too many days"),
				of(LoopForm.TRAIN_STAFF, null), of(LoopForm.RUN_PILOT, null), of(LoopForm.DECIDE_PILOT, null),
				of(LoopForm.DECIDE_PILOT, null, "pilotDecision", "adjust", "decisionNote",
						"The field is not seen on the telephone.", "sendBackTo", "runPilot", "cost", 100),
				of(LoopForm.DECIDE_PILOT, ended, "pilotDecision", "stop", "decisionNote",
						"It costs more than it brings."),
				of(LoopForm.IMPLEMENT_ACTION, ended), of(LoopForm.WEEKLY_REVIEW, nothing),
				of(LoopForm.CHECK_EFFECT, nothing), of(LoopForm.FOLLOW_UP_DECISION, ended),
				of(LoopForm.EVALUATE_RESULT, null),
				of(LoopForm.EVALUATE_RESULT, null, "sendBackTo", "measureResults", "sendBackNote", "A value is a slip"),
				of(LoopForm.DECIDE_GUARD, null),
				of(LoopForm.DECIDE_GUARD, "(More has happened|own has begun)", "guardAccepted", false, "decisionNote",
						"Customers are less content than before."),
				of(LoopForm.STANDARDISE, null), of(LoopForm.APPROVE_STANDARD, ended),
				of(LoopForm.APPROVE_STANDARD, null, "standardApproved", false, "approvalNote",
						"Say who grades them at night"),
				of(LoopForm.APPROVE_STANDARD, null, "standardApproved", false, "approvalNote",
						"Say who grades them at night", "sendBackTo", "standardise"),
				of(LoopForm.DECIDE_CONTINUATION, "(More has happened|own has begun)"),
				of(LoopForm.APPROVE_DROP, ended));
	}

	private static Case of(LoopForm form, String why, Object... answers) {
		return new Case(form, (answers.length == 0) ? Good.answers(form) : Good.map(answers), why);
	}

	private static Object plan() {
		return Good.answers(LoopForm.PLAN_ACTIONS).get("actions");
	}

	@Serves("E16")
	@ParameterizedTest
	@MethodSource("cases")
	void whatIsTakenBackIsOpenAgainAndWhatCannotBeSaysWhy(Case one) {
		Stop stop = walk.to(one.form());
		Map<String, Object> registers = registers(stop.businessKey());
		Map<String, Object> variables = variables(stop);
		complete(stop, one.answers());
		assertThat(takeBack("admin", stop.taskId()).status()).as("somebody else").isEqualTo(404);
		if (one.why() != null) {
			Map<String, Object> filed = registers(stop.businessKey());
			Answer refused = takeBack(stop.person(), stop.taskId());
			assertThat(refused.status()).as(refused.text()).isEqualTo(409);
			assertThat(refused.json().path("detail").asText()).containsPattern(one.why());
			assertThat(registers(stop.businessKey())).isEqualTo(filed);
			return;
		}
		List<String> followed = open(stop).stream().map(Task::getId).toList();
		Answer taken = takeBack(stop.person(), stop.taskId());
		assertThat(taken.status()).as(taken.text()).isEqualTo(200);
		Task again = open(stop).get(0);
		assertThat(open(stop)).hasSize(1);
		assertThat(again.getTaskDefinitionKey()).isEqualTo(one.form().taskKey());
		assertThat(again.getAssignee()).isEqualTo(stop.person());
		assertThat(taken.json().path("taskId").asText()).isEqualTo(again.getId());
		assertThat(registers(stop.businessKey())).isEqualTo(registers);
		assertThat(variables(stop)).isEqualTo(variables);
		for (String task : followed) {
			HistoricTaskInstance gone = engine.getHistoryService()
				.createHistoricTaskInstanceQuery()
				.taskId(task)
				.singleResult();
			assertThat(gone.getEndTime()).isNotNull();
			assertThat(gone.getDeleteReason()).isEqualTo("deleted");
		}
		JsonNode draft = http.get(stop.person(), "/api/drafts/" + again.getId()).json();
		one.answers().keySet().forEach(name -> assertThat(draft.path("content").has(name)).as(name).isTrue());
		JsonNode kept = http.get("lead", "/api/projects/" + stop.businessKey()).json().path("takenBack");
		assertThat(kept).hasSize(1);
		assertThat(kept.path(0).path("takenBy").asText()).isEqualTo(stop.person());
		assertThat(kept.path(0).path("said")).isEqualTo(draft.path("content"));
		assertThat(takeBack(stop.person(), stop.taskId()).json().path("detail").asText()).contains("already");
		complete(new Stop(one.form(), again.getId(), stop.processInstanceId(), stop.businessKey(), stop.person()),
				one.answers());
		assertThat(open(stop)).extracting(Task::getTaskDefinitionKey).doesNotContainNull().isNotEmpty();
	}

	@Serves("E16")
	@Test
	void measuredValuesAreTakenBackOnceTheTeamWasHeard() {
		Stop stop = walk.to(LoopForm.MEASURE_RESULTS);
		complete(stop, Good.answers(LoopForm.MEASURE_RESULTS));
		assertThat(takeBack("quality", stop.taskId()).json().path("detail").asText()).contains("No task has followed");
		Stop other = walk.to(LoopForm.MEASURE_RESULTS);
		for (Task asked : open(other)) {
			if (asked.getTaskDefinitionKey().equals("userTask_giveTeamFeedback")) {
				complete(new Stop(LoopForm.GIVE_TEAM_FEEDBACK, asked.getId(), other.processInstanceId(),
						other.businessKey(), asked.getAssignee()), Good.answers(LoopForm.GIVE_TEAM_FEEDBACK));
			}
		}
		Map<String, Object> registers = registers(other.businessKey());
		complete(other, Good.answers(LoopForm.MEASURE_RESULTS));
		assertThat(open(other)).extracting(Task::getTaskDefinitionKey).containsExactly("userTask_evaluateResult");
		Answer taken = takeBack("quality", other.taskId());
		assertThat(taken.status()).as(taken.text()).isEqualTo(200);
		assertThat(registers(other.businessKey())).isEqualTo(registers);
		complete(new Stop(LoopForm.MEASURE_RESULTS, taken.json().path("taskId").asText(), other.processInstanceId(),
				other.businessKey(), "quality"), Good.answers(LoopForm.MEASURE_RESULTS));
		assertThat(open(other)).extracting(Task::getTaskDefinitionKey).containsExactly("userTask_evaluateResult");
	}

	@Serves("E16")
	@Test
	void whoeverHasBegunWhatFollowsKeepsIt() {
		Stop claimed = found();
		Task next = open(claimed).get(0);
		assertThat(http
			.post(Surface.ENGINE_REST, "quality", "/task/" + next.getId() + "/claim", Map.of("userId", "quality"))
			.status()).isEqualTo(204);
		refused(claimed, "Quinn .* claimed the task that follows at \\d\\d:\\d\\d");
		Stop typed = found();
		assertThat(http
			.ask(Proof.BASIC, "quality", "PUT", "/api/drafts/" + open(typed).get(0).getId(), "application/json",
					"{\"version\":0,\"content\":{\"verificationNote\":\"It\"}}")
			.status()).isEqualTo(200);
		refused(typed, "Somebody has begun to fill in");
		Stop noted = found();
		engine.getTaskService().createComment(open(noted).get(0).getId(), null, "I doubt it.");
		refused(noted, "Somebody has left a note");
		Stop changed = found();
		walk.as("lead", () -> {
			Map<String, Object> change = Good.answers(LoopForm.CHANGE_PROJECT);
			change.putAll(Good.map("project", changed.businessKey(), "changeKind", "containProblem", "problemId", "p1",
					"containment", "Two more agents at noon."));
			change.remove("actionId");
			return walk.start(LoopForm.CHANGE_PROJECT, change);
		});
		refused(changed, "The project was changed since");
	}

	@Serves("E31")
	@Test
	void whoStoodInTakesItBackAndItStaysWhoseItWas() {
		Stop stop = walk.to(LoopForm.PLAN_ACTIONS);
		engine.getTaskService().setAssignee(stop.taskId(), "quality");
		engine.getTaskService().setOwner(stop.taskId(), "lead");
		Stop standIn = new Stop(stop.form(), stop.taskId(), stop.processInstanceId(), stop.businessKey(), "quality");
		complete(standIn, Good.answers(LoopForm.PLAN_ACTIONS));
		assertThat(takeBack("lead", stop.taskId()).status()).isEqualTo(404);
		assertThat(takeBack("quality", stop.taskId()).status()).isEqualTo(200);
		assertThat(open(stop)).extracting(Task::getAssignee, Task::getOwner).containsExactly(tuple("quality", "lead"));
	}

	@Serves("E29")
	@Test
	void whatWasJustCompletedStandsOnMyWorkWithItsButton() {
		Stop stop = found();
		JsonNode work = http.get("lead", "/api/my-work?size=200&project=" + stop.businessKey()).json();
		assertThat(work.path("justDone").findValuesAsText("id")).contains(stop.taskId());
		String page = Raw.browser(port, http, "lead").with("Accept", "text/html").send("GET", "/my-work").body();
		assertThat(page).contains("/my-work/tasks/" + stop.taskId() + "/take-back");
		Answer taken = http.ask(Proof.SESSION, "lead", "POST", "/my-work/tasks/" + stop.taskId() + "/take-back",
				"application/x-www-form-urlencoded", "");
		assertThat(taken.status()).isEqualTo(303);
		assertThat(taken.location()).contains(open(stop).get(0).getId());
		assertThat(http.get("lead", "/api/my-work?size=200").json().path("justDone").findValuesAsText("id"))
			.doesNotContain(stop.taskId());
	}

	private Stop found() {
		Stop found = walk.to(LoopForm.FIND_ROOT_CAUSE);
		Stop stop = new Stop(found.form(), found.taskId(), found.processInstanceId(), found.businessKey(), "lead");
		complete(stop, Good.answers(LoopForm.FIND_ROOT_CAUSE));
		return stop;
	}

	private void refused(Stop stop, String why) {
		Answer refused = takeBack(stop.person(), stop.taskId());
		assertThat(refused.status()).as(refused.text()).isEqualTo(409);
		assertThat(refused.json().path("detail").asText()).containsPattern(why);
	}

	private void complete(Stop stop, Map<String, Object> answers) {
		Answer done = Way.COMPLETE.hand(http, Surface.ENGINE_REST, stop.person(), stop.taskId(), answers);
		assertThat(done.status()).as(done.text()).isEqualTo(204);
	}

	private Answer takeBack(String person, String taskId) {
		return http.ask(Proof.BASIC, person, "POST", "/api/tasks/" + taskId + "/take-back", "application/json", "");
	}

	private List<Task> open(Stop stop) {
		return engine.getTaskService().createTaskQuery().processInstanceId(stop.processInstanceId()).list();
	}

	private Map<String, Object> variables(Stop stop) {
		Map<String, Object> variables = new TreeMap<>();
		engine.getRuntimeService()
			.createVariableInstanceQuery()
			.executionIdIn(stop.processInstanceId())
			.list()
			.forEach(variable -> variables.put(variable.getName(), String.valueOf(variable.getValue())));
		return variables;
	}

	/** Everything that registers hold of a project. */
	private Map<String, Object> registers(String businessKey) {
		Map<String, Object> registers = new TreeMap<>();
		for (String table : jdbc.queryForList("""
				select lower(c.table_name) from information_schema.columns c
				join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
				where lower(c.column_name) = 'business_key' and lower(c.table_schema) = 'public'
				  and t.table_type = 'BASE TABLE'
				""", String.class)) {
			if (!KEPT.contains(table)) {
				List<Map<String, Object>> rows = jdbc.queryForList("select * from " + table + " where business_key = ?",
						businessKey);
				rows.forEach(row -> row.remove("step_since"));
				registers.put(table, rows.stream().map(row -> new TreeMap<>(row).toString()).sorted().toList());
			}
		}
		assertThat(registers).hasSizeGreaterThan(20);
		return registers;
	}

}
