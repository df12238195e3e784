package io.serviceloop.tasklist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.loop.words.Translations;

/** Answers as the engine gave them to Tasklist, and what the deployed model says. */
final class Recorded {

	static final Translations CHINESE = Translations.into(Locale.SIMPLIFIED_CHINESE).orElseThrow();

	static final AnswerTranslator TRANSLATOR = new AnswerTranslator((definition) -> Map.of("userTask_approvePlan",
			new SourceText("Approve plan", "Asked of the owner of the process: approve the plan."), "userTask_setGoals",
			new SourceText("Set goals", "Asked of the project lead: goals.")));

	private Recorded() {
	}

	static JsonNode answer(String file) {
		try {
			return new ObjectMapper().readTree(Recorded.class.getResourceAsStream(file));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	static String chinese(String key) {
		return Optional.of(key).flatMap(CHINESE::of).orElseThrow();
	}

}
