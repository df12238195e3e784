package io.serviceloop.loop.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class MetricNamesTest {

	private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

	MetricNamesTest() {
		messages.setBasename("messages");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
	}

	@Test
	void aNameOfTheCatalogueIsReadInTheReadersLanguage() {
		assertThat(read("Average response time", Locale.CHINESE)).isEqualTo("平均响应时长");
		assertThat(read("平均响应时长", Locale.ENGLISH)).isEqualTo("Average response time");
		assertThat(read(" average response time", Locale.ENGLISH)).isEqualTo("Average response time");
	}

	@Test
	void whatSomebodyHasWrittenStaysAsItIs() {
		assertThat(read("Average response time in chat", Locale.CHINESE)).isEqualTo("Average response time in chat");
		assertThat(read("{0} ' ${x}", Locale.CHINESE)).isEqualTo("{0} ' ${x}");
		assertThat(read(null, Locale.CHINESE)).isNull();
	}

	@Test
	void everyMetricOfTheCatalogueIsKnownByTheNamesThatItHasThere() throws IOException {
		String table = Files.readString(Path.of("bpmn", "metricCatalogue.dmn"));
		List<String> rules = Pattern.compile("<rule .*?</rule>", Pattern.DOTALL)
			.matcher(table)
			.results()
			.map(rule -> rule.group())
			.toList();
		assertThat(rules).hasSizeGreaterThan(20).allSatisfy(rule -> {
			List<String> cells = Pattern.compile("<text>\"?(.*?)\"?</text>")
				.matcher(rule)
				.results()
				.map(cell -> cell.group(1))
				.toList();
			assertThat(read(cells.get(1), Locale.CHINESE)).isEqualTo(cells.get(2));
			assertThat(read(cells.get(2), Locale.ENGLISH)).isEqualTo(cells.get(1));
		});
	}

	private String read(String written, Locale reader) {
		return MetricNames.read(written, messages, reader);
	}

}
