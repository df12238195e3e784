package io.serviceloop.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.core.io.ClassPathResource;

/**
 * Every text that a reader of English sees: ours in forms and models, and those of
 * Tasklist.
 */
class EnglishTexts {

	static final String TASKLIST = "META-INF/resources/webjars/camunda/app/tasklist/";

	private static final Pattern NAME = Pattern.compile("<bpmn:(?:process|userTask) [^>]*name=\"([^\"]+)\"");

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Set<String> texts = new HashSet<>();

	EnglishTexts() throws IOException {
		leaves(json(TASKLIST + "scripts/serviceloop/texts.en.json"));
		JsonNode chinese = json(TASKLIST + "locales/zh.json").path("labels");
		json(TASKLIST + "locales/en.json").path("labels").fields().forEachRemaining(label -> {
			// Names such as Tasklist stay what they are.
			if (!label.getValue().equals(chinese.path(label.getKey()))) {
				texts.add(label.getValue().asText());
			}
		});
		files("forms", "*.form").forEach(form -> labels(read(form)));
		files("bpmn", "*.bpmn")
			.forEach(model -> NAME.matcher(text(model)).results().forEach(name -> texts.add(name.group(1))));
	}

	/** Those of the lines that are English texts as a whole. */
	List<String> among(String page) {
		return page.lines()
			.map(String::strip)
			.filter(line -> !line.isEmpty() && texts.contains(line))
			.distinct()
			.toList();
	}

	private void leaves(JsonNode node) {
		if (node.isTextual()) {
			texts.add(node.asText());
		}
		node.forEach(this::leaves);
	}

	private void labels(JsonNode node) {
		for (String name : List.of("label", "dateLabel", "description")) {
			if (node.path(name).isTextual()) {
				texts.add(node.path(name).asText());
			}
		}
		node.forEach(this::labels);
	}

	static JsonNode json(String path) throws IOException {
		try (var in = new ClassPathResource(path).getInputStream()) {
			return JSON.readTree(in);
		}
	}

	private static JsonNode read(Path file) {
		try {
			return JSON.readTree(file.toFile());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> files(String folder, String glob) throws IOException {
		try (var files = Files.newDirectoryStream(Path.of(folder), glob)) {
			List<Path> found = new java.util.ArrayList<>();
			files.forEach(found::add);
			return found;
		}
	}

}
