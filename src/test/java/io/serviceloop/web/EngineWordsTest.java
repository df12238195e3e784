package io.serviceloop.web;

import java.util.List;
import java.util.Map;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beside what the engine says to programs stands one sentence for people, in their
 * language, that says who can help.
 */
class EngineWordsTest extends WebTest {

	@ParameterizedTest
	@EnumSource
	void aTaskThatIsGoneAndOneThatIsClaimedAreToldInTheReadersLanguage(Surface surface) {
		Answer gone = get(surface, "/task/none", "en");
		assertThat(gone.status()).isEqualTo(404);
		told(gone, "no longer there");
		told(get(surface, "/task/none", "zh"), "它已不存在");
		assertThat(gone.json().path("message").asText()).contains("none");

		Stop stop = walk.at(LoopForm.SET_GOALS);
		Answer claimed = http.send(surface, "lead", "POST", "/task/" + stop.taskId() + "/claim", "application/json",
				"{\"userId\":\"lead\"}", "en");
		if (claimed.status() >= 400) {
			told(claimed, "");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aPausedProcessSaysWhoCanLetItGoOn(Surface surface) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		http.send(surface, "admin", "PUT", "/process-instance/" + stop.processInstanceId() + "/suspended",
				Map.of("suspended", true));
		for (Way way : List.of(Way.COMPLETE, Way.SUBMIT_FORM)) {
			Answer answer = way.hand(http, surface, "lead", stop.taskId(), Good.answers(LoopForm.SET_GOALS));
			assertThat(answer.status()).as(way + ": " + answer.text()).isEqualTo(409);
			told(answer, "process owner or an administrator");
			assertThat(answer.json().path("message").asText()).as("for programs").contains("is suspended");
		}
	}

	@ParameterizedTest
	@EnumSource
	void anIdWithOtherLettersIsRefusedWithThoseThatAreAllowed(Surface surface) {
		Answer answer = http.send(surface, "admin", "POST", "/user/create", "application/json",
				Wire.text(Map.of("profile",
						Map.of("id", "max mustermann", "firstName", "Max", "lastName", "M", "email", "m@example.org"),
						"credentials", Map.of("password", "Long-enough-4711"))),
				"en");
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.json().path("message").asText()).contains("letters a–z").contains(". _ @ -");
		told(answer, "without blanks");
	}

	@ParameterizedTest
	@EnumSource
	void aNameThatIsTooLongIsRefusedWithTheLimit(Surface surface) {
		Answer answer = http.send(surface, "admin", "POST", "/filter/create", "application/json",
				Wire.text(Map.of("resourceType", "Task", "name", "n".repeat(300), "query", Map.of())), "en");
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.json().path("message").asText()).contains("255");
	}

	/** The sentences for whatever else the engine may say, without the engine. */
	@Test
	void whatIsToldNamesWhoCanHelp() {
		for (String key : List.of("forbidden", "suspended", "decision", "model", "request", "failed")) {
			assertThat(texts("en", "advice." + key)).as(key).containsPattern("administrator|process owner");
			assertThat(texts("zh", "advice." + key)).as(key).containsPattern("管理员|流程负责人");
		}
	}

	private static String texts(String language, String key) {
		return java.util.ResourceBundle
			.getBundle("messages", language.equals("en") ? java.util.Locale.ROOT : java.util.Locale.CHINESE)
			.getString(key);
	}

	private Answer get(Surface surface, String path, String language) {
		return http.send(surface, "lead", "GET", path, "application/json", null, language);
	}

	private static void told(Answer answer, String words) {
		String advice = answer.json().path("advice").asText();
		assertThat(advice).as(answer.text()).contains(words).isNotBlank();
		assertThat(advice).doesNotContain("ENGINE-", "Exception", "org.camunda", "java.");
	}

}
