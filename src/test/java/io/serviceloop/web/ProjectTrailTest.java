package io.serviceloop.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.process.TwoLaps;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an auditor reads of one project over HTTP: who did what and when, with what was
 * said before, which rows of tables decided, and who intervened or was refused.
 */
@Serves({ "E06", "E24", "E36" })
class ProjectTrailTest extends WebTest {

	private static final Map<Class<?>, String> PLAYED = new HashMap<>();

	private String twoLaps;

	@BeforeEach
	void aFinishedProject() {
		twoLaps = PLAYED.computeIfAbsent(getClass(), test -> TwoLaps.play(engine, JdbcClient.create(jdbc)));
	}

	@Test
	void everyTaskOfBothLapsIsTheirsWithWhoHadItAndHowLong() {
		JsonNode trail = trail(twoLaps);
		assertThat(counted(trail, 1).toString()).isEqualTo("{approvePlan=2, classifyProblems=1, collectData=2, "
				+ "confirmPriorities=1, decidePilot=1, evaluateResult=1, findRootCause=3, giveTeamFeedback=1, "
				+ "implementAction=3, measureResults=1, planActions=2, runPilot=1, setGoals=1, trainStaff=1, "
				+ "verifyRootCause=3, weeklyReview=1}");
		assertThat(counted(trail, 2).toString()).isEqualTo("{approvePlan=1, approveStandard=1, evaluateResult=1, "
				+ "findRootCause=1, giveTeamFeedback=1, implementAction=1, measureResults=1, planActions=1, "
				+ "standardise=1, verifyRootCause=1}");
		assertThat(trail.path("tasks")).allSatisfy(task -> {
			assertThat(task.path("completed").asBoolean()).isTrue();
			assertThat(task.path("completedBy").asText()).isEqualTo(task.path("assignee").asText());
			assertThat(task.path("waited").isNumber() && task.path("worked").isNumber()).isTrue();
			assertThat(task.path("version").asInt()).isPositive();
		});
	}

	@Test
	void whatWasSaidBeforeStandsBesideWhatIsSaidNow() {
		JsonNode trail = trail(twoLaps);
		JsonNode measured = tasks(trail, "measureResults").get(1);
		assertThat(measured.path("lap").asInt()).isEqualTo(2);
		assertThat(value(measured, "measurements/g1/after").path("value").asText()).isEqualTo("4.6");
		assertThat(value(measured, "measurements/g1/after").path("before").asText()).isEqualTo("6.1");
		assertThat(value(measured, "measurements/g2/after").path("before").asText())
			.isEqualTo(value(measured, "measurements/g2/after").path("value").asText());
		List<JsonNode> plans = tasks(trail, "approvePlan");
		assertThat(plans).hasSize(3);
		assertThat(value(plans.get(0), "planApproved").path("compared").asBoolean()).isFalse();
		assertThat(value(plans.get(1), "planApproved").path("before").asText()).isEqualTo("false");
		assertThat(value(plans.get(1), "planApproved").path("value").asText()).isEqualTo("true");
		assertThat(tasks(trail, "findRootCause")).extracting(task -> task.path("subject").asText())
			.contains("p1", "p3");
		assertThat(value(tasks(trail, "setGoals").get(0), "goals/g1/target").path("value").asText()).isEqualTo("5");
	}

	@Test
	void whatATableDecidedIsTheRowOfItsVersionThatFired() {
		List<JsonNode> priorities = list(trail(twoLaps).path("decisions")).stream()
			.filter(one -> one.path("decision").asText().equals("problemPriority"))
			.toList();
		assertThat(priorities).isNotEmpty().allSatisfy(one -> {
			assertThat(one.path("version").asInt()).isPositive();
			assertThat(one.path("number").asInt()).isPositive();
			assertThat(one.path("rule").asText()).isNotEmpty();
			assertThat(one.at("/outputs/0/entry").asText()).contains(one.at("/outputs/0/value").asText());
		});
	}

	@Test
	void theModelsThatRanAreCounted() {
		JsonNode paths = trail(twoLaps).path("paths");
		Map<String, Long> loop = ran(paths, "improvementLoop");
		assertThat(loop).containsEntry("serviceTask_openLap", 1L)
			.containsEntry("userTask_approvePlan", 3L)
			.containsEntry("userTask_measureResults", 2L)
			.containsEntry("userTask_setGoals", 1L);
		assertThat(ran(paths, "actionImplementation")).containsEntry("userTask_implementAction", 4L)
			.containsEntry("userTask_trainStaff", 1L)
			.containsEntry("userTask_runPilot", 1L);
	}

	@Test
	void anAuditorReadsItAsAPageInBothLanguages() {
		String page = page("auditor", twoLaps, "en");
		assertThat(page).contains("Faster answers in the online chat", "Goals reached", "Who did what, and when")
			.contains("Approve plan", "Lena Lead", "data-option=", "The half-year closing doubles the queue")
			.contains("Who tells the branches? Please add it.", "Postpone an action", "chats.csv")
			.contains("<del>6.1</del>", "<ins>4.6</ins>", "<polyline", "Nothing was refused.")
			.contains("Nobody intervened in its processes.", "Improvement loop, version ")
			.doesNotContain("??");
		String chinese = page("manager", twoLaps, "zh-CN");
		assertThat(chinese).contains("谁在何时做了什么", "设定目标", "的审计", "没有被拒绝的尝试。").doesNotContain("??", "Approve plan");
	}

	@Test
	void aRunningProjectShowsWhoIntervenedAndWhatWasRefused() {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		String path = "/process-instance/" + stop.processInstanceId() + "/suspended";
		for (boolean halted : List.of(true, false)) {
			assertThat(http.send(Surface.ENGINE_REST, "admin", "PUT", path, Map.of("suspended", halted)).status())
				.isEqualTo(204);
		}
		jdbc.update("""
				insert into audit_record (made_at, person, door, what, outcome, business_key, task_key, reason)
				values (timestamp '2026-11-28 10:00:00.123', 'agent', 'api', 'completeTask', 'refused', ?,
				  'userTask_setGoals', '[{"path":"goals[0].target","given":"-5","message":"project.unknown"},
				  {"path":"actions[0].pilotSites","message":"pilot.number","arguments":["10","11"]}]')
				""", stop.businessKey());
		JsonNode trail = trail(stop.businessKey());
		assertThat(trail.path("interventions")).extracting(one -> one.path("operation").asText())
			.containsExactly("Suspend", "Activate");
		assertThat(trail.path("interventions")).extracting(one -> one.path("person").asText()).containsOnly("admin");
		assertThat(trail.at("/refused/0/at").asText()).isEqualTo("2026-11-28T10:00:00.123Z");
		assertThat(trail.at("/tasks/0/ended").isNull()).isTrue();
		assertThat(page("auditor", stop.businessKey(), "en")).contains("Halted · process", "given: -5", "open",
				"these are 11 pilot sites");
	}

	@Test
	void aProjectOfWhichNothingIsRecordedReadsWellToo() {
		jdbc.update(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at, closed_at, closing_note, step_since)
						values ('IMP-1990-0001', '<b>Before</b> the history', 'targetedFix', 'chat', 'lead', 'owner', 'cancelled', 1,
						  'setGoals', timestamp '1990-01-01 10:00:00', timestamp '1990-02-01 10:00:00', 'No more need',
						  timestamp '1990-01-01 10:00:00')
						""");
		try {
			assertThat(page("admin", "IMP-1990-0001", "en"))
				.contains("&lt;b&gt;Before&lt;/b&gt; the history", "Closed early", "No more need",
						"No task has come yet.", "Nothing has run, or the models are gone.")
				.doesNotContain("??", "data-option");
			assertThat(trail("IMP-1990-0001").path("tasks")).isEmpty();
		}
		finally {
			jdbc.update("delete from project where business_key = 'IMP-1990-0001'");
		}
	}

	@Test
	@Serves("E06")
	void nobodyElseReadsItAndWhatIsNotThereIsNotFound() {
		for (String person : List.of("lead", "agent", "quality", "owner")) {
			assertThat(http.get(person, "/api/audit/projects/" + twoLaps).status()).as(person).isEqualTo(403);
			assertThat(http.get(person, "/api/audit/projects/IMP-1989-0001").status()).as(person).isEqualTo(403);
			assertThat(http.browse(person, "/audit/projects/" + twoLaps, "en").status()).as(person).isEqualTo(403);
		}
		assertThat(http.get("auditor", "/api/audit/projects/IMP-1989-0001").status()).isEqualTo(404);
		assertThat(http.browse("auditor", "/audit/projects/IMP-1989-0001", "en").status()).isEqualTo(404);
	}

	private JsonNode trail(String key) {
		Http.Answer answer = http.get("auditor", "/api/audit/projects/" + key);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.json();
	}

	private String page(String person, String key, String language) {
		Http.Answer answer = http.browse(person, "/audit/projects/" + key, language);
		assertThat(answer.status()).isEqualTo(200);
		return answer.text();
	}

	private static List<JsonNode> list(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false).toList();
	}

	private static Map<String, Long> counted(JsonNode trail, int lap) {
		return list(trail.path("tasks")).stream()
			.filter(task -> task.path("lap").asInt() == lap)
			.collect(Collectors.groupingBy(task -> task.path("taskKey").asText().replace("userTask_", ""), TreeMap::new,
					Collectors.counting()));
	}

	private static List<JsonNode> tasks(JsonNode trail, String stem) {
		return list(trail.path("tasks")).stream()
			.filter(task -> task.path("taskKey").asText().equals("userTask_" + stem))
			.toList();
	}

	private static JsonNode value(JsonNode task, String place) {
		return list(task.path("values")).stream()
			.filter(value -> value.path("place").asText().equals(place))
			.findFirst()
			.orElseThrow(() -> new AssertionError(place + " in " + task.path("values")));
	}

	private static Map<String, Long> ran(JsonNode paths, String process) {
		Map<String, Long> ran = new HashMap<>();
		list(paths).stream()
			.filter(path -> path.path("process").asText().equals(process))
			.forEach(path -> path.path("elements")
				.forEach(element -> ran.merge(element.path("activity").asText(), element.path("times").asLong(),
						Long::sum)));
		return ran;
	}

}
