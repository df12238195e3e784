package io.serviceloop.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.serviceloop.Serves;
import io.serviceloop.web.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process owner changes a number of the loop, and what is refused and said goes by it.
 */
class LoopRulesBindTest extends WebTest {

	private final List<String> deployments = new ArrayList<>();

	@AfterEach
	void theTableIsAsItWas() {
		deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
	}

	@Test
	@Serves("A25")
	void howManyWhysThereHaveToBe() {
		Walk.Stop stop = walk.to(LoopForm.FIND_ROOT_CAUSE);
		rule("fewestWhys", 4);
		assertThat(said(stop, answers -> {
		})).contains("At least 4 different whys");
		rule("fewestWhys", 2);
		assertThat(said(stop, answers -> whys(answers).remove(2))).isEmpty();
	}

	@Test
	@Serves({ "C22", "C23" })
	void fromWhichScoreTheQuestionsAreAsked() {
		Walk.Stop stop = walk.to(LoopForm.CLASSIFY_PROBLEMS);
		assertThat(said(stop, answers -> problem(answers, 0).remove("impactAnswers"))).contains("From a score of 4 on");
		rule("questionsFromScore", 5);
		assertThat(said(stop, answers -> problem(answers, 0).remove("urgencyAnswers")))
			.contains("From a score of 5 on");
		assertThat(said(stop, answers -> problem(answers, 0).remove("impactAnswers"))).isEmpty();
	}

	@Test
	@Serves("A21")
	void howAlikeTwoDescriptionsMayBe() {
		Walk.Stop stop = walk.to(LoopForm.CLASSIFY_PROBLEMS);
		rule("similarPercent", 5);
		assertThat(said(stop, answers -> {
		})).contains("from 5 % on");
		assertThat(said(stop, answers -> problem(answers, 1).put("reason", "Chat and telephone are two teams")))
			.isEmpty();
	}

	@Test
	@Serves("C27")
	void fromWhichPriorityTheShortLoopIsPossibleWithOneCauseOneActionAndNoPilot() {
		Walk.Stop stop = walk.to(LoopForm.CONFIRM_PRIORITIES);
		Consumer<Map<String, Object>> shortLoop = answers -> row(answers, "selection", 0).put("shortLoop", true);
		assertThat(said(stop, shortLoop)).contains("priority P2 or lower");
		rule("shortLoopFromPriority", 1);
		assertThat(said(stop, shortLoop)).isEmpty();
		Walk.Stop cause = next(stop, LoopForm.FIND_ROOT_CAUSE);
		assertThat(said(cause, answers -> {
			answers.put("whys", Good.list("Tickets are not graded at all"));
			answers.remove("fishbone");
		})).isEmpty();
		assertThat(said(next(stop, LoopForm.VERIFY_ROOT_CAUSE), answers -> {
		})).isEmpty();
		Walk.Stop plan = next(stop, LoopForm.PLAN_ACTIONS);
		assertThat(said(plan, answers -> {
		})).contains("has one action", "has no pilot");
		assertThat(said(plan, answers -> {
			((List<?>) answers.get("actions")).remove(1);
			row(answers, "actions", 0).put("pilotSites", Good.list());
		})).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "fewestWhys", "windowDays", "tolerancePercent", "weeksToHoldOut", "fewestInterviews",
			"mostInterviews", "fewestBenchmarks", "mostBenchmarks", "leastObservationDays", "mostObservationDays",
			"errorPercent", "powerPercent", "readingsToJudge", "scoreWithoutYes" })
	void formsAreToldTheNumberOfTheTable(String rule) {
		rule(rule, 77);
		assertThat(http.get("agent", "/api/rules").json().at("/numbers/" + rule).doubleValue()).isEqualTo(77);
	}

	@Test
	void whatAnOlderTableDoesNotKnowThePackagedOneSays() {
		String older = table()
			.replaceAll("(?s)<rule id=\"rule_loopRules_\\d+\">(?:(?!</rule>).)*\"fewestWhys\".*?</rule>", "");
		assertThat(older).doesNotContain("<text>\"fewestWhys\"</text>\n        </inputEntry>");
		deployments.add(engine.getRepositoryService()
			.createDeployment()
			.source("serviceloop")
			.addString("loopRules.dmn", older)
			.deploy()
			.getId());
		assertThat(http.get("agent", "/api/rules").json().at("/numbers/fewestWhys").doubleValue()).isEqualTo(3);
	}

	private Walk.Stop next(Walk.Stop before, LoopForm form) {
		var task = walk.tasks(before.businessKey()).get(0);
		assertThat(task.getTaskDefinitionKey()).isEqualTo(form.taskKey());
		return new Walk.Stop(form, task.getId(), task.getProcessInstanceId(), before.businessKey(), Good.person(form));
	}

	/** What the refusal of changed answers says; empty where they are accepted. */
	private String said(Walk.Stop stop, Consumer<Map<String, Object>> changing) {
		Map<String, Object> answers = Good.answers(stop.form());
		changing.accept(answers);
		Answer answer = http.post(Surface.ENGINE_REST, stop.person(), "/task/" + stop.taskId() + "/complete",
				Map.of("variables", Wire.rest(answers)));
		return (answer.status() == 204) ? "" : answer.json().path("message").asText();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> row(Map<String, Object> answers, String list, int index) {
		return (Map<String, Object>) ((List<?>) answers.get(list)).get(index);
	}

	private static Map<String, Object> problem(Map<String, Object> answers, int index) {
		return row(answers, "problems", index);
	}

	private static List<?> whys(Map<String, Object> answers) {
		return (List<?>) answers.get("whys");
	}

	/** As an owner deploys the table with another number, in both profiles. */
	private void rule(String rule, int value) {
		String table = table().replaceAll(
				"(<text>\"" + rule + "\"</text>\\s*</inputEntry>\\s*<outputEntry id=\"[^\"]*\">\\s*<text>)[^<]*",
				"$1" + value);
		deployments.add(engine.getRepositoryService()
			.createDeployment()
			.source("serviceloop")
			.addString("loopRules.dmn", table)
			.deploy()
			.getId());
	}

	private static String table() {
		try {
			return Files.readString(Path.of("bpmn", "loopRules.dmn"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
