package io.serviceloop.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.ServiceLoopApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The example project is played in the language of its readers. */
class DemoLanguageTest {

	private static final Pattern WORDS = Pattern.compile("[A-Za-z]{2,} [a-z]{2,}");

	private static final Pattern CODE = Pattern.compile("[a-z][A-Za-z0-9]*|(userTask|event)_\\w+|\\{day[+-]\\d+}");

	/** What is the same in both: units and names. */
	private static final List<String> SAME = List.of("%", "P1");

	@Test
	void everyTextOfTheExampleHasItsChinese() throws IOException {
		DemoWords chinese = new DemoWords("zh");
		List<String> missing = new ArrayList<>();
		texts(script(), missing);
		missing.removeIf(text -> CODE.matcher(text).matches() || SAME.contains(text)
				|| chinese.of(text).codePoints().anyMatch(Character::isIdeographic));
		assertThat(missing).isEmpty();
		List<String> left = new ArrayList<>();
		texts(chinese.of(script()), left);
		assertThat(left).noneMatch(text -> WORDS.matcher(text).find());
		assertThat(new DemoWords("en").of(script())).isEqualTo(script());
	}

	@Test
	void anotherLanguageIsRefusedWithThoseThatThereAre() {
		assertThatThrownBy(() -> new DemoWords("fr")).hasMessageContaining("en, zh");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh" })
	void theExampleIsPlayedInBothLanguages(String language) {
		try (ConfigurableApplicationContext application = SpringApplication.run(ServiceLoopApplication.class,
				"--server.port=0", "--spring.profiles.active=demo", "--camunda.bpm.job-execution.enabled=false",
				"--spring.datasource.url=jdbc:h2:mem:example-" + language, "--serviceloop.demo.language=" + language)) {
			JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
			List<String> said = new ArrayList<>();
			for (String sql : List.of("select title from project", "select service_line from project",
					"select description from problem", "select name from goal", "select type from feedback",
					"select stage from feedback", "select channel from feedback", "select measure from action")) {
				List<String> found = jdbc.queryForList(sql, String.class);
				assertThat(found).as(sql).isNotEmpty();
				said.addAll(found);
			}
			assertThat(said.stream().distinct()).allMatch(text -> text == null
					|| language.equals("zh") == text.codePoints().anyMatch(Character::isIdeographic));
		}
	}

	private static JsonNode script() throws IOException {
		try (InputStream example = DemoExample.class.getResourceAsStream("/demo/example.json")) {
			return new ObjectMapper().readTree(example);
		}
	}

	private static void texts(JsonNode node, List<String> found) {
		if (node.isTextual()) {
			found.add(node.textValue());
		}
		node.forEach(child -> texts(child, found));
	}

}
