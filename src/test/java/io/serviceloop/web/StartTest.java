package io.serviceloop.web;

import java.util.List;
import java.util.Map;

import io.serviceloop.web.Http.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A project begins at its beginning, and gets its key from us. */
class StartTest extends WebTest {

	private static final String PROCESS = "/process-definition/key/";

	private final Map<String, Object> good = Wire.rest(Good.answers(LoopForm.OPEN_PROJECT));

	@ParameterizedTest
	@EnumSource(Surface.class)
	void whoStartsAnAbsenceWithTheKeyOfAProjectSeesNothingOfTheProject(Surface surface) {
		String taken = AccessSamples.ofStrangers(engine).to(LoopForm.SET_GOALS).businessKey();
		assertThat(http.get("agent", "/api/projects/" + taken).status()).isEqualTo(403);
		int day = (surface == Surface.ENGINE_REST) ? 400 : 410;
		Map<String, Object> absence = Wire.rest(Good.map("person", "agent", "substitute", "quality", "awayFrom",
				Good.day(day), "awayUntil", Good.day(day)));
		for (String way : List.of("/submit-form", "/start")) {
			Answer answer = http.post(surface, "agent", PROCESS + "arrangeSubstitute" + way,
					Map.of("variables", absence, "businessKey", taken));
			if (answer.status() == 200) {
				assertThat(answer.json().path("businessKey").isNull()).as(answer.text()).isTrue();
				engine.getTaskService()
					.createTaskQuery()
					.processInstanceId(answer.json().path("id").asText())
					.list()
					.forEach(task -> assertThat(http.get("agent", "/api/tasks/" + task.getId() + "/context").status())
						.isEqualTo(404));
			}
			assertThat(http.get("agent", "/api/projects/" + taken).status()).isEqualTo(403);
			absence = Wire.rest(Good.map("person", "agent", "substitute", "quality", "awayFrom", Good.day(day + 1),
					"awayUntil", Good.day(day + 1)));
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aKeyOfOnesOwnIsNotTaken(Surface surface) {
		String taken = walk.at(LoopForm.SET_GOALS).businessKey();
		Stored before = stored(taken);
		for (String way : List.of("/submit-form", "/start")) {
			for (String own : List.of("MINE", taken)) {
				Answer answer = http.post(surface, "lead", PROCESS + "improvementLoop" + way,
						Map.of("variables", good, "businessKey", own));
				assertThat(answer.status()).as(answer.text()).isEqualTo(200);
				String id = answer.json().path("id").asText();
				String key = engine.getHistoryService()
					.createHistoricProcessInstanceQuery()
					.processInstanceId(id)
					.singleResult()
					.getBusinessKey();
				assertThat(key).matches("IMP-\\d{4}-\\d{4}").isNotEqualTo(taken);
				assertThat(answer.json().path("businessKey").asText()).isEqualTo(key);
			}
		}
		assertThat(stored(taken).rows()).isEqualTo(before.rows());
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void nothingStartsInside(Surface surface) {
		long before = projects();
		Map<String, Object> inside = Map.of("variables", good, "startInstructions",
				List.of(Map.of("type", "startBeforeActivity", "activityId", "userTask_standardise")));
		assertThat(http.post(surface, "lead", PROCESS + "improvementLoop/start", inside).status()).isEqualTo(403);
		for (String called : List.of("rootCauseAnalysis", "actionImplementation")) {
			for (String way : List.of("/submit-form", "/start")) {
				for (String person : List.of("lead", "admin", "manager")) {
					Answer answer = http.post(surface, person, PROCESS + called + way, Map.of());
					assertThat(answer.status()).as(answer.text()).isEqualTo(403);
				}
			}
		}
		assertThat(projects()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void onlyLeadsAndManagersStart(Surface surface) {
		long before = projects();
		for (String person : List.of("agent", "quality", "owner", "auditor", "admin")) {
			for (String way : List.of("/submit-form", "/start")) {
				Answer answer = http.post(surface, person, PROCESS + "improvementLoop" + way,
						Map.of("variables", good));
				assertThat(answer.status()).as(person + ": " + answer.text()).isEqualTo(403);
			}
		}
		assertThat(projects()).isEqualTo(before);
		assertThat(http.post(surface, "manager", PROCESS + "improvementLoop/submit-form", Map.of("variables", good))
			.status()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void anUnknownProcessIsNotFound(Surface surface) {
		for (String way : List.of("/submit-form", "/start")) {
			assertThat(http.post(surface, "lead", PROCESS + "nothing" + way, Map.of()).status()).isEqualTo(404);
			assertThat(http.post(surface, "lead", "/process-definition/nothing:1:2" + way, Map.of()).status())
				.isEqualTo(404);
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aChangeIsOnlyForTheLeadOfARunningProject(Surface surface) {
		String key = walk.at(LoopForm.WEEKLY_REVIEW).businessKey();
		Stored before = stored(key);
		Map<String, Object> close = Good.map("project", key, "changeKind", "closeProject", "reason", "x");
		for (String person : List.of("agent", "quality", "owner", "auditor", "admin")) {
			assertThat(change(surface, person, close).status()).as(person).isEqualTo(403);
		}
		close.put("project", "IMP-1999-0001");
		assertThat(change(surface, "lead", close).status()).isEqualTo(404);
		assertThat(stored(key)).isEqualTo(before);
	}

	private Answer change(Surface surface, String person, Map<String, Object> answers) {
		return http.post(surface, person, PROCESS + "changeProject/submit-form",
				Map.of("variables", Wire.rest(answers)));
	}

	private long projects() {
		return jdbc.queryForObject("select count(*) from project", Long.class);
	}

}
