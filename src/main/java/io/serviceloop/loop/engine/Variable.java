package io.serviceloop.loop.engine;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.words.Json;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * A process variable, declared once by the step it belongs to; the only door through
 * which values enter and leave the engine.
 *
 * @param <T> what its value is
 */
public final class Variable<T> {

	private static final String JSON = "object";

	private final String name;

	private final String kind;

	private final Function<Object, T> reading;

	private Variable(String name, String kind, Function<Object, T> reading) {
		this.name = name;
		this.kind = kind;
		this.reading = reading;
	}

	/** A text; null where there is none. */
	public static Variable<String> text(String name) {
		return new Variable<>(name, "text", String.class::cast);
	}

	/** A whole number, however a browser sent it; 0 where there is none. */
	public static Variable<Integer> number(String name) {
		return new Variable<>(name, "number", value -> (value instanceof Number number) ? number.intValue() : 0);
	}

	/** A yes or no; no where nothing is said. */
	public static Variable<Boolean> flag(String name) {
		return new Variable<>(name, "flag", Boolean.TRUE::equals);
	}

	/** JSON that was checked before; null where there is none. */
	public static Variable<JsonNode> json(String name) {
		return new Variable<>(name, JSON, value -> (value == null) ? null : Json.parse((String) value));
	}

	/** The name that models and other programs rely on. */
	public String name() {
		return name;
	}

	/** {@code text}, {@code number}, {@code flag} or {@code object} for JSON. */
	public String kind() {
		return kind;
	}

	/** The value in a scope. */
	public T in(VariableScope scope) {
		return reading.apply(raw(scope, name));
	}

	/** Whether there is a value. */
	public boolean isSet(VariableScope scope) {
		return raw(scope, name) != null;
	}

	/** Whether its value is this one. */
	public boolean is(VariableScope scope, T value) {
		return value.equals(in(scope));
	}

	/**
	 * Writes a value where there is another one, or none: the history keeps each writing,
	 * changed or not.
	 */
	public void set(VariableScope scope, T value) {
		Object written = (kind.equals(JSON) && value != null) ? Json.text(value) : value;
		if (scope.getVariableTyped(name, false) == null || !Objects.equals(raw(scope, name), written)) {
			scope.setVariable(name, value(value));
		}
	}

	/** A value as the engine takes it. */
	public Object value(T value) {
		return (kind.equals(JSON) && value != null) ? spin(Json.text(value)) : value;
	}

	/** Removes all that have a value. */
	public static void forget(VariableScope scope, Collection<String> names) {
		names.stream().filter(name -> raw(scope, name) != null).forEach(scope::removeVariable);
	}

	/** A value as the engine has it, JSON as its text; null where there is none. */
	public static Object raw(VariableScope scope, String name) {
		return raw(scope.getVariableTyped(name, false));
	}

	/** The same of a value that was read elsewhere. */
	public static Object raw(TypedValue value) {
		if (value == null) {
			return null;
		}
		return (value instanceof JsonValue json) ? json.getValueSerialized() : value.getValue();
	}

	/**
	 * Gives a variable the value that it had before.
	 * @param before null, or without a value, where it had none
	 */
	public static void restore(VariableScope scope, String name, TypedValue before) {
		Object value = raw(before);
		if (value == null && (before == null || before.getType() != ValueType.NULL)) {
			scope.removeVariable(name);
		}
		else if (!scope.hasVariable(name) || !Objects.equals(raw(scope, name), value)) {
			scope.setVariable(name, (before instanceof JsonValue) ? spin((String) value) : value);
		}
	}

	/** Makes JSON of what was sent as the text of it: models read it as JSON. */
	public static void asJson(VariableScope scope, String name, String text) {
		if (!(scope.getVariableTyped(name, false) instanceof JsonValue json
				&& text.equals(json.getValueSerialized()))) {
			scope.setVariable(name, spin(text));
		}
	}

	private static JsonValue spin(String json) {
		return SpinValues.jsonValue(json).create();
	}

}
