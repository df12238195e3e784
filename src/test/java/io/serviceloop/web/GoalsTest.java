package io.serviceloop.web;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Goals with their scope, readings over time, and what is said while a goal is typed. */
class GoalsTest extends WebTest {

	@Serves({ "A09", "A10", "B08", "B10", "B27" })
	@Test
	void aProjectShowsItsServiceLinksAndItsGoalsWithAllThatBelongsToThem() {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
		Map<String, Object> goal = Good.goal("g1");
		goal.putAll(Good.map("scenario", "chat", "unit", "minutes", "strategy", "The fastest answers of the branch",
				"sd", 4, "baselineFrom", Good.day(-40), "baselineTo", Good.day(-10), "baselineSampleSize", 300,
				"guardMetric", Good.map("metric", "csat", "unit", "points", "direction", "increase", "limit", 80)));
		Map<String, Object> own = Good.goal("g2");
		own.putAll(Good.map("metric", "Calm voices", "unit", "voices", "min", 0, "max", 10));
		answers.put("goals", List.of(goal, own));
		walk.complete(stop, answers);

		JsonNode project = project(stop);
		assertThat(project.path("stages").toString()).isEqualTo("[\"online advice\",\"ticket creation\"]");
		assertThat(project.path("observationReason").textValue()).startsWith("The change shows");
		JsonNode filed = project.at("/goals/0");
		assertThat(filed.path("scenario").textValue()).isEqualTo("chat");
		assertThat(filed.path("unit").textValue()).as("as others compare it").isEqualTo("min");
		assertThat(filed.path("strategy").textValue()).startsWith("The fastest");
		assertThat(filed.path("sd").doubleValue()).isEqualTo(4);
		assertThat(filed.path("baselineFrom").textValue()).isEqualTo(Good.day(-40));
		assertThat(filed.path("baselineTo").textValue()).isEqualTo(Good.day(-10));
		assertThat(filed.path("baselineSampleSize").intValue()).isEqualTo(300);
		assertThat(filed.at("/guardMetric/metric").textValue()).isEqualTo("csat");
		assertThat(filed.at("/guardMetric/limit").doubleValue()).isEqualTo(80);
		assertThat(project.at("/goals/1/max").doubleValue()).isEqualTo(10);
	}

	@Serves("A36")
	@Test
	void theReasonOfAUsualObservationTimeIsNotKept() {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
		answers.put("observationDays", 28);
		walk.complete(stop, answers);
		assertThat(project(stop).path("observationReason").isNull()).isTrue();
	}

	@Test
	void aRefusalSaysWhatWouldBeRightInBothLanguages() {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
		Map<String, Object> satisfaction = Good.goal("g1");
		satisfaction.putAll(
				Good.map("metric", "csat", "unit", "points", "direction", "increase", "baseline", 82, "target", 7000));
		Map<String, Object> bananas = Good.goal("g2");
		bananas.put("unit", "bananas");
		answers.put("goals", List.of(satisfaction, bananas));
		assertThat(refusal(stop, answers, "en")).contains("Customer satisfaction (CSAT) lies between 0 and 100 points",
				"Peak queue time is given in min", "7000", "bananas");
		assertThat(refusal(stop, answers, "zh")).contains("客户满意度(CSAT)应在 0 至 100 points 之间", "高峰期排队等待时长的单位是min");
	}

	@Test
	void theCatalogueIsShownWithTheRules() {
		JsonNode metrics = http.get("agent", "/api/rules").json().path("metrics");
		assertThat(metrics.findValuesAsText("code")).contains("responseTime", "nps", "callbackSatisfaction");
		assertThat(metrics.get(0).at("/formula/zh").textValue()).contains("首次响应时长");
		assertThat(metrics.get(0).path("max").doubleValue()).isEqualTo(1440);
	}

	@Serves({ "D17", "D20" })
	@Test
	void theFormSaysHowManyCasesAProofTakes() {
		JsonNode share = preview("", typed("firstContactResolution", "%", "increase", 65, 80));
		assertThat(share.path("cases").intValue()).isEqualTo(138);
		assertThat(share.path("testable").booleanValue()).isTrue();
		assertThat(share.path("reasons").get(0).textValue()).contains("each of the two periods needs 138 cases");
		assertThat(preview("", typed("firstContactResolution", "%", "increase", 65, 70)).path("cases").intValue())
			.isEqualTo(1377);
		JsonNode mean = preview("", typed("responseTime", "min", "decrease", 8, 5));
		assertThat(mean.path("testable").booleanValue()).isFalse();
		assertThat(mean.path("missing").textValue()).isEqualTo("sd");
		assertThat(mean.path("reasons").get(0).textValue()).contains("Not testable yet", "standard deviation");
		Map<String, Object> known = typed("responseTime", "min", "decrease", 8, 5);
		known.put("sd", 4);
		assertThat(preview("", known).path("cases").intValue()).isEqualTo(28);
		assertThat(preview("", typed("growth", "%", "increase", 65, 180)).path("testable").booleanValue()).isFalse();
		assertThat(preview("", Good.map("id", "g1", "metric", 7, "baseline", "x", "target", Map.of(), "sd", "y"))
			.path("reasons")
			.size()).isZero();
	}

	@Serves("E102")
	@Test
	void fromTwelveReadingsOfTheLineOnTheFormSaysWhetherTheProcessMeetsTheTargetAnyway() {
		String line = "line " + System.nanoTime();
		Stop first = opened(line);
		Stop other = opened(line.toUpperCase(java.util.Locale.ROOT));
		assertThat(post(first, "quality", readings(11)).text()).contains("\"stored\":11");
		Map<String, Object> eight = typed("responseTime", "min", "decrease", 9, 8);
		JsonNode few = preview(other.businessKey(), eight);
		assertThat(few.has("outlook")).isFalse();
		assertThat(few.path("reasons").toString()).contains("so far: 11; from 12 on");

		assertThat(post(first, "quality", readings(12)).text()).contains("\"stored\":1,\"updated\":0,\"unchanged\":11");
		JsonNode luck = preview(other.businessKey(), eight);
		assertThat(luck.path("outlook").textValue()).isEqualTo("luck");
		assertThat(luck.path("readings").intValue()).isEqualTo(12);
		assertThat(luck.path("mean").doubleValue()).isEqualTo(8);
		assertThat(preview(other.businessKey(), typed("responseTime", "min", "decrease", 9, 2)).path("outlook")
			.textValue()).isEqualTo("never");
		assertThat(preview(other.businessKey(), typed("responseTime", "min", "decrease", 30, 20)).path("outlook")
			.textValue()).isEqualTo("always");
		Map<String, Object> others = typed("responseTime", "min", "decrease", 9, 8);
		others.put("customerGroup", "vip");
		assertThat(preview(other.businessKey(), others).has("readings")).isFalse();
		assertThat(preview("", eight).has("readings")).as("of no project").isFalse();
		assertThat(http.get("lead", "/api/projects/" + other.businessKey() + "/readings").json()).hasSize(12)
			.first()
			.satisfies(reading -> assertThat(reading.path("businessKey").textValue()).isEqualTo(first.businessKey()));
	}

	@Test
	void aReadingSentAgainIsThereOnceAndAnotherValueCorrectsIt() {
		Stop stop = opened("line " + System.nanoTime());
		Map<String, Object> reading = reading("nps", 40, -1);
		assertThat(post(stop, "manager", List.of(reading)).text())
			.isEqualTo("{\"stored\":1,\"updated\":0,\"unchanged\":0}");
		reading.put("metric", "Net promoter score (NPS)");
		assertThat(post(stop, "lead", List.of(reading)).text())
			.isEqualTo("{\"stored\":0,\"updated\":0,\"unchanged\":1}");
		reading.put("value", -12.5);
		assertThat(post(stop, "lead", List.of(reading)).text())
			.isEqualTo("{\"stored\":0,\"updated\":1,\"unchanged\":0}");
		JsonNode there = http.get("auditor", "/api/projects/" + stop.businessKey() + "/readings?metric=NPS").json();
		assertThat(there).hasSize(1);
		assertThat(there.at("/0/value").doubleValue()).isEqualTo(-12.5);
		assertThat(there.at("/0/metric").textValue()).isEqualTo("nps");
		assertThat(there.at("/0/reportedBy").textValue()).isEqualTo("lead");
	}

	@Test
	void aReadingThatCannotBeIsRefusedAndNothingOfTheOthersIsFiled() {
		Stop stop = opened("line " + System.nanoTime());
		refused(stop, "readings[1].value", "between -100 and 100 points", "value", 101);
		refused(stop, "readings[1].value", "", "value", null);
		refused(stop, "readings[1].value", "", "value", "40");
		refused(stop, "readings[1].on", "", "on", Good.day(1));
		refused(stop, "readings[1].on", "either", "from", Good.day(-3));
		refused(stop, "readings[1].from", "", "on", null);
		refused(stop, "readings[1].metric", "Known are", "metric", "bananas");
		refused(stop, "readings[1].metric", "either", "metric", null);
		refused(stop, "readings[1].metric", "either", "goalId", "g1");
		refused(stop, "readings[1].unit", "points", "unit", "bananas");
		refused(stop, "readings[1].source", "", "source", " ");
		refused(stop, "readings[1].sampleSize", "", "sampleSize", 0);
		refused(stop, "readings[1].value", "Row 1", "on", Good.day(-1));
		assertThat(http.get("lead", "/api/projects/" + stop.businessKey() + "/readings").json()).isEmpty();
		assertThat(post(stop, "lead", List.of()).status()).isEqualTo(400);
		assertThat(http.post("lead", "/api/projects/" + stop.businessKey() + "/readings", Map.of(), "en").status())
			.isEqualTo(400);
	}

	@Test
	void aReadingOfAGoalIsOfItsMetricItsCustomersAndItsRange() {
		Stop goals = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
		Map<String, Object> own = Good.goal("g2");
		own.putAll(Good.map("metric", "Calm voices", "unit", "voices", "min", 0, "max", 10, "customerGroup", "vip"));
		answers.put("goals", List.of(Good.goal("g1"), own));
		walk.complete(goals, answers);
		Map<String, Object> reading = Good.map("goalId", "g2", "value", 11, "from", Good.day(-8), "to", Good.day(-2),
				"sampleSize", 30, "source", "recordings");
		assertThat(post(goals, "lead", List.of(reading)).text()).contains("between 0 and 10 voices");
		reading.put("value", 9);
		assertThat(post(goals, "lead", List.of(reading)).status()).isEqualTo(200);
		JsonNode there = http.get("lead", "/api/projects/" + goals.businessKey() + "/readings?customerGroup=VIP")
			.json();
		assertThat(there).anySatisfy(row -> {
			assertThat(row.path("metric").textValue()).isEqualTo("Calm voices");
			assertThat(row.path("businessKey").textValue()).isEqualTo(goals.businessKey());
			assertThat(row.path("from").textValue()).isEqualTo(Good.day(-8));
		});
	}

	private void refused(Stop stop, String path, String says, String field, Object value) {
		Map<String, Object> reading = reading("nps", 40, -2);
		reading.put(field, value);
		Answer answer = post(stop, "lead", List.of(reading("nps", 40, -1), reading));
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.violations()).as(field).anySatisfy(violation -> {
			assertThat(violation.path("path").textValue()).isEqualTo(path);
			assertThat(violation.path("message").textValue()).contains(says);
		});
	}

	private Stop opened(String serviceLine) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		jdbc.update("update project set service_line = ? where business_key = ?", serviceLine, stop.businessKey());
		return stop;
	}

	private Answer post(Stop stop, String person, List<?> readings) {
		return http.post(person, "/api/projects/" + stop.businessKey() + "/readings", readings, "en");
	}

	/** Values of 7, 8 and 9 minutes in turn, a day each. */
	private static List<Map<String, Object>> readings(int number) {
		return java.util.stream.IntStream.range(0, number)
			.mapToObj(i -> reading("responseTime", 7 + i % 3, i - 40))
			.toList();
	}

	private static Map<String, Object> reading(String metric, double value, int day) {
		return Good.map("metric", metric, "value", value, "on", Good.day(day), "sampleSize", 200, "source", "tickets");
	}

	private static Map<String, Object> typed(String metric, String unit, String direction, double baseline,
			double target) {
		return Good.map("id", "g1", "metric", metric, "unit", unit, "direction", direction, "baseline", baseline,
				"target", target);
	}

	private JsonNode preview(String project, Map<String, Object> row) {
		return http.post("lead", "/api/previews/goals?project=" + project, List.of(row), "en").json().path(0);
	}

	private JsonNode project(Stop stop) {
		return http.get("lead", "/api/projects/" + stop.businessKey()).json();
	}

	private String refusal(Stop stop, Map<String, Object> answers, String language) {
		return http
			.post(stop.person(), "/engine-rest/task/" + stop.taskId() + "/complete",
					Map.of("variables", Wire.rest(answers)), language)
			.text();
	}

}
