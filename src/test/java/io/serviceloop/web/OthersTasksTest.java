package io.serviceloop.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody works on a task that is somebody else's, whatever other rights the person has.
 */
class OthersTasksTest extends WebTest {

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("operations")
	void areLeftAlone(Surface surface, TaskOperation operation) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Stored before = stored(stop.businessKey());
		for (String person : List.of("agent", "quality", "manager", "owner", "auditor", "admin")) {
			Answer answer = operation.on(stop.taskId(), http, surface, person);
			// Whoever may not even see the task may hear that there is none.
			assertThat(answer.status()).as(person + " " + operation + ": " + answer.text()).isIn(403, 404);
			assertThat(stored(stop.businessKey())).as(person + " " + operation).isEqualTo(before);
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aGroupsTaskIsOnlyForTheGroup(Surface surface) {
		Stop stop = walk.at(LoopForm.MEASURE_RESULTS);
		Stored before = stored(stop.businessKey());
		Map<String, Object> good = Good.answers(LoopForm.MEASURE_RESULTS);
		for (String person : List.of("lead", "agent", "manager", "owner", "auditor", "admin")) {
			for (Way way : Way.values()) {
				Answer answer = way.hand(http, surface, person, stop.taskId(), good);
				assertThat(answer.status()).as(person + " " + way + ": " + answer.text()).isEqualTo(403);
				assertThat(answer.violations().get(0).path("message").asText())
					.isEqualTo("This task is not for you or your group.");
			}
			Answer claim = http.post(surface, person, "/task/" + stop.taskId() + "/claim", Map.of("userId", person));
			assertThat(claim.status()).as(person + ": " + claim.text()).isEqualTo(403);
		}
		assertThat(stored(stop.businessKey())).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void theRefusalSaysWhoseTaskItIs(Surface surface) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Answer answer = http.post(surface, "manager", "/task/" + stop.taskId() + "/complete", Map.of());
		assertThat(answer.violations().get(0).path("message").asText()).contains("belongs to Lena Lead");
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void theAuthorOfACauseCannotVerifyIt(Surface surface) {
		Stop stop = walk.at(LoopForm.VERIFY_ROOT_CAUSE);
		Stored before = stored(stop.businessKey());
		String task = "/task/" + stop.taskId();
		for (Way way : Way.values()) {
			forbidden(way.hand(http, surface, "quality", stop.taskId(), Good.answers(LoopForm.VERIFY_ROOT_CAUSE)));
		}
		Map<String, String> author = Map.of("userId", "quality");
		forbidden(http.post(surface, "quality", task + "/claim", author));
		forbidden(http.post(surface, "quality", task + "/resolve", Map.of()));
		for (String other : List.of("owner", "manager")) {
			forbidden(http.post(surface, other, task + "/assignee", author));
			forbidden(http.post(surface, other, task + "/delegate", author));
			forbidden(http.post(surface, other, task + "/claim", author));
			forbidden(http.post(surface, other, task + "/identity-links",
					Map.of("userId", "quality", "type", "assignee")));
			forbidden(http.send(surface, other, "PUT", task, Map.of("name", "x", "assignee", "quality")));
		}
		assertThat(stored(stop.businessKey())).isEqualTo(before);
	}

	@Test
	void aClaimedTaskIsNotTakenAway() {
		Stop stop = walk.to(LoopForm.DECIDE_CONTINUATION);
		walk.as("manager", () -> {
			engine.getTaskService().claim(stop.taskId(), "manager");
			return null;
		});
		Stored before = stored(stop.businessKey());
		for (Surface surface : Surface.values()) {
			for (String person : List.of("owner", "lead", "quality")) {
				refused(person,
						http.post(surface, person, "/task/" + stop.taskId() + "/claim", Map.of("userId", person)));
				refused(person, http.post(surface, person, "/task/" + stop.taskId() + "/unclaim", null));
			}
		}
		assertThat(stored(stop.businessKey())).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void auditorsAndAdministratorsDoNoTaskWhateverTheyWereGranted(Surface surface) {
		Stop stop = walk.to(LoopForm.MEASURE_RESULTS);
		var authorizations = engine.getAuthorizationService();
		for (String person : List.of("auditor", "admin")) {
			engine.getTaskService().addCandidateUser(stop.taskId(), person);
			Authorization everything = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
			everything.setUserId(person);
			everything.setResource(Resources.TASK);
			everything.setResourceId(Authorization.ANY);
			everything.addPermission(Permissions.ALL);
			authorizations.saveAuthorization(everything);
		}
		Stored before = stored(stop.businessKey());
		for (String person : List.of("auditor", "admin")) {
			for (Way way : Way.values()) {
				Answer answer = way.hand(http, surface, person, stop.taskId(), Good.answers(LoopForm.MEASURE_RESULTS));
				forbidden(answer);
				assertThat(answer.text()).contains("Auditors and administrators do no tasks");
			}
			refused(person, http.post(surface, person, "/task/" + stop.taskId() + "/claim", Map.of("userId", person)));
			Answer given = http.post(surface, "quality", "/task/" + stop.taskId() + "/assignee",
					Map.of("userId", person));
			assertThat(given.status()).as(given.text()).isEqualTo(400);
		}
		assertThat(stored(stop.businessKey())).isEqualTo(before);
		authorizations.createAuthorizationQuery()
			.resourceType(Resources.TASK)
			.resourceId(Authorization.ANY)
			.list()
			.forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
	}

	private static void forbidden(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(403);
	}

	static Stream<Arguments> operations() {
		return GoneTasksTest.operations();
	}

}
