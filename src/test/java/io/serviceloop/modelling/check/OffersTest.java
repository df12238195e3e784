package io.serviceloop.modelling.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.process.InMemoryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published list as the code says it. Tests without an application read it from
 * {@code vocabulary.json}; {@code -Dserviceloop.write=true} writes it anew.
 */
@InMemoryApplication
class OffersTest {

	private static final Path RECORDED = Path.of("src", "test", "resources", "io", "serviceloop", "modelling", "check",
			"vocabulary.json");

	@Autowired
	private Offers offers;

	@Test
	void whatIsRecordedIsWhatTheCodeOffers() throws IOException {
		JsonMapper json = JsonMapper.builder()
			.enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
			.addModule(new SimpleModule().addSerializer(Set.class, new StdDelegatingSerializer(new InOrder())))
			.build();
		if (Boolean.getBoolean("serviceloop.write")) {
			json.writeValue(RECORDED.toFile(), offers.vocabulary());
		}
		assertThat(json.readValue(Files.readAllBytes(RECORDED), Vocabulary.class)).isEqualTo(offers.vocabulary());
	}

	@Test
	void everyDelegateAndListenerSaysWhereItMayStand() {
		Vocabulary words = offers.vocabulary();
		assertThat(words.delegates()).hasSizeGreaterThan(15)
			.allSatisfy((name, offer) -> assertThat(offer.processes()).as(name).isNotEmpty());
		assertThat(words.listeners()).hasSize(4)
			.allSatisfy((name, offer) -> assertThat(offer.at()).as(name).isNotEmpty());
		assertThat(words.functions()).containsKeys("ids.of", "ids.selected", "followUp.reviewEvery", "absences.end");
		assertThat(words.messages()).containsOnlyKeys("projectClosed", "measurementMoved", "actionChanged",
				"actionDropped", "continueWithout", "followUpClosed");
		assertThat(words.decisions()).containsOnlyKeys("departments", "loopRules", "metricCatalogue", "problemPriority",
				"problemScreening", "sendBackSteps", "taskDueDays");
	}

	/** So that what is recorded is the same each time. */
	private static final class InOrder extends StdConverter<Set<?>, List<?>> {

		@Override
		public List<?> convert(Set<?> set) {
			return set.stream().sorted().toList();
		}

	}

}
