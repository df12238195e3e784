package io.serviceloop.tasklist;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.words.Translations;

/**
 * Puts the names in an answer of the engine into the reader's language: tasks, process
 * definitions, filters and groups, wherever they are nested ({@code _embedded}). They are
 * known by their shape, so that the same walk serves every answer that Tasklist reads.
 */
final class AnswerTranslator {

	private final Function<String, Map<String, SourceText>> models;

	/**
	 * @param models user tasks by element id of a process definition (by its id)
	 */
	AnswerTranslator(Function<String, Map<String, SourceText>> models) {
		this.models = models;
	}

	/** Changes the answer in place. */
	void translate(JsonNode answer, Translations translations) {
		if (answer instanceof ObjectNode node) {
			if (node.hasNonNull("taskDefinitionKey") && node.hasNonNull("processDefinitionId")) {
				task(node, translations);
			}
			else if (node.hasNonNull("name")) {
				named(node, translations);
			}
		}
		answer.forEach((child) -> {
			if (child.isContainerNode()) {
				translate(child, translations);
			}
		});
	}

	private void task(ObjectNode task, Translations translations) {
		String definitionId = task.get("processDefinitionId").asText();
		String element = task.get("taskDefinitionKey").asText();
		SourceText source = models.apply(definitionId).get(element);
		if (source == null) {
			return;
		}
		String key = processKey(definitionId) + "." + element;
		// A name that is no longer the model's own was made by an expression or by a
		// person: it stays.
		if (Objects.equals(task.path("name").asText(null), source.name())) {
			translations.of(key).ifPresent((text) -> task.put("name", text));
		}
		// The server may have put a reason (an escalation) before or after what the model
		// asks: only our part changes.
		String description = task.path("description").asText(null);
		if (description != null && source.documentation() != null && description.contains(source.documentation())) {
			translations.of(key + ".description")
				.ifPresent((text) -> task.put("description", description.replace(source.documentation(), text)));
		}
	}

	private void named(ObjectNode node, Translations translations) {
		String name = node.get("name").asText();
		if (isFilter(node)) {
			translations.of("filter." + name).ifPresent((text) -> node.put("name", text));
			if (node.get("properties") instanceof ObjectNode properties) {
				filterProperties(name, properties, translations);
			}
		}
		else if (isProcessDefinition(node)) {
			String key = node.get("key").asText();
			translations.of(key).ifPresent((text) -> node.put("name", text));
			if (node.hasNonNull("description")) {
				translations.of(key + ".description").ifPresent((text) -> node.put("description", text));
			}
		}
		else {
			groupId(node).flatMap((id) -> translations.of("group." + id)).ifPresent((text) -> node.put("name", text));
		}
	}

	private static void filterProperties(String filter, ObjectNode properties, Translations translations) {
		if (properties.path("description").isTextual()) {
			translations.of("filter." + filter + ".description")
				.ifPresent((text) -> properties.put("description", text));
		}
		// The labels of the variables that the list shows with each task.
		for (JsonNode variable : properties.path("variables")) {
			if (variable instanceof ObjectNode shown) {
				translations.of("filter.variables." + shown.path("name").asText())
					.ifPresent((text) -> shown.put("label", text));
			}
		}
	}

	private static boolean isFilter(ObjectNode node) {
		return "Task".equals(node.path("resourceType").asText()) && node.has("properties");
	}

	private static boolean isProcessDefinition(ObjectNode node) {
		return node.hasNonNull("key") && node.has("deploymentId")
				&& node.path("id").asText().startsWith(node.get("key").asText() + ":");
	}

	private static Optional<String> groupId(ObjectNode node) {
		String address = node.path("_links").path("self").path("href").asText();
		return address.contains("/group/") ? Optional.of(node.path("id").asText()) : Optional.empty();
	}

	/** {@code improvementLoop} of {@code improvementLoop:3:4711}. */
	static String processKey(String processDefinitionId) {
		int colon = processDefinitionId.indexOf(':');
		return (colon < 0) ? processDefinitionId : processDefinitionId.substring(0, colon);
	}

}
