package io.serviceloop.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;

/**
 * Answers as the engine's interfaces take them; tests write them as plain texts, numbers,
 * lists and maps.
 */
final class Wire {

	private Wire() {
	}

	/** A value in the shape of the REST interface, to be sent as it is. */
	record Raw(Map<String, Object> value) {

		static Raw of(Object value, String type) {
			Map<String, Object> raw = new LinkedHashMap<>();
			raw.put("value", value);
			if (type != null) {
				raw.put("type", type);
			}
			return new Raw(raw);
		}

	}

	/** For REST: lists and objects as JSON text, the rest by its type. */
	static Map<String, Object> rest(Map<String, Object> answers) {
		Map<String, Object> wire = new LinkedHashMap<>();
		answers.forEach((name, value) -> wire.put(name, rest(value)));
		return wire;
	}

	private static Map<String, Object> rest(Object value) {
		if (value instanceof Raw raw) {
			return raw.value();
		}
		if (value == null) {
			return Raw.of(null, "Null").value();
		}
		return isJson(value) ? Raw.of(text(value), "Json").value()
				: Raw.of(value, value.getClass().getSimpleName()).value();
	}

	/** For Java: JSON values where REST has JSON text. */
	static VariableMap java(Map<String, Object> answers) {
		VariableMap map = Variables.createVariables();
		answers.forEach(
				(name, value) -> map.put(name, isJson(value) ? SpinValues.jsonValue(text(value)).create() : value));
		return map;
	}

	private static boolean isJson(Object value) {
		return value instanceof Collection || value instanceof Map;
	}

	static String text(Object value) {
		try {
			return Http.JSON.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
