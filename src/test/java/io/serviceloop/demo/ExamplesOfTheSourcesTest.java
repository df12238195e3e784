package io.serviceloop.demo;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.Serves;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the sources tell as results happens in the example project. */
class ExamplesOfTheSourcesTest {

	@Serves({ "A38", "D17", "E54" })
	@Test
	void theExampleProjectTellsTheResultsOfTheSources() throws IOException {
		JsonNode response = answers("userTask_setGoals").at("/goals/0");
		assertThat(response.path("baseline").doubleValue()).isEqualTo(8);
		assertThat(response.path("target").doubleValue()).isEqualTo(5);
		JsonNode solved = answers("userTask_setGoals").at("/goals/1");
		assertThat(solved.path("baseline").doubleValue()).isEqualTo(65);
		assertThat(solved.path("target").doubleValue()).isEqualTo(80);
		JsonNode measured = answers("userTask_measureResults").at("/measurements/0");
		assertThat(measured.path("after").doubleValue() / 8 - 1).as("response time").isBetween(-0.3001, -0.2999);
		assertThat(measured.path("guardAfter").doubleValue()).as("closure rate").isEqualTo(92);
		JsonNode voice = answers("userTask_evaluateResult").path("customerVoice");
		assertThat(voice.path("meanBefore").doubleValue()).as("satisfaction").isEqualTo(72.4);
		assertThat(voice.path("meanAfter").doubleValue()).isEqualTo(78.2);
	}

	/** What the first task of a key is answered with. */
	private static JsonNode answers(String task) throws IOException {
		try (InputStream example = DemoExample.class.getResourceAsStream("/demo/example.json")) {
			for (JsonNode step : new ObjectMapper().readTree(example)) {
				if (step.path("task").asText().equals(task)) {
					return step.path("answers");
				}
			}
		}
		throw new AssertionError(task);
	}

}
