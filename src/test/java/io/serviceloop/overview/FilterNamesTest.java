package io.serviceloop.overview;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is wrong with a filter is said of its name in the reader's language, and not of
 * its parameter.
 */
class FilterNamesTest {

	private static final Pattern NAMED = Pattern.compile("\\bname=\"([a-zA-Z]+)\"");

	/** Those that the pages write in a loop, or as links. */
	private static final Set<String> WRITTEN = Set.of("causeClass", "kind", "met", "proven", "origin", "late", "sure",
			"chapter");

	@ParameterizedTest
	@ValueSource(strings = { "messages.properties", "messages_zh.properties" })
	void everyFilterHasAName(String file) throws IOException {
		Properties words = new Properties();
		try (InputStreamReader reader = new InputStreamReader(getClass().getResourceAsStream("/" + file),
				StandardCharsets.UTF_8)) {
			words.load(reader);
		}
		Set<String> names = new TreeSet<>(WRITTEN);
		for (String page : List.of("issues", "projects", "myWork", "handbook", "tried", "benefit")) {
			String html = new String(getClass().getResourceAsStream("/templates/" + page + ".html").readAllBytes(),
					StandardCharsets.UTF_8);
			NAMED.matcher(html).results().forEach(name -> names.add(name.group(1)));
		}
		assertThat(names).contains("dueFrom", "perWeek", "days")
			.allSatisfy(name -> assertThat(words.getProperty("field." + name)).as(name).isNotBlank());
	}

}
