package io.serviceloop.web;

import java.util.Map;
import java.util.stream.Stream;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import io.serviceloop.web.Wire.Raw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser does not tell 3 from 3.0, and nobody should have to. */
class NumbersTest extends WebTest {

	@ParameterizedTest(name = "{0}")
	@MethodSource("threes")
	void aWholeNumberIsTakenAsAnyKindOfNumber(Raw three) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
		answers.put("cycleDays", new Raw(Raw.of(90, null).value()));
		answers.put("observationDays", three);
		Answer answer = Way.COMPLETE.hand(http, Surface.TASKLIST, "lead", stop.taskId(), answers);
		assertThat(answer.status()).as(answer.text()).isEqualTo(204);
		assertThat(http.get("lead", "/api/projects/" + stop.businessKey()).json().path("observationDays").toString())
			.isEqualTo("3");
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void inRowsToo(Surface surface) {
		Stop stop = walk.to(LoopForm.CLASSIFY_PROBLEMS);
		Map<String, Object> problem = Good.problem("p1", "first");
		problem.put("urgencyScore", 4.0);
		problem.put("affectedCustomers", 3.0);
		problem.put("frequencyCount", 2.5);
		Answer answer = Way.SUBMIT_FORM.hand(http, surface, "lead", stop.taskId(),
				Good.map("problems", Good.list(problem), "goalReasons",
						Good.list(Good.map("goalId", "g2", "reason", "Nothing stands in its way."))));
		assertThat(answer.status()).as(answer.text()).isEqualTo(204);
		assertThat(
				http.get("lead", "/api/projects/" + stop.businessKey()).json().at("/problems/0/urgencyScore").asInt())
			.isEqualTo(4);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void listsMayBeSentAsTexts(Surface surface) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
		answers.replaceAll((name, value) -> (value instanceof java.util.List) ? Wire.text(value) : value);
		Answer answer = Way.COMPLETE.hand(http, surface, "lead", stop.taskId(), answers);
		assertThat(answer.status()).as(answer.text()).isEqualTo(204);
		assertThat(walk.tasks(stop.businessKey())).extracting(task -> task.getAssignee()).containsExactly("agent");
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aChosenAnswerMayBeAText(Surface surface) {
		Stop stop = walk.to(LoopForm.APPROVE_PLAN);
		Answer answer = Way.SUBMIT_FORM.hand(http, surface, "owner", stop.taskId(), Good.map("planApproved", "true"));
		assertThat(answer.status()).as(answer.text()).isEqualTo(204);
		assertThat(http.get("lead", "/api/projects/" + stop.businessKey()).json().at("/planDecisions/0/approved"))
			.isEqualTo(com.fasterxml.jackson.databind.node.BooleanNode.TRUE);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void blanksAroundATextAreCutBeforeTheProcessReadsIt(Surface surface) {
		String key = walk.to(LoopForm.IMPLEMENT_ACTION).businessKey();
		Answer answer = http.post(surface, "lead", "/process-definition/key/changeProject/submit-form",
				Map.of("variables", Wire.rest(Good.map("project", " " + key, "changeKind", " reassignAction ",
						"actionId", " a11", "newResponsible", " lead ", "reason", " holidays "))));
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		var project = http.get("lead", "/api/projects/" + key).json();
		assertThat(project.path("state").asText()).isEqualTo("running");
		assertThat(project.at("/actions/0/responsible").asText()).isEqualTo("lead");
		assertThat(project.at("/changes/0/applied").asBoolean()).isTrue();
	}

	static Stream<Raw> threes() {
		return Stream.of(Raw.of(3, "Integer"), Raw.of(3, "Long"), Raw.of(3, "Short"), Raw.of(3, "Double"),
				Raw.of(3.0, "Double"), Raw.of(3, null), Raw.of(3.0, null));
	}

}
