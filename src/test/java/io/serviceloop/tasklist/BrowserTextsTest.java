package io.serviceloop.tasklist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the browser says: our elements in both languages, and Tasklist's own labels in
 * Chinese.
 */
class BrowserTextsTest {

	private static final String TASKLIST = "META-INF/resources/webjars/camunda/app/tasklist/";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{+\\s*[\\w.]+\\s*}+");

	private static final Pattern USED = Pattern.compile("'([a-zA-Z]\\w*(?:\\.\\w+)+)'\\s*\\|\\s*slText");

	@Test
	void ourElementsSayTheSameInBothLanguages() throws IOException {
		Map<String, String> english = texts(read("scripts/serviceloop/texts.en.json"));
		Map<String, String> chinese = texts(read("scripts/serviceloop/texts.zh.json"));
		assertThat(chinese.keySet()).isEqualTo(english.keySet());
		assertThat(differentPlaceholders(english, chinese)).isEmpty();
	}

	@Test
	void everyTextThatAFormNamesExists() throws IOException {
		Map<String, String> english = texts(read("scripts/serviceloop/texts.en.json"));
		TreeSet<String> missing = new TreeSet<>();
		try (Stream<Path> forms = Files.list(Path.of("forms"))) {
			for (Path form : forms.filter(file -> file.toString().endsWith(".html")).toList()) {
				Matcher used = USED.matcher(Files.readString(form));
				while (used.find()) {
					if (!english.containsKey(used.group(1))) {
						missing.add(form.getFileName() + ": " + used.group(1));
					}
				}
			}
		}
		assertThat(missing).isEmpty();
	}

	@Test
	void everyLabelOfTasklistIsThereInChinese() throws IOException {
		Map<String, String> english = texts(read("locales/en.json").path("labels"));
		Map<String, String> chinese = texts(read("locales/zh.json").path("labels"));
		assertThat(english).hasSizeGreaterThan(400);
		assertThat(chinese.keySet()).isEqualTo(english.keySet());
		assertThat(differentPlaceholders(english, chinese)).isEmpty();
	}

	private static List<String> differentPlaceholders(Map<String, String> english, Map<String, String> chinese) {
		List<String> different = new ArrayList<>();
		english.forEach((key, text) -> {
			if (!placeholders(text).equals(placeholders(chinese.getOrDefault(key, "")))) {
				different.add(key);
			}
		});
		return different;
	}

	private static TreeSet<String> placeholders(String text) {
		return PLACEHOLDER.matcher(text)
			.results()
			.map(MatchResult::group)
			.map(name -> name.replace(" ", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Map<String, String> texts(JsonNode node) {
		Map<String, String> texts = new TreeMap<>();
		flatten("", node, texts);
		return texts;
	}

	private static void flatten(String path, JsonNode node, Map<String, String> texts) {
		if (node.isContainerNode()) {
			node.fields()
				.forEachRemaining(field -> flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
						field.getValue(), texts));
		}
		else {
			texts.put(path, node.asText());
		}
	}

	private static JsonNode read(String file) throws IOException {
		try (InputStream in = BrowserTextsTest.class.getClassLoader().getResourceAsStream(TASKLIST + file)) {
			return new ObjectMapper().readTree(in);
		}
	}

}
