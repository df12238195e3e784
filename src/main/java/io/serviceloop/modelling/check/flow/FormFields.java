package io.serviceloop.modelling.check.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Severity;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.source.Vocabulary.Asked;
import io.serviceloop.modelling.check.source.Vocabulary.Kind;

/**
 * The fields of the Camunda Forms of a process, and whether they fit what is submitted
 * with them.
 */
final class FormFields {

	private static final int DEEPEST = 50;

	/** The variables with choices that the application fills, and what is chosen. */
	private static final Map<String, Kind> OFFERED = Map.of("checkerChoices", Kind.TEXT, "sendBackChoices", Kind.TEXT);

	private final Scope process;

	private final Variables variables;

	private final Models models;

	private final Vocabulary words;

	private final Findings findings;

	FormFields(Scope process, Variables variables, Models models, Vocabulary words, Findings findings) {
		this.variables = variables;
		this.process = process;
		this.models = models;
		this.words = words;
		this.findings = findings;
	}

	/**
	 * A field that has a key.
	 *
	 * @param key the variable that it shows, and sets where it can be answered
	 */
	record Field(String key, JsonNode component) {

		/**
		 * Whether the server takes an answer to it; what a browser shows is no matter.
		 */
		boolean isAnswered() {
			return !component.path("disabled").booleanValue();
		}

		/** Whether a person can answer it. */
		boolean isAsked() {
			return isAnswered() && !component.path("readonly").booleanValue() && !hidden().equals("=true");
		}

		/** Whether it is asked only sometimes. */
		boolean isConditional() {
			return !hidden().isEmpty();
		}

		private String hidden() {
			return component.path("conditional").path("hide").asText("").replaceAll("\\s", "");
		}

		/** What it answers; null where that is not known. */
		Kind kind() {
			return switch (component.path("type").asText()) {
				case "textfield", "textarea" -> Kind.TEXT;
				case "number" -> component.path("serializeToString").booleanValue() ? Kind.TEXT : Kind.NUMBER;
				case "checkbox" -> Kind.FLAG;
				case "datetime" -> component.path("subtype").asText("date").equals("time") ? Kind.TEXT : Kind.DATE;
				case "checklist", "taglist" -> Kind.LIST;
				case "radio", "select" -> chosen();
				default -> null;
			};
		}

		private Kind chosen() {
			List<JsonNode> values = StreamSupport.stream(component.path("values").spliterator(), false)
				.map(value -> value.path("value"))
				.toList();
			return values.isEmpty() ? OFFERED.get(component.path("valuesKey").asText())
					: values.stream().allMatch(JsonNode::isBoolean) ? Kind.FLAG
							: values.stream().allMatch(JsonNode::isNumber) ? Kind.NUMBER : Kind.TEXT;
		}

		/** Whether the application understands the answer as a value of a kind. */
		boolean fits(Kind kind) {
			Kind own = kind();
			return switch (kind) {
				case TEXT -> own == Kind.TEXT || own == Kind.DATE;
				case FLAG -> own == Kind.FLAG && !isChoice() || isChoice() && choices().equals(Set.of("true", "false"));
				case NUMBER, DATE -> own == kind;
				case LIST, OBJECT -> false;
			};
		}

		private boolean isChoice() {
			return Set.of("radio", "select").contains(component.path("type").asText());
		}

		private Set<String> choices() {
			return StreamSupport.stream(component.path("values").spliterator(), false)
				.map(value -> value.path("value").asText())
				.collect(Collectors.toSet());
		}

	}

	/** Those of a form; none where it is not there. */
	static List<Field> of(JsonNode form) {
		List<Field> fields = new ArrayList<>();
		if (form != null) {
			collect(form.path("components"), 0, fields);
		}
		return fields;
	}

	private static void collect(JsonNode components, int depth, List<Field> fields) {
		components.forEach(component -> {
			if (component.path("key").isTextual()) {
				fields.add(new Field(component.get("key").textValue(), component));
			}
			if (depth < DEEPEST) {
				collect(component.path("components"), depth + 1, fields);
			}
		});
	}

	/** Those of the form that an element names. */
	static List<Field> of(Node element, Models models) {
		String form = Bpmn.camunda(element, "formRef");
		return (form == null) ? List.of() : of(models.forms().get(form));
	}

	void check() {
		String id = Bpmn.id(process.node());
		if (!words.isOwn(id)) {
			return;
		}
		process.all().map(Step::node).filter(node -> Bpmn.camunda(node, "formRef") != null).forEach(node -> {
			Asked asked = node.name().equals("userTask") ? words.tasks().get(Bpmn.id(node)) : words.starts().get(id);
			if (!models.forms().containsKey(Bpmn.camunda(node, "formRef"))) {
				return;
			}
			if (asked != null && asked.process().equals(id)) {
				application(node, asked);
			}
			else {
				owners(node);
			}
		});
	}

	private void application(Node node, Asked asked) {
		Set<String> missing = new TreeSet<>(asked.submits().keySet());
		of(node, models).stream().filter(Field::isAnswered).forEach(field -> {
			Kind kind = asked.submits().get(field.key());
			if (kind == null) {
				found(node, field, "field-unknown", field.key(), String.join(", ", asked.submits().keySet()));
			}
			else if (!field.fits(kind)) {
				found(node, field, "field-type-" + kind, field.key());
			}
			if (field.isAsked()) {
				missing.remove(field.key());
			}
		});
		missing.forEach(name -> found(node, null, "field-missing", name));
	}

	/** What is submitted with a form of an owner's must not be a value of the loop. */
	private void owners(Node node) {
		of(node, models).stream()
			.filter(Field::isAnswered)
			.filter(field -> variables.isTaken(field.key().replaceAll("[.\\[].*", "")))
			.forEach(field -> found(node, field, "field-taken", field.key()));
	}

	/** In the form where it comes new, else where it is used. */
	private void found(Node node, Field field, String sentence, Object... arguments) {
		String file = Bpmn.camunda(node, "formRef") + ".form";
		boolean isNew = models.brought().stream().anyMatch(name -> name.equals(file) || name.endsWith("/" + file));
		if (isNew) {
			JsonNode component = (field == null) ? null : field.component();
			findings.add(file, (component == null) ? null : component.path("id").asText(null),
					(component == null) ? null : component.path("label").asText(null), sentence, Severity.ERROR, null,
					arguments);
		}
		else {
			findings.error(node, sentence, arguments);
		}
	}

}
