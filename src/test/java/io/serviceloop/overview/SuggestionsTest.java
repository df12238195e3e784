package io.serviceloop.overview;

import java.io.IOException;

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

	private static JsonNode words() {
		try {
			return new ObjectMapper().readTree(new ClassPathResource("suggestions.json").getURL());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
