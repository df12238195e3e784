package io.serviceloop.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.Storm;
import io.serviceloop.loop.words.Refusals;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Every bad answer of every form is refused on every way, says what was wrong, and leaves
 * everything as it was.
 */
class BadAnswersTest extends WebTest {

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("everywhere")
	void isRefusedOverHttp(Surface surface, BadAnswer bad) {
		Stop stop = walk.at(bad.form());
		Stored before = stored(stop.businessKey());
		for (Way way : ways(surface, bad)) {
			Answer answer = way.hand(http, surface, stop.person(), stop.taskId(), bad.answers());
			assertThat(answer.status()).as(way + " of " + bad + ": " + answer.text()).isEqualTo(400);
			names(bad, answer);
		}
		assertThat(stored(stop.businessKey())).as(bad.toString()).isEqualTo(before);
		assertThat(walk.isOpen(stop)).isTrue();
	}

	@Serves({ "A21", "A24", "A28", "A31" })
	@ParameterizedTest(name = "{0}")
	@MethodSource("answers")
	void isRefusedInJava(BadAnswer bad) {
		Stop stop = walk.at(bad.form());
		Stored before = stored(stop.businessKey());
		Throwable thrown = catchThrowable(() -> walk.complete(stop, bad.answers()));
		SubmissionRefused refused = Refusals.in(thrown);
		assertThat(refused).as(bad + ": " + thrown).isNotNull();
		assertThat(refused.violations()).anyMatch(violation -> violation.path().equals(bad.path()));
		assertThat(refused.getMessage().length()).as("what goes to the log").isLessThan(20_000);
		assertThat(stored(stop.businessKey())).as(bad.toString()).isEqualTo(before);
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("starts")
	void startsNothing(Surface surface, BadAnswer bad) {
		String existing = walk.at(LoopForm.SET_GOALS).businessKey();
		Stored before = stored(existing);
		if (bad.form() == LoopForm.CHANGE_PROJECT) {
			bad.answers().put("project", existing);
		}
		for (String way : List.of("/submit-form", "/start")) {
			Answer answer = http.post(surface, "lead", "/process-definition/key/" + bad.form().process() + way,
					Good.map("variables", Wire.rest(bad.answers())));
			assertThat(answer.status()).as(bad + ": " + answer.text()).isEqualTo(400);
			names(bad, answer);
		}
		assertThat(stored(existing)).as(bad.toString()).isEqualTo(before);
	}

	/**
	 * The refusal names path, row, field and what was given, and says what would be
	 * right.
	 */
	private static void names(BadAnswer bad, Answer answer) {
		JsonNode violation = null;
		for (JsonNode candidate : answer.violations()) {
			if (candidate.path("path").asText().equals(bad.path())) {
				violation = candidate;
			}
		}
		assertThat(violation).as(bad + " in " + answer.text()).isNotNull();
		assertThat(violation.path("row").isNull() ? null : (Integer) violation.path("row").intValue())
			.isEqualTo(bad.row());
		assertThat(violation.path("field").asText()).isNotBlank();
		assertThat(violation.path("message").asText()).isNotBlank().doesNotContain("wrong.", "{");
		String given = violation.path("given").isNull() ? null : violation.path("given").asText();
		if (bad.given() == null) {
			assertThat(given).as(bad.toString()).isNull();
		}
		else {
			// What no database keeps is shown by its picture.
			String whole = String.valueOf(bad.given()).replace('\0', '␀');
			assertThat(given).as(bad.toString()).startsWith(whole.substring(0, Math.min(whole.length(), 100)));
			assertThat(given.length()).isLessThanOrEqualTo(120);
		}
		assertThat(answer.json().path("message").asText()).contains(violation.path("message").asText());
	}

	static Stream<BadAnswer> answers(TestInfo test) {
		return OnPostgres.Some.of(test, BadAnswers.ofTasks().stream());
	}

	private static List<Way> ways(Surface surface, BadAnswer bad) {
		// What is missing is not missed before the task is completed; and Tasklist puts
		// nothing down.
		boolean putDown = surface == Surface.ENGINE_REST && bad.answers().containsKey(bad.variable());
		return putDown ? List.of(Way.values()) : List.of(Way.COMPLETE, Way.SUBMIT_FORM);
	}

	/** Each on both interfaces in the storm, else on one and the other in turn. */
	static Stream<Arguments> everywhere(TestInfo test) {
		Surface[] surfaces = Surface.values();
		AtomicInteger turn = new AtomicInteger();
		return answers(test).flatMap(bad -> Storm.ON ? Stream.of(surfaces).map(surface -> Arguments.of(surface, bad))
				: Stream.of(Arguments.of(surfaces[turn.getAndIncrement() % surfaces.length], bad)));
	}

	static Stream<Arguments> starts(TestInfo test) {
		return OnPostgres.Some.of(test, BadAnswers.ofStarts().stream())
			.flatMap(bad -> Stream.of(Surface.values()).map(surface -> Arguments.of(surface, bad)));
	}

}
