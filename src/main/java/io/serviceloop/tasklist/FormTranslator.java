package io.serviceloop.tasklist;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.words.Translations;

/**
 * Puts the texts of a deployed Camunda Form into the reader's language. Keys:
 * {@code form.<form>.<field>.<property>} and {@code form.<form>.<field>.values.<value>},
 * where a component without a variable goes by its id.
 */
final class FormTranslator {

	/** What a component shows to people. */
	static final List<String> TEXTS = List.of("label", "description", "text", "content", "dateLabel", "timeLabel");

	private FormTranslator() {
	}

	/** Changes the form in place. */
	static void translate(JsonNode form, Translations translations) {
		components(form, "form." + form.path("id").asText(), translations);
	}

	private static void components(JsonNode parent, String form, Translations translations) {
		for (JsonNode component : parent.path("components")) {
			if (component instanceof ObjectNode field) {
				String key = form + "." + nameOf(field);
				TEXTS.forEach((property) -> replace(field, property, key + "." + property, translations));
				for (JsonNode value : field.path("values")) {
					if (value instanceof ObjectNode option) {
						replace(option, "label", key + ".values." + option.path("value").asText(), translations);
					}
				}
				if (field.get("appearance") instanceof ObjectNode appearance) {
					appearance.fieldNames()
						.forEachRemaining((name) -> replace(appearance, name, key + "." + name, translations));
				}
				components(field, form, translations);
			}
		}
	}

	private static String nameOf(ObjectNode field) {
		return field.hasNonNull("key") ? field.get("key").asText() : field.path("id").asText();
	}

	private static void replace(ObjectNode node, String property, String key, Translations translations) {
		if (node.path(property).isTextual()) {
			translations.of(key).ifPresent((text) -> node.put(property, text));
		}
	}

}
