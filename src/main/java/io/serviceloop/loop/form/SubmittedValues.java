package io.serviceloop.loop.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serviceloop.loop.words.Characters;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * The outside of what is submitted, before anybody asks what it says: declared by the
 * form, and of a plain kind.
 */
public final class SubmittedValues {

	/** What the engine's column for a text holds. */
	private static final int LONGEST_TEXT = 4000;

	private SubmittedValues() {
	}

	/**
	 * Refuses values that the form does not have, or that no form can say.
	 * @param variables null for none; long texts in it are changed to what is kept of
	 * them
	 */
	public static void check(Form<?> form, Map<String, Object> variables) {
		List<Violation> violations = new ArrayList<>();
		if (variables != null) {
			variables.keySet().forEach(name -> {
				if (!undeclared(form, name, violations)) {
					if (!form.submitted().get(name).line()) {
						keep(variables, name);
					}
					plain(form, name, value(variables, name), violations);
				}
			});
		}
		refuse(violations);
	}

	/**
	 * Leaves out of a long text what is not kept, before the engine's history sees it.
	 */
	static void keep(Map<String, Object> variables, String name) {
		if (raw(variables, name) instanceof String text && !Characters.kept(text).equals(text)
				&& !(value(variables, name) instanceof JsonValue)) {
			variables.put(name, Characters.kept(text));
		}
	}

	/** A value as the engine would have it, JSON as its text. */
	static Object raw(Map<String, Object> variables, String name) {
		Object value = value(variables, name);
		if (value instanceof JsonValue json) {
			return json.getValueSerialized();
		}
		Object plain = (value instanceof TypedValue typed) ? typed.getValue() : value;
		return (plain instanceof SpinJsonNode json) ? json.toString() : plain;
	}

	/**
	 * Whether two submissions say the same.
	 * @param first may hold more than the form submits
	 */
	public static boolean areTheSame(Form<?> form, Map<String, Object> first, Map<String, Object> second) {
		return form.submitted().keySet().containsAll(second.keySet()) && form.submitted()
			.keySet()
			.stream()
			.allMatch(name -> Objects.equals(comparable(raw(first, name)), comparable(raw(second, name))));
	}

	private static Object comparable(Object raw) {
		if (raw instanceof String text) {
			JsonNode json = (text.startsWith("[") || text.startsWith("{")) ? Json.parse(text)
					: MissingNode.getInstance();
			return json.isMissingNode() ? Characters.kept(text) : json;
		}
		return (raw instanceof Number number) ? (Object) number.doubleValue() : raw;
	}

	private static Object value(Map<String, Object> variables, String name) {
		return (variables instanceof VariableMap map) ? map.getValueTyped(name) : variables.get(name);
	}

	private static boolean undeclared(Form<?> form, String name, List<Violation> violations) {
		if (form.submitted().containsKey(name)) {
			return false;
		}
		violations.add(Violation.of(name, null, "wrong.undeclared", String.join(", ", form.submitted().keySet())));
		return true;
	}

	/**
	 * Texts, numbers, yes or no and JSON are all a form can say; an object of a class is
	 * not read at all.
	 */
	private static void plain(Form<?> form, String name, Object given, List<Violation> violations) {
		if (given instanceof JsonValue json) {
			String text = json.getValueSerialized();
			if (text != null && !form.submitted().get(name).json()) {
				violations.add(Violation.of(name, text, "wrong.noJson"));
			}
			else if (text != null && Json.parse(text).isMissingNode()) {
				violations.add(Violation.of(name, text, "wrong.json"));
			}
			return;
		}
		Object value = (given instanceof TypedValue typed)
				? ((typed instanceof SerializableValue) ? typed : typed.getValue()) : given;
		if (value instanceof String text && text.length() > LONGEST_TEXT) {
			violations.add(Violation.of(name, text, "wrong.length", 1, LONGEST_TEXT));
		}
		else if (!(value == null || value instanceof String || value instanceof Number || value instanceof Boolean
				|| value instanceof SpinJsonNode)) {
			violations.add(Violation.of(name, (given instanceof TypedValue typed && typed.getType() != null)
					? typed.getType().getName() : value.getClass().getSimpleName(), "wrong.plain"));
		}
	}

	private static void refuse(List<Violation> violations) {
		if (!violations.isEmpty()) {
			throw SubmissionRefused.invalid(violations);
		}
	}

}
