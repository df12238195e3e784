package io.serviceloop.modelling.check.content;

import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.words.Json;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Severity;
import io.serviceloop.modelling.check.source.Vocabulary;

/**
 * Checks that a Camunda Form shows nothing but fields and words, and nothing that this
 * Tasklist cannot show.
 */
public final class FormContent {

	/** What Tasklist brings along: form-js 1.8. */
	private static final int NEWEST_SCHEMA = 16;

	private static final String PLATFORM = "Camunda Platform";

	private static final int MOST_COMPONENTS = 300;

	private static final int DEEPEST = 8;

	private static final int MOST_TEXTS = 3000;

	private static final int LONGEST_TEXT = 8000;

	private static final Set<String> ASKING = Set.of("textfield", "textarea", "number", "datetime", "checkbox",
			"checklist", "radio", "select", "taglist");

	private static final Set<String> SHOWING = Set.of("text", "separator", "spacer", "group");

	private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{0,99}");

	private static final Pattern ID = Pattern.compile("[A-Za-z_][\\w-]{0,99}");

	/** Markup, and pictures from elsewhere. */
	private static final Pattern MARKUP = Pattern
		.compile("</?[A-Za-z][\\w-]*(?:[\\s/]+[\\w:-]+\\s*=|[\\s/]*>|$)|<!|<\\?|!\\[");

	private static final Pattern LINK = Pattern
		.compile("(?i)(?:\\]\\(|\\]:)\\s*(?!https?://|mailto:|/(?![/\\\\])|#)|(?:java|vb)script:|data:\\w+/");

	/** Takes longer with each letter: a repetition of something that repeats itself. */
	private static final Pattern ENDLESS = Pattern
		.compile("\\([^)]*[+*{|?][^)]*\\)\\s*[+*{]|\\\\[1-9]|\\(\\?[<=!]|(?:[+*].*){3}");

	private final String file;

	private final Findings findings;

	private final Set<String> keys = new HashSet<>();

	private final Expressions words;

	private int components;

	private int texts;

	private FormContent(String file, Vocabulary words, Findings findings) {
		this.file = file;
		this.words = new Expressions(words);
		this.findings = findings;
	}

	/**
	 * Reads a form and finds what it holds that it may not.
	 * @return the form; null where it cannot be read
	 */
	public static JsonNode check(String file, byte[] content, Vocabulary words, Findings findings) {
		JsonNode form;
		try {
			form = Json.exact(content);
		}
		catch (IOException | StackOverflowError ex) {
			findings.error(file, "unreadable-form", firstLine(ex));
			return null;
		}
		if (!form.isObject() || !form.path("components").isArray() || !form.path("id").isTextual()
				|| !ID.matcher(form.path("id").textValue()).matches()) {
			findings.error(file, "unreadable-formId");
			return null;
		}
		FormContent check = new FormContent(file, words, findings);
		if (form.path("schemaVersion").asDouble(1) > NEWEST_SCHEMA) {
			findings.error(file, "component-schema", form.path("schemaVersion").asText(), NEWEST_SCHEMA);
		}
		if (!form.path("executionPlatform").asText(PLATFORM).equals(PLATFORM)) {
			findings.error(file, "component-platform", form.path("executionPlatform").asText(), PLATFORM);
		}
		check.components(form.path("components"), 1);
		return form;
	}

	private static String firstLine(Throwable ex) {
		return String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
	}

	private void components(JsonNode list, int depth) {
		if (depth > DEEPEST) {
			findings.error(file, "tooMuch-form", MOST_COMPONENTS, DEEPEST);
			return;
		}
		for (JsonNode component : list) {
			if (++components == MOST_COMPONENTS) {
				findings.error(file, "tooMuch-form", MOST_COMPONENTS, DEEPEST);
			}
			if (components < MOST_COMPONENTS) {
				component(component, depth);
				components(component.path("components"), depth + 1);
			}
		}
	}

	private void component(JsonNode component, int depth) {
		String type = component.path("type").asText();
		if (!ASKING.contains(type) && !SHOWING.contains(type)) {
			error(component, Set.of("html", "iframe", "image").contains(type) ? "script-component" : "component", type);
		}
		if (ASKING.contains(type)) {
			String key = component.path("key").asText();
			if (!NAME.matcher(key).matches() || words.isReserved(key)) {
				error(component, "key", key);
			}
			else if (!keys.add(key)) {
				error(component, "twice-key", key);
			}
			if (depth > 1 && component.has("valuesKey")) {
				error(component, "component-valuesKey", component.path("valuesKey").asText());
			}
			String pattern = component.path("validate").path("pattern").asText("");
			if (pattern.length() > 200 || ENDLESS.matcher(pattern).find()) {
				error(component, "tooMuch-pattern", pattern);
			}
		}
		if (!component.path("path").asText("").isEmpty()) {
			error(component, "component-path", component.path("path").asText());
		}
		texts(component, "", component, 0);
	}

	private void texts(JsonNode component, String name, JsonNode part, int depth) {
		if (part.isTextual()) {
			if (++texts == MOST_TEXTS) {
				error(component, "tooMuch-form", MOST_COMPONENTS, DEEPEST);
			}
			if (texts < MOST_TEXTS) {
				text(component, name, part.textValue());
			}
			return;
		}
		if (depth > DEEPEST) {
			error(component, "tooMuch-form", MOST_COMPONENTS, DEEPEST);
			return;
		}
		if (part.isArray()) {
			part.forEach(element -> texts(component, name, element, depth + 1));
		}
		Iterator<Map.Entry<String, JsonNode>> fields = part.fields();
		while (fields.hasNext()) {
			Map.Entry<String, JsonNode> field = fields.next();
			if (!field.getKey().equals("components") && !field.getKey().equals("pattern")) {
				texts(component, field.getKey(), field.getValue(), depth + 1);
			}
		}
	}

	private void text(JsonNode component, String name, String text) {
		if (text.length() > LONGEST_TEXT) {
			error(component, "tooMuch-text", LONGEST_TEXT, text.length());
		}
		else if (MARKUP.matcher(text).find()) {
			error(component, "script-markup", Findings.shortened(text));
		}
		else if (LINK.matcher(text).find()) {
			error(component, "script-link", Findings.shortened(text));
		}
		else {
			FormFeel.faults(name, text).forEach(fault -> error(component, fault.key(), fault.arguments().toArray()));
		}
	}

	private void error(JsonNode component, String sentence, Object... arguments) {
		findings.add(file, component.path("id").asText(null),
				component.path("label").asText(component.path("key").asText(null)), sentence, Severity.ERROR, null,
				arguments);
	}

}
