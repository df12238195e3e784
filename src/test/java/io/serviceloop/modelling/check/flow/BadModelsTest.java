package io.serviceloop.modelling.check.flow;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import io.serviceloop.Serves;
import io.serviceloop.loop.words.Reason;
import io.serviceloop.modelling.check.source.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a model must not be, and what is said of it. */
class BadModelsTest {

	private static final List<ResourceBundle> LANGUAGES = List.of(ResourceBundle.getBundle("messages", Locale.ROOT),
			ResourceBundle.getBundle("messages", Locale.CHINESE));

	static Stream<Change> promises() {
		return Stream.of(BadPromises.all(), BadRecords.all(), BadImplementation.all()).flatMap(rows -> rows);
	}

	@Serves({ "A27", "A39", "A40", "E16", "E40" })
	@ParameterizedTest
	@MethodSource("promises")
	void aModelThatLosesAPromiseIsRefused(Change change) {
		assertFound(change);
	}

	static Stream<Change> flows() {
		return Stream.concat(BadFlows.all(), BadValues.all());
	}

	@ParameterizedTest
	@MethodSource("flows")
	void aModelThatCouldNotRunIsRefused(Change change) {
		assertFound(change);
	}

	private static void assertFound(Change change) {
		House house = House.shipped();
		change.edit().accept(house);
		List<Finding> findings = house.findings();
		assertThat(findings).allSatisfy(BadModelsTest::assertSaid);
		List<String> found = findings.stream()
			.filter(Finding::isError)
			.map(finding -> finding.message().key().replace("model.", "") + " " + finding.element())
			.toList();
		assertThat(found).contains(change.sentence() + " " + change.element());
	}

	/** In both languages, with every placeholder filled. */
	private static void assertSaid(Finding finding) {
		for (ResourceBundle language : LANGUAGES) {
			for (Reason reason : List.of(finding.message(), finding.remedy())) {
				assertThat(language.containsKey(reason.key())).as(reason.key()).isTrue();
				assertThat(MessageFormat.format(language.getString(reason.key()), reason.arguments().toArray()))
					.as(reason.key())
					.doesNotContainPattern("\\{\\d}");
			}
		}
	}

}
