package io.serviceloop.loop.engine;

import io.serviceloop.loop.form.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * A process variable, declared once in {@link Variables} with its name and type; the only
 * door through which values enter and leave the engine.
 *
 * @param name the name other programs rely on
 * @param type what the value must be
 */
public record Variable(String name, Type type) {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	/**
	 * What a value must be. A number may arrive as any kind of number, since browsers do
	 * not tell them apart.
	 */
	public enum Type {

		TEXT, NUMBER, FLAG, DATE, JSON

	}

	/** The value as the engine has it, JSON as its text; null where there is none. */
	public Object in(VariableScope scope) {
		TypedValue value = scope.getVariableTyped(name, false);
		if (value == null) {
			return null;
		}
		return (value instanceof JsonValue json) ? json.getValueSerialized() : value.getValue();
	}

	/** Whether the engine holds the value as JSON, not just as a text of it. */
	public boolean isJson(VariableScope scope) {
		return scope.getVariableTyped(name, false) instanceof JsonValue;
	}

	/** The value of a text; null where there is none. */
	public String text(VariableScope scope) {
		return (String) in(scope);
	}

	/** The value of a whole number; 0 where there is none. */
	public int number(VariableScope scope) {
		return (in(scope) instanceof Number number) ? number.intValue() : 0;
	}

	/** The value of a flag; false where there is none. */
	public boolean flag(VariableScope scope) {
		return Boolean.TRUE.equals(in(scope));
	}

	/** The value of a JSON variable that was checked before; null where there is none. */
	public JsonNode json(VariableScope scope) {
		String text = (String) in(scope);
		try {
			return (text == null) ? null : MAPPER.readTree(text);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("variable " + name + " holds broken JSON", ex);
		}
	}

	/** Writes a value; a JSON variable takes the JSON text. */
	public void set(VariableScope scope, Object value) {
		scope.setVariable(name,
				(type == Type.JSON && value != null) ? SpinValues.jsonValue((String) value).create() : value);
	}

	/** Removes the value wherever the scope sees it. */
	public void clear(VariableScope scope) {
		scope.removeVariable(name);
	}

}
