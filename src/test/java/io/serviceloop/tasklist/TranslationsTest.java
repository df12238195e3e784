package io.serviceloop.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.loop.task.TaskDescription;
import io.serviceloop.loop.words.Translations;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Nobody reads English by accident: every text of models, forms and filters stands in
 * Chinese too.
 */
class TranslationsTest {

	private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	/** The filters that the demonstration sets up, and the groups of the design. */
	private static final List<String> NAMES = List.of("filter.My tasks", "filter.My group's tasks", "filter.Overdue",
			"filter.variables.title", "filter.variables.subject", "group.project-leads", "group.service-agents",
			"group.quality-inspectors", "group.service-managers", "group.process-owners", "group.auditors",
			"group.camunda-admin");

	private final Translations chinese = Translations.into(Locale.SIMPLIFIED_CHINESE).orElseThrow();

	@Test
	void everyTextOfModelsFormsAndFiltersHasAChineseOne() {
		Map<String, String> missing = new TreeMap<>(texts());
		missing.keySet().removeIf((key) -> chinese.of(key).isPresent());
		assertThat(missing).as("English texts without a translation in models_zh.properties, by key").isEmpty();
	}

	@Test
	void everyChineseTextBelongsToSomething() {
		TreeSet<String> idle = new TreeSet<>(chinese.keys());
		idle.removeAll(texts().keySet());
		assertThat(idle).as("keys of models_zh.properties that translate nothing").isEmpty();
	}

	@Test
	void everyChineseTextIsWrittenInChinese() {
		TreeSet<String> english = new TreeSet<>(chinese.keys());
		english.removeIf((key) -> chinese.of(key).orElse("").codePoints().anyMatch(Character::isIdeographic));
		assertThat(english).as("keys of models_zh.properties without a Chinese word").isEmpty();
	}

	private static Map<String, String> texts() {
		Map<String, String> texts = new TreeMap<>();
		files("bpmn", ".bpmn").forEach((model) -> model(model, texts));
		files("forms", ".form").forEach((form) -> form(form, texts));
		NAMES.forEach((name) -> texts.put(name, name));
		assertThat(texts).as("texts found: are the models where they were?").hasSizeGreaterThan(100);
		return texts;
	}

	private static List<Path> files(String folder, String ending) {
		try (Stream<Path> files = Files.list(Path.of(folder))) {
			return files.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private static void model(Path file, Map<String, String> texts) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			NodeList processes = factory.newDocumentBuilder()
				.parse(file.toFile())
				.getElementsByTagNameNS(BPMN, "process");
			for (int i = 0; i < processes.getLength(); i++) {
				Element process = (Element) processes.item(i);
				String key = process.getAttribute("id");
				texts.put(key, process.getAttribute("name"));
				NodeList elements = process.getElementsByTagNameNS(BPMN, "*");
				for (int j = 0; j < elements.getLength(); j++) {
					element(key, (Element) elements.item(j), texts);
				}
			}
		}
		catch (Exception unreadable) {
			throw new IllegalStateException(file.toString(), unreadable);
		}
	}

	private static void element(String process, Element element, Map<String, String> texts) {
		String key = process + "." + element.getAttribute("id");
		if (!element.getAttribute("name").isBlank()) {
			texts.put(key, element.getAttribute("name"));
		}
		if (element.getLocalName().equals("textAnnotation")) {
			texts.put(key, element.getTextContent().trim());
		}
		if (element.getLocalName().equals("group")) {
			texts.put(key, "the label of a group");
		}
		if (element.getLocalName().equals("startEvent")
				&& element.hasAttributeNS("http://camunda.org/schema/1.0/bpmn", "formKey")) {
			texts.put(process + ".description", "what people start it for");
		}
		Element first = (Element) element.getElementsByTagNameNS(BPMN, "documentation").item(0);
		if (element.getLocalName().equals("userTask") && first != null) {
			texts.put(key + ".description", TaskDescription.of(first.getTextContent()));
		}
	}

	private static void form(Path file, Map<String, String> texts) {
		try {
			JsonNode form = new ObjectMapper().readTree(file.toFile());
			components(form, "form." + form.path("id").asText(), texts);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private static void components(JsonNode parent, String form, Map<String, String> texts) {
		for (JsonNode component : parent.path("components")) {
			String key = form + "." + component.path("key").asText(component.path("id").asText());
			FormTranslator.TEXTS.forEach((property) -> text(key + "." + property, component.path(property), texts));
			component.path("values")
				.forEach((option) -> text(key + ".values." + option.path("value").asText(), option.path("label"),
						texts));
			component.path("appearance")
				.properties()
				.forEach((entry) -> text(key + "." + entry.getKey(), entry.getValue(), texts));
			components(component, form, texts);
		}
	}

	private static void text(String key, JsonNode text, Map<String, String> texts) {
		// A text that only shows a variable has no words of its own.
		String words = text.asText("").replaceAll("\\{\\{.*?}}", "").strip();
		if (!words.isEmpty() && !words.startsWith("=")) {
			texts.put(key, words);
		}
	}

}
