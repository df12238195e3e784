package io.serviceloop.web;

import java.util.List;
import java.util.Map;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What even the person whose task it is cannot do with it, and what remains possible. */
class OwnTaskTest extends WebTest {

	@ParameterizedTest
	@EnumSource(Surface.class)
	void hasNoValuesOfItsOwnAndDoesNotEndWithAnError(Surface surface) {
		Stop stop = walk.at(LoopForm.APPROVE_PLAN);
		Stored before = stored(stop.businessKey());
		Map<String, Object> yes = Map.of("value", true, "type", "Boolean");
		for (TaskOperation operation : List.of(
				new TaskOperation("POST", "/localVariables", Map.of("modifications", Map.of("planApproved", yes))),
				new TaskOperation("PUT", "/localVariables/planApproved", yes),
				new TaskOperation("DELETE", "/localVariables/planApproved", null),
				new TaskOperation("PUT", "/variables/foo", yes),
				new TaskOperation("PUT", "/variables/lap", Map.of("value", 3, "type", "Integer")),
				new TaskOperation("PUT", "/variables/planApproved", Map.of("value", "perhaps", "type", "String")),
				new TaskOperation("DELETE", "/variables/actions", null),
				new TaskOperation("POST", "/variables", Map.of("deletions", List.of("problems"))),
				new TaskOperation("POST", "/bpmnError", Map.of("errorCode", "X")),
				new TaskOperation("POST", "/bpmnError",
						Map.of("errorCode", "X", "variables", Map.of("planApproved", yes))),
				new TaskOperation("POST", "/bpmnEscalation", Map.of("escalationCode", "X")),
				new TaskOperation("POST", "/bpmnError", Map.of()),
				new TaskOperation("POST", "/assignee", Map.of("userId", "nobody")),
				new TaskOperation("POST", "/delegate", Map.of("userId", "nobody")),
				new TaskOperation("POST", "/delegate", Map.of()),
				new TaskOperation("PUT", "", Map.of("name", "x", "assignee", "nobody")),
				new TaskOperation("PUT", "", Map.of("name", "x", "due", "tomorrow")),
				new TaskOperation("PUT", "", Map.of("name", "x", "priority", "high")),
				new TaskOperation("PUT", "", Map.of("name", "x", "delegationState", "FOO")),
				new TaskOperation("POST", "/resolve",
						Map.of("variables", Map.of("planApproved", Map.of("value", "x")))),
				new TaskOperation("POST", "/comment/create", Map.of()), new TaskOperation("DELETE", "", null))) {
			Answer answer = operation.on(stop.taskId(), http, surface, stop.person());
			refused(operation.toString(), answer);
			assertThat(stored(stop.businessKey())).as(operation.toString()).isEqualTo(before);
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void takesAnswersThatWerePutDownBefore(Surface surface) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		assertThat(Way.VARIABLES.hand(http, surface, "lead", stop.taskId(), Good.answers(LoopForm.SET_GOALS)).status())
			.isEqualTo(204);
		assertThat(Way.COMPLETE.hand(http, surface, "lead", stop.taskId(), Map.of()).status()).isEqualTo(204);
		assertThat(walk.isOpen(stop)).isFalse();
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void missesWhatWasNotPutDown(Surface surface) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> some = Good.answers(LoopForm.SET_GOALS);
		some.remove("scope");
		assertThat(Way.VARIABLES.hand(http, surface, "lead", stop.taskId(), some).status()).isEqualTo(204);
		Answer answer = Way.COMPLETE.hand(http, surface, "lead", stop.taskId(), Map.of());
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.violations()).hasSize(1);
		assertThat(answer.violations().get(0).path("path").asText()).isEqualTo("scope");
		assertThat(walk.isOpen(stop)).isTrue();
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void isLeftToWhomItWasDelegated(Surface surface) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> good = Good.answers(LoopForm.SET_GOALS);
		assertThat(
				http.post(surface, "lead", "/task/" + stop.taskId() + "/delegate", Map.of("userId", "agent")).status())
			.isEqualTo(204);
		Stored before = stored(stop.businessKey());
		for (Way way : Way.values()) {
			assertThat(way.hand(http, surface, "lead", stop.taskId(), good).status()).isEqualTo(403);
		}
		BadAnswer bad = BadAnswer.at(LoopForm.SET_GOALS, "goals[1].target", "5", "a number as text");
		Answer answer = http.post(surface, "agent", "/task/" + stop.taskId() + "/resolve",
				Map.of("variables", Wire.rest(bad.answers())));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.violations().get(0).path("path").asText()).isEqualTo("goals[1].target");
		assertThat(stored(stop.businessKey())).isEqualTo(before);
		assertThat(
				http.post(surface, "agent", "/task/" + stop.taskId() + "/resolve", Map.of("variables", Wire.rest(good)))
					.status())
			.isEqualTo(204);
		assertThat(Way.COMPLETE.hand(http, surface, "lead", stop.taskId(), Map.of()).status()).isEqualTo(204);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void isNotCompletedWhileItIsSuspended(Surface surface) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> good = Good.answers(LoopForm.SET_GOALS);
		engine.getRuntimeService().suspendProcessInstanceById(stop.processInstanceId());
		Stored before = stored(stop.businessKey());
		for (Way way : List.of(Way.COMPLETE, Way.SUBMIT_FORM)) {
			refused("suspended, " + way, way.hand(http, surface, "lead", stop.taskId(), good));
		}
		assertThat(stored(stop.businessKey())).isEqualTo(before);
		engine.getRuntimeService().activateProcessInstanceById(stop.processInstanceId());
		assertThat(Way.COMPLETE.hand(http, surface, "lead", stop.taskId(), good).status()).isEqualTo(204);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void takesNotesAndFiles(Surface surface) {
		Stop stop = walk.to(LoopForm.IMPLEMENT_ACTION);
		for (TaskOperation operation : TaskOperation.all()) {
			if (operation.path().endsWith("/create")) {
				Answer answer = operation.on(stop.taskId(), http, surface, stop.person());
				assertThat(answer.status()).as(operation + ": " + answer.text()).isEqualTo(200);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void cannotBeCompletedTwice(Surface surface) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> good = Good.answers(LoopForm.SET_GOALS);
		assertThat(Way.SUBMIT_FORM.hand(http, surface, "lead", stop.taskId(), good).status()).isEqualTo(204);
		Stored before = stored(stop.businessKey());
		for (Way way : Way.values()) {
			Answer answer = way.hand(http, surface, "lead", stop.taskId(), good);
			if (way == Way.VARIABLES) {
				assertThat(answer.status()).isEqualTo(404);
				assertThat(answer.violations().get(0).path("message").asText())
					.contains("perhaps it has been completed");
			}
			else {
				assertThat(answer.status()).as("the same is answered as the first time").isEqualTo(204);
			}
		}
		assertThat(stored(stop.businessKey())).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void takesNoIdOfAnEarlierLap(Surface surface) {
		Stop stop = walk.to(LoopForm.PLAN_ACTIONS, 2);
		Answer answer = Way.COMPLETE.hand(http, surface, "lead", stop.taskId(), Good.answers(LoopForm.PLAN_ACTIONS, 1));
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.violations().findValuesAsText("path")).contains("actions[0].id", "actions[1].id");
		assertThat(walk.isOpen(stop)).isTrue();
	}

}
