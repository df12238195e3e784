package io.serviceloop.overview;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.Serves;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The words that ship for forms whose texts are free. */
class SuggestionsTest {

	private final JsonNode words = words();

	@Serves({ "B09", "C19" })
	@Test
	void theUsualTypesOfProblemsAreOfferedInBothLanguages() {
		assertThat(words.path("types")).extracting(type -> type.path("en").asText())
			.contains("service efficiency", "service attitude", "professional ability", "function defect",
					"process gap", "experience break");
		assertThat(words.path("types")).allSatisfy(type -> assertThat(type.path("zh").asText()).isNotBlank());
	}

	@Serves({ "A29", "E45" })
	@Test
	void eachClassOfCausesHasItsMeasuresInBothLanguages() {
		assertThat(words.path("measures").fieldNames()).toIterable()
			.containsExactlyInAnyOrder("processDesign", "systemSupport", "staffAbility", "crossDepartment",
					"customerCommunication");
		assertThat(words.path("measures")).allSatisfy(measures -> assertThat(measures).isNotEmpty().allSatisfy(one -> {
			assertThat(one.path("kind").asText()).isIn("process", "training", "technology", "communication");
			assertThat(one.path("en").asText()).isNotBlank();
			assertThat(one.path("zh").asText()).isNotBlank();
		}));
		assertThat(measures("systemSupport")).anyMatch(measure -> measure.contains("customers in one system"));
	}

	@Serves("E46")
	@Test
	void peopleAreAssessedByResponseSpeedSatisfactionAndResolution() {
		assertThat(measures("staffAbility"))
			.anyMatch(measure -> measure.contains("response speed, satisfaction and resolution rate"));
	}

	@Serves("E47")
	@Test
	void customersSeeHowFarTheirCaseIs() {
		assertThat(measures("systemSupport")).anyMatch(measure -> measure.contains("how far their case is"));
		assertThat(measures("customerCommunication")).anyMatch(measure -> measure.contains("how far their case is"));
	}

	private List<String> measures(String causeClass) {
		return words.path("measures").path(causeClass).findValuesAsText("en");
	}

	private static JsonNode words() {
		try {
			return new ObjectMapper().readTree(new ClassPathResource("suggestions.json").getURL());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
