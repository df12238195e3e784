package io.serviceloop.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.loop.words.Json;
import io.serviceloop.web.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is shown of a rule comes out of its table: a process owner deploys another
 * one, and previews, matrices, limits in words and the scores that are filed go by it.
 */
class RulesFromDecisionTest extends WebTest {

	private final List<String> deployments = new ArrayList<>();

	@AfterEach
	void theTablesAreAsTheyWere() {
		deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
	}

	@Test
	void aBoundaryOfTheScreeningMovesEverythingThatIsShown() {
		JsonNode before = preview(typed("p1", 6));
		assertThat(before.path("frequencyScore").intValue()).isEqualTo(3);
		assertThat(before.path("screened").booleanValue()).isTrue();
		assertThat(screenedFrom()).containsExactly(null, null, 5.0, 5.0, 5.0);
		assertThat(frequencies()).containsExactly(0.0, 1.0, 5.0, 20.0, 70.0);

		deploy("problemScreening", "[1..5[", "[1..8[", "[5..20[", "[8..20[");

		JsonNode after = preview(typed("p1", 6));
		assertThat(after.path("frequencyScore").intValue()).isEqualTo(2);
		assertThat(after.path("matrixScore").intValue()).isEqualTo(8);
		assertThat(after.path("screened").booleanValue()).isFalse();
		assertThat(texts(after)).contains("Not screened: with impact 4 it takes 8 times a week.");
		assertThat(texts(previews("zh", typed("p1", 6)).path(0))).contains("未入选：影响度为 4 分时，每周须达到 8 次。");
		assertThat(screenedFrom()).containsExactly(null, null, 8.0, 8.0, 8.0);
		assertThat(frequencies()).containsExactly(0.0, 1.0, 8.0, 20.0, 70.0);
		Map<String, Object> filed = filed(6);
		assertThat(filed).containsEntry("frequency_score", 2).containsEntry("screened", false);
		assertThat(String.valueOf(filed.get("reasons"))).contains("reason.notScreened.from\",\"arguments\":[4,8.0]");
	}

	@Test
	void whatIsScreenedAndWhatImpactIsCalledColoursTheMatrix() {
		assertThat(cell(3, 3).path("screened").booleanValue()).isTrue();
		assertThat(cell(3, 2).path("impact").textValue()).isEqualTo("low");
		// The rule for frequency 3 and impact 3.
		deploy("problemScreening", "<text>\"medium\"</text>", "<text>\"low\"</text>",
				"id=\"rule_8_screened\">\n          <text>true", "id=\"rule_8_screened\">\n          <text>false");
		assertThat(cell(3, 3).path("screened").booleanValue()).isFalse();
		assertThat(cell(4, 3).path("screened").booleanValue()).isTrue();
		assertThat(cell(3, 3).path("impact").textValue()).isEqualTo("low");
		assertThat(rules().at("/screening/impacts/2/level").textValue()).isEqualTo("low");
		assertThat(screenedFrom()).containsExactly(null, null, 20.0, 5.0, 5.0);
	}

	@Test
	void thePriorityOfACellIsTheOneOfTheTable() {
		assertThat(rules().at("/priorities/4/3").textValue()).isEqualTo("P1");
		deploy("problemPriority", "<outputEntry id=\"rule_2_priority\">\n          <text>\"P1\"",
				"<outputEntry id=\"rule_2_priority\">\n          <text>\"P0\"");
		assertThat(rules().at("/priorities/4/3").textValue()).isEqualTo("P0");
		assertThat(preview(typed("p1", 6)).path("priority").textValue()).isEqualTo("P0");
	}

	@Test
	void theLoopsOwnNumbersAreThoseOfTheTable() {
		Map<String, Object> measured = Good.map("id", "g1", "baseline", 8, "target", 5, "unit", "min", "after", 9,
				"sampleSize", 40);
		assertThat(preview(typed("p1", 6)).path("reach").textValue()).isEqualTo("common");
		JsonNode judged = measurement(measured);
		assertThat(judged.path("attainment").doubleValue()).isEqualTo(-0.333333);
		assertThat(judged.path("met").booleanValue()).isFalse();
		assertThat(judged.path("verdict").textValue()).isEqualTo("worse");
		assertThat(judged.path("movement").textValue()).isEqualTo("worse");
		assertThat(measurement(with(measured, "after", 7.99)).path("movement").textValue()).isEqualTo("unmoved");
		assertThat(measurement(with(measured, "after", 7.9)).path("movement").textValue()).isEqualTo("better");
		assertThat(texts(judged)).noneMatch(reason -> reason.contains("sample"));

		deploy("loopRules", "<text>3</text>", "<text>9</text>", "<text>30</text>", "<text>50</text>");

		assertThat(preview(typed("p1", 6)).path("reach").textValue()).isEqualTo("individual");
		assertThat(texts(measurement(measured)))
			.contains("The sample is small (40 cases, fewer than 50); treat the value with care.");
		assertThat(filed(6)).containsEntry("reach", "individual");
	}

	@Serves({ "A37", "D17" })
	@Test
	@SuppressWarnings("unchecked")
	void whatIsMeasuredIsShownAsItWillBeJudgedByWhatWasFixed() {
		Walk.Stop stop = walk.to(LoopForm.MEASURE_RESULTS);
		Map<String, Object> answers = Good.answers(LoopForm.MEASURE_RESULTS);
		List<Map<String, Object>> rows = ((List<Map<String, Object>>) answers.get("measurements")).stream()
			.map(row -> with(with(row, "id", row.get("goalId")), "sd", 4))
			.toList();
		answers.put("measurements", rows);
		jdbc.update("update goal_judgement set sd = 4, baseline_sample_size = 400, earlier = ? where business_key = ?",
				"[{\"metric\":\"m\",\"observationDays\":1,\"windowDays\":1,\"test\":\"meanChange\",\"threshold\":5}]",
				stop.businessKey());
		JsonNode shown = http
			.post(stop.person(), "/api/previews/measurements?project=" + stop.businessKey(), rows, "en")
			.json();
		walk.complete(stop, answers);
		JsonNode filed = http.get("lead", "/api/projects/" + stop.businessKey()).json().path("measurements");
		assertThat(filed).hasSameSizeAs(rows);
		for (int i = 0; i < filed.size(); i++) {
			assertThat(shown.at("/" + i + "/proven")).isEqualTo(filed.at("/" + i + "/proven"));
			assertThat(shown.at("/" + i + "/reasons")).isEqualTo(filed.at("/" + i + "/reasons"));
		}
		assertThat(texts(shown.path(0)))
			.anyMatch(reason -> reason.contains("is not the one that was fixed with the approval"));
	}

	@Test
	void theRangeOfAMetricAndTheUsualObservationTimeAreThoseOfTheirTables() {
		Walk.Stop stop = walk.at(LoopForm.SET_GOALS);
		Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
		answers.put("observationDays", 40);
		answers.remove("observationReason");
		deploy("metricCatalogue", "<text>1440</text>", "<text>7</text>");
		deploy("loopRules", "<text>62</text>", "<text>39</text>");
		Answer answer = http.post(Surface.ENGINE_REST, stop.person(), "/task/" + stop.taskId() + "/complete",
				Map.of("variables", Wire.rest(answers)));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text()).contains("Average response time lies between 0 and 7 min",
				"An observation of 40 days needs its reason; usual are 28 to 39 days");
		assertThat(rules().at("/metrics/0/max").doubleValue()).isEqualTo(7);
		assertThat(walk.isOpen(stop)).isTrue();
	}

	@Test
	void theDepartmentsAreThoseOfTheirTable() {
		deploy("departments", "\"IT\"", "\"Systems\"");
		assertThat(rules().at("/departments/1")).isEqualTo(Json.tree(Map.of("en", "Systems", "zh", "技术部")));
	}

	@Test
	void howSureAProofHasToBeIsSaidInTheTable() {
		Map<String, Object> goal = Good.map("id", "g1", "metric", "firstContactResolution", "unit", "%", "baseline", 65,
				"target", 80);
		assertThat(post("goals", List.of(goal)).json().at("/0/cases").intValue()).isEqualTo(138);
		Map<String, Object> other = Good.map("id", "g2", "unit", "tickets/day", "baseline", 40, "target", 36);
		JsonNode shared = post("goals", List.of(goal, other)).json();
		assertThat(shared.at("/0/cases").intValue()).as("each of two goals has half of the error").isEqualTo(168);
		assertThat(texts(shared.path(0))).containsExactly(
				"To prove the change from 65 to 80 %, each of the two periods needs 168 cases (two-sided error 2.5 %, power 80 %).",
				"All goals (2) and laps of the project share an error of 5 %; a second lap would need 197.");
		assertThat(shared.at("/1/cases").intValue()).as("days").isEqualTo(46);
		deploy("loopRules", "<text>80</text>", "<text>90</text>");
		assertThat(post("goals", List.of(goal)).json().at("/0/cases").intValue()).isEqualTo(185);
		assertThat(post("goals", List.of(goal)).text()).contains("power 90 %");
	}

	@Test
	void aLimitThatIsNotSimplySaidIsNotSaid() {
		// Five a week themselves are below the limit.
		deploy("problemScreening", "[1..5[", "[1..5]", "[5..20[", "]5..20[");
		assertThat(screenedFrom()).containsOnlyNulls();
		assertThat(cell(3, 3).path("screened").booleanValue()).isTrue();
		assertThat(texts(preview(typed("p1", 5)))).contains("Not screened by the decision table.");
		assertThat(texts(preview(typed("p1", 5.1)))).contains("Screened by the decision table.");
	}

	@Test
	void aTableWithAHoleLeavesAHoleInThePicturesAndIsNamedToTheLead() {
		stands("problemScreening", "[5..20[", "[8..20[");
		JsonNode preview = preview(typed("p1", 6));
		assertThat(preview.path("frequencyScore").isNull()).isTrue();
		assertThat(preview.path("priority").textValue()).isEqualTo("P1");
		assertThat(rules().at("/screening/rows").size()).isEqualTo(5);
		Walk.Stop stop = walk.to(LoopForm.CLASSIFY_PROBLEMS);
		Answer answer = http.post(Surface.ENGINE_REST, stop.person(), "/task/" + stop.taskId() + "/complete",
				Map.of("variables", Wire.rest(problems(6))));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text()).contains("problemScreening", "frequencyPerWeek = 6.0, impactScore = 4");
		assertThat(walk.isOpen(stop)).isTrue();
	}

	@Test
	void anExpressionOfATableIsReadAsTheEngineReadsIt() {
		stands("problemScreening", "<outputEntry id=\"rule_9_impact\">\n          <text>\"high\"",
				"<outputEntry id=\"rule_9_impact\" expressionLanguage=\"juel\">\n          <text>${'lo'.concat('w')}");
		assertThat(preview(typed("p1", 6)).path("impact").textValue()).isEqualTo("low");
		assertThat(filed(6)).containsEntry("impact", "low");
	}

	@ParameterizedTest
	@ValueSource(strings = { "${'x'.getClass().getName()}", "${screening.nothing}" })
	void anExpressionReachesNothingAndBreaksNoForm(String expression) {
		stands("problemScreening", "<outputEntry id=\"rule_9_impact\">\n          <text>\"high\"",
				"<outputEntry id=\"rule_9_impact\" expressionLanguage=\"juel\">\n          <text>" + expression);
		JsonNode preview = preview(typed("p1", 6));
		assertThat(preview.path("impact").isNull()).as(preview.toString()).isTrue();
		assertThat(preview.path("priority").textValue()).isEqualTo("P1");
		assertThat(cell(3, 4).isNull()).isTrue();
	}

	@Test
	void rowsAreJudgedAsFarAsTheyAreTypedAndRankedAmongThoseThatAreComplete() {
		Map<String, Object> nothing = Good.map("id", "p1");
		Map<String, Object> rubbish = Good.map("id", "p2", "frequencyCount", "many", "frequencyUnit", 3, "urgencyScore",
				9, "impactScore", 2.5, "affectedCustomers", "x", "systemic", "y");
		Map<String, Object> noUrgency = typed("p3", 80);
		noUrgency.put("urgencyScore", null);
		JsonNode answers = previews("en", typed("p4", 1), nothing, rubbish, noUrgency, typed("p5", 80));
		assertThat(answers.findValuesAsText("id")).containsExactly("p5", "p4", "p1", "p2", "p3");
		assertThat(answers.findValuesAsText("rank")).containsExactly("1", "2", "null", "null", "null");
		assertThat(answers.path(4).path("screened").booleanValue()).isTrue();
		assertThat(answers.path(4).path("priority").isNull()).isTrue();
		assertThat(answers.path(3).path("frequencyPerWeek").isNull()).isTrue();
		assertThat(measurement(Good.map("id", "g1", "baseline", 8, "target", 8, "after", 4)).has("attainment"))
			.isFalse();
	}

	@Test
	void lookingWritesNothing() {
		int before = history();
		preview(typed("p1", 6));
		rules();
		assertThat(history()).isEqualTo(before);
		filed(6);
		// Two decisions for each of two problems.
		assertThat(history()).isEqualTo(before + 4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "problems", "goals", "measurements" })
	void tooMuchIsRefused(String kind) {
		assertThat(post(kind, Collections.nCopies(200, Map.of())).status()).isEqualTo(200);
		assertThat(post(kind, Collections.nCopies(201, Map.of())).status()).isEqualTo(400);
		assertThat(post(kind, List.of("x".repeat(1 << 20))).status()).isEqualTo(413);
	}

	/** The first of two problems as it is filed. */
	private Map<String, Object> filed(double frequency) {
		Walk.Stop stop = walk.to(LoopForm.CLASSIFY_PROBLEMS);
		walk.complete(stop, problems(frequency));
		return jdbc.queryForMap("select * from problem where business_key = ? and id = 'p1'", stop.businessKey());
	}

	private static Map<String, Object> problems(double frequency) {
		Map<String, Object> problem = Good.problem("p1", "first");
		problem.putAll(typed("p1", frequency));
		Map<String, Object> answers = Good.answers(LoopForm.CLASSIFY_PROBLEMS);
		answers.put("problems", Good.list(problem, Good.problem("p2", "second")));
		return answers;
	}

	private static Map<String, Object> typed(String id, double frequency) {
		return Good.map("id", id, "frequencyCount", frequency, "frequencyUnit", "week", "urgencyScore", 5,
				"impactScore", 4, "affectedCustomers", 7, "systemic", false);
	}

	private int history() {
		return jdbc.queryForObject("select count(*) from act_hi_decinst", Integer.class);
	}

	private JsonNode rules() {
		return http.get("agent", "/api/rules").json();
	}

	/** The cell of the frequency matrix. */
	private JsonNode cell(int frequencyScore, int impact) {
		return rules().at("/screening/rows/" + (frequencyScore - 1) + "/cells/" + (impact - 1));
	}

	private List<Double> frequencies() {
		return rules().at("/screening/rows").findValues("from").stream().map(JsonNode::doubleValue).toList();
	}

	private List<Double> screenedFrom() {
		return rules().at("/screening/impacts")
			.findValues("screenedFrom")
			.stream()
			.map(from -> from.isNull() ? null : from.doubleValue())
			.toList();
	}

	private JsonNode preview(Map<String, Object> row) {
		return previews("en", row).path(0);
	}

	@SafeVarargs
	private JsonNode previews(String language, Map<String, Object>... rows) {
		return http.post("agent", "/api/previews/problems", List.of(rows), language).json();
	}

	private JsonNode measurement(Map<String, Object> row) {
		return post("measurements", List.of(row)).json().path(0);
	}

	private Answer post(String kind, List<?> rows) {
		return http.post("agent", "/api/previews/" + kind, rows, "en");
	}

	private static List<String> texts(JsonNode answer) {
		List<String> texts = new ArrayList<>();
		answer.path("reasons").forEach(reason -> texts.add(reason.textValue()));
		return texts;
	}

	/**
	 * Whoever meets a table that fails reads one sentence, which says who can mend it.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "en", "zh" })
	void aTableThatFailsIsToldToAMemberInOneSentence(String language) {
		Walk.Stop stop = walk.to(LoopForm.CLASSIFY_PROBLEMS);
		stands("problemPriority", "<text>urgencyScore</text>", "<text>urgencyScore.nothing()</text>");
		Answer answer = http.send(Surface.TASKLIST, stop.person(), "POST", "/task/" + stop.taskId() + "/submit-form",
				"application/json", Wire.text(Map.of("variables", Wire.rest(Good.answers(LoopForm.CLASSIFY_PROBLEMS)))),
				language);
		assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(400);
		assertThat(answer.json().path("advice").asText()).as(answer.text())
			.contains(language.equals("en") ? "A decision table" : "决策表")
			.contains(language.equals("en") ? "process owner" : "流程负责人")
			.doesNotContain("DMN-", "ENGINE-", "Exception", "FEEL");
		assertThat(engine.getTaskService().createTaskQuery().taskId(stop.taskId()).count()).isOne();
	}

	/** As Modeler does it: the table with some texts replaced. */
	private void deploy(String decision, String... replaced) {
		Answer answer = http.send(Surface.ENGINE_REST, "owner", "POST", "/deployment/create",
				"multipart/form-data; boundary=b",
				"--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + decision
						+ ".dmn\"\r\nContent-Type: text/xml\r\n\r\n" + changed(decision, replaced) + "\r\n--b--\r\n",
				"en");
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		deployments.add(answer.json().path("id").textValue());
	}

	/** A table that was deployed before anything was checked. */
	private void stands(String decision, String... replaced) {
		deployments.add(engine.getRepositoryService()
			.createDeployment()
			.source("serviceloop")
			.addString(decision + ".dmn", changed(decision, replaced))
			.deploy()
			.getId());
	}

	private static String changed(String decision, String... replaced) {
		try {
			String table = Files.readString(Path.of("bpmn", decision + ".dmn"));
			for (int i = 0; i < replaced.length; i += 2) {
				String changed = table.replace(replaced[i], replaced[i + 1]);
				assertThat(changed).as(replaced[i]).isNotEqualTo(table);
				table = changed;
			}
			return table;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
