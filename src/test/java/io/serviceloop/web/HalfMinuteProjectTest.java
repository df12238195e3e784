package io.serviceloop.web;

import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.measurement;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody wants to be through with the plan, its work and its result in half a minute:
 * what is in the way, and what is said of it.
 */
class HalfMinuteProjectTest extends WebTest {

	private Loop loop;

	@BeforeEach
	void theCauseIsKnown() {
		loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").findAndVerifyCauses();
	}

	@Serves({ "A29", "E45", "E109" })
	@Test
	void whoOnlyTrainsAndRemindsSaysWhyThatIsEnough() {
		assertThat(refused("lead", "planActions",
				Map.of("actions",
						List.of(with(action("a1", "p1"), "kind", "training"),
								with(action("a2", "p1"), "kind", "communication")))))
			.contains("no process and no technology changes");
	}

	@Serves("E16")
	@Test
	void theLeadDoesNotApproveTheOwnPlan() {
		loop.plan(List.of(action("a1", "p1")));
		forbidden("lead", "approvePlan",
				Map.of("planApproved", true, "peopleReady", true, "systemsReady", true, "equipmentReady", true));
	}

	@Serves({ "A34", "E51" })
	@Test
	void aTrainingThatNobodyPassedDoesNotLeadToThePilot() {
		carriedOut(with(with(action("a1", "p1"), "trainingRequired", true), "pilotSites", List.of("Shop")));
		assertThat(refused("agent", "trainStaff", report("participants", List.of()))).contains("participants");
		for (int round = 1; round <= 2; round++) {
			assertThat(complete("agent", "trainStaff",
					report("participants", List.of(Map.of("user", "agent", "score", 10))))
				.status()).isEqualTo(204);
			assertThat(loop.openTasks()).containsExactly("userTask_trainStaff");
		}
		Answer goesOn = http.post(Surface.ENGINE_REST, "manager", "/process-definition/key/changeProject/start",
				Map.of("variables", Wire.rest(Map.of("project", loop.businessKey(), "changeKind", "continueWithout",
						"actionId", "a1", "reason", "There is no time for another round"))));
		refused("go on untrained", goesOn);
		assertThat(goesOn.text()).contains("nobody is trained does not go on");
		assertThat(loop.openTasks()).containsExactly("userTask_trainStaff");
	}

	@Serves({ "E48", "E49", "E52" })
	@Test
	void aPilotThatFailedEverywhereIsNotRolledOutByTheWordOfWhoRanItNorWithoutAReason() {
		carriedOut(with(action("a1", "p1"), "pilotSites", List.of("North", "South")));
		loop.complete("agent", "userTask_runPilot",
				Loop.piloted(Loop.site("North", 8, 9, false), Loop.site("South", 8, 8.5, false)));
		forbidden("agent", "decidePilot",
				Map.of("pilotDecision", "rollOut", "decisionNote", "It will surely work in all the others"));
		assertThat(refused("lead", "decidePilot", Map.of("pilotDecision", "rollOut")))
			.contains("have not become better");
		assertThat(refused("lead", "decidePilot", Map.of("pilotDecision", "rollOut", "decisionNote", "ok")))
			.contains("too short");
		assertThat(refused("lead", "decidePilot", Map.of("pilotDecision", "adjust"))).contains("adjusted");
	}

	@Serves({ "A32", "A36" })
	@Test
	void whatIsSaidToBeDoneBeforeItBeganIsRefusedAndMeasuringIsWaitedFor() {
		carriedOut(action("a1", "p1"));
		assertThat(
				refused("agent", "implementAction", Map.of("result", "In use for years", "completedOn", "2001-01-01")))
			.contains("approved on " + day(0));
		assertThat(refused("agent", "implementAction",
				Map.of("result", "In use from next week on", "completedOn", day(7))))
			.contains("still to come");
		loop.report("userTask_implementAction");
		assertThat(loop.openTasks()).as("observed for 30 days and measured for 28").isEmpty();
		assertThat(loop.due("event_observationOver")).isAfter(java.sql.Timestamp.valueOf(day(58) + " 00:00:00"));
	}

	@Serves({ "A36", "A37", "E53" })
	@Test
	void valuesOfYearsAgoOrOfOneCaseAreRefusedAndEarlyOnesNeedAReasonAndProveNothing() {
		carriedOut(action("a1", "p1"));
		loop.report("userTask_implementAction").change("moveMeasurement", "newDueDate", day(0));
		loop.fire("event_observationOver");
		forbidden("lead", "measureResults", measured("reason", "The effect shows at once in every chat"));
		assertThat(refused("quality", "measureResults", measured("sampleSize", 1))).contains("sampleSize");
		assertThat(refused("quality", "measureResults", measured("from", "2001-01-01", "to", "2001-01-28")))
			.contains("before");
		assertThat(refused("quality", "measureResults", measured("reason", null))).contains("needs its reason");
		assertThat(complete("quality", "measureResults", measured()).status()).isEqualTo(204);
		assertThat(jdbc.queryForList("select distinct proven from measurement where business_key = ?", String.class,
				loop.businessKey()))
			.containsExactly("notTestable");
	}

	@Serves({ "A38", "A41", "E12" })
	@Test
	void theLeadAnswersForNobodyAndConfirmsNoStandardOfTheOwn() {
		loop.implementAndObserve(1, "p1").measure(4.5, 19);
		forbidden("lead", "giveTeamFeedback", Map.of("teamFeedback", "They all like it very much"));
		assertThat(loop.openTasks()).as("nothing is concluded before the team was heard")
			.containsExactly("userTask_giveTeamFeedback");
		loop.evaluate();
		loop.draftStandard("Every ticket is graded on arrival.");
		forbidden("lead", "approveStandard", Map.of("standardApproved", true));
		assertThat(jdbc.queryForObject("select state from project where business_key = ?", String.class,
				loop.businessKey()))
			.isEqualTo("running");
		loop.approveStandard();
		Answer handbook = http.ask(Proof.SESSION, "agent", "GET", "/handbook", "", "");
		assertThat(handbook.status()).as(handbook.text()).isEqualTo(200);
		assertThat(handbook.text()).contains("Grading of tickets");
	}

	private void carriedOut(Map<String, Object> action) {
		loop.plan(List.of(action)).approvePlan();
	}

	private static Map<String, Object> report(String list, Object rows) {
		return Map.of(list, rows, "evidence", "Test sheets", "completedOn", day(0));
	}

	/** Values of both goals, the second with some of its fields changed. */
	private static Map<String, Object> measured(Object... namesAndValues) {
		Map<String, Object> second = measurement("g2", 19);
		for (int i = 0; i < namesAndValues.length; i += 2) {
			second.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return Map.of("measurements", List.of(measurement("g1", 4.5), second));
	}

	private Answer complete(String person, String task, Map<String, Object> answers) {
		return http.post(Surface.ENGINE_REST, person,
				"/task/" + loop.task("userTask_" + task, person).getId() + "/complete",
				Map.of("variables", Wire.rest(answers)));
	}

	/** What is said of an answer, after which everything is as it was. */
	private String refused(String person, String task, Map<String, Object> answers) {
		Stored before = stored(loop.businessKey());
		Answer answer = complete(person, task, answers);
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(stored(loop.businessKey())).isEqualTo(before);
		return answer.text();
	}

	private void forbidden(String person, String task, Map<String, Object> answers) {
		Answer answer = complete(person, task, answers);
		assertThat(answer.status()).as(answer.text()).isEqualTo(403);
		assertThat(loop.count("userTask_" + task)).isEqualTo(1);
	}

}
