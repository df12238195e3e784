package io.serviceloop.web;

import java.util.Map;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A refusal speaks the reader's language. */
class LanguageTest extends WebTest {

	@ParameterizedTest
	@EnumSource(Surface.class)
	void chineseWhereItIsAskedFor(Surface surface) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		BadAnswer bad = BadAnswer.at(LoopForm.SET_GOALS, "goals[1].target", "5", "a number as text");
		String body = Wire.text(Map.of("variables", Wire.rest(bad.answers())));
		for (String language : new String[] { "zh", "zh-CN,zh;q=0.9,en;q=0.5" }) {
			Answer answer = http.send(surface, "lead", "POST", "/task/" + stop.taskId() + "/complete",
					"application/json", body, language);
			assertThat(answer.violations().get(0).path("message").asText()).isEqualTo("此项必须为数字，不能带引号。");
			assertThat(answer.json().path("title").asText()).matches(".*\\p{IsHan}.*");
			assertThat(answer.json().path("detail").asText()).matches(".*\\p{IsHan}.*");
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void englishForEverybodyElse(Surface surface) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		for (String language : new String[] { "en", "fr-FR", "*", "not a language" }) {
			Answer answer = http.send(surface, "lead", "POST", "/task/" + stop.taskId() + "/complete",
					"application/json", "{}", language);
			assertThat(answer.violations().get(0).path("message").asText())
				.isEqualTo("This is missing; please fill it in.");
		}
	}

}
