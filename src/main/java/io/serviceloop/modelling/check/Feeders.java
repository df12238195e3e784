package io.serviceloop.modelling.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Vocabulary;

/**
 * What can come to a decision of a process owner: the values that the fields of forms can
 * have, by the names of their variables. A variable that several forms fill differently
 * can be anything.
 */
final class Feeders {

	private final Map<String, Domain> domains = new HashMap<>();

	private final Set<String> disputed = new HashSet<>();

	private Feeders() {
	}

	/** The values of every variable of which they are known. */
	static Map<String, Domain> of(Models models, Vocabulary words) {
		Feeders feeders = new Feeders();
		words.domains().forEach(feeders::add);
		models.forms().forEach((id, form) -> {
			if (!words.tasks().containsKey("userTask_" + id)) {
				fields(form, feeders::add);
			}
		});
		feeders.domains.keySet().removeAll(feeders.disputed);
		return feeders.domains;
	}

	private void add(String name, Domain domain) {
		if (domain == null || domains.containsKey(name) && !domains.get(name).equals(domain)) {
			disputed.add(name);
		}
		domains.put(name, domain);
	}

	private static void fields(JsonNode form, BiConsumer<String, Domain> found) {
		form.path("components").forEach(component -> {
			if (component.path("key").isTextual()) {
				found.accept(component.path("key").textValue(), domain(component));
			}
			fields(component, found);
		});
	}

	/** Null where it can be anything. */
	private static Domain domain(JsonNode field) {
		JsonNode limits = field.path("validate");
		boolean nullable = !limits.path("required").booleanValue() || !field.path("conditional").isMissingNode();
		return switch (field.path("type").asText()) {
			case "number" -> field.path("serializeToString").booleanValue() ? null
					: new Domain((field.path("decimalDigits").asInt(-1) == 0) ? "wholeNumber" : "number", null,
							number(limits, "min"), number(limits, "max"), List.of(), nullable);
			// Tasklist sends a checkbox that was never touched as false.
			case "checkbox" -> Domain.flag();
			case "radio", "select" -> options(field.path("values"), nullable);
			default -> null;
		};
	}

	private static Domain options(JsonNode values, boolean nullable) {
		List<String> texts = new ArrayList<>();
		boolean flags = !values.isEmpty();
		for (JsonNode value : values) {
			texts.add(value.path("value").asText());
			flags &= value.path("value").isBoolean();
		}
		return texts.isEmpty() ? null : flags ? new Domain("flag", null, null, null, List.of(), nullable)
				: new Domain("text", null, null, null, texts, nullable);
	}

	private static Double number(JsonNode limits, String which) {
		return limits.path(which).isNumber() ? (Double) limits.path(which).doubleValue() : null;
	}

}
