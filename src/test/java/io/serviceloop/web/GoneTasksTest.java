package io.serviceloop.web;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A task that is not there is 404 for every operation, be it that it was completed or
 * that it never was.
 */
class GoneTasksTest extends WebTest {

	private static Stop completed;

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("operations")
	void aCompletedTaskIsNotFound(Surface surface, TaskOperation operation) {
		if (completed == null) {
			completed = walk.to(LoopForm.SET_GOALS);
			// The same values would be answered as the first time:
			// RepeatedSubmissionTest.
			Map<String, Object> others = new HashMap<>(Good.answers(LoopForm.SET_GOALS));
			others.put("scope", "Only calls that reach the online desk after six");
			walk.complete(completed, others);
		}
		Stored before = stored(completed.businessKey());
		notFound(operation, operation.on(completed.taskId(), http, surface, "lead"));
		assertThat(stored(completed.businessKey())).as(operation.toString()).isEqualTo(before);
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("operations")
	void anInventedTaskIsNotFound(Surface surface, TaskOperation operation) {
		for (String id : new String[] { UUID.randomUUID().toString(), "x%27%20or%201=1" }) {
			notFound(operation, operation.on(id, http, surface, "lead"));
		}
	}

	private static void notFound(TaskOperation operation, Http.Answer answer) {
		assertThat(answer.status()).as(operation + ": " + answer.text()).isEqualTo(404);
		assertThat(answer.json().path("message").asText()).as(operation + ": " + answer.text()).isNotBlank();
	}

	static Stream<Arguments> operations() {
		return Stream.of(Surface.values())
			.flatMap(surface -> TaskOperation.all().stream().map(operation -> Arguments.of(surface, operation)));
	}

}
