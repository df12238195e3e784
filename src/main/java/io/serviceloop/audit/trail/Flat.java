package io.serviceloop.audit.trail;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer as single values, each with its place: rows are known by what names them, so
 * that what was said of the same row before can stand beside it.
 */
final class Flat {

	private static final List<String> NAMES = List.of("id", "goalId", "problemId", "site", "user", "name", "bone",
			"metric");

	private Flat() {
	}

	/** The values of an answer by place: {@code goals/g1/target}. */
	static Map<String, String> of(Map<String, JsonNode> answer) {
		Map<String, String> values = new LinkedHashMap<>();
		answer.forEach((name, value) -> walk(name, value, values));
		return values;
	}

	private static void walk(String place, JsonNode value, Map<String, String> values) {
		if (value.isObject()) {
			value.properties()
				.stream()
				.filter(member -> !member.getKey().equals("id") || !place.endsWith("/" + member.getValue().asText()))
				.forEach(member -> walk(place + "/" + member.getKey(), member.getValue(), values));
		}
		else if (value.isArray() && list(value)) {
			values.put(place, String.join("\n", (Iterable<String>) texts(value)::iterator));
		}
		else if (value.isArray()) {
			Set<String> used = new HashSet<>();
			int number = 0;
			for (JsonNode row : value) {
				String name = named(row, ++number);
				walk(place + "/" + (used.add(name) ? name : name + " " + number), row, values);
			}
		}
		else if (!value.isNull() && !value.isMissingNode() && !value.asText().isEmpty()) {
			values.put(place, text(value));
		}
	}

	/** 5 and 5.0 are the same number, whichever way it was sent. */
	private static String text(JsonNode value) {
		return value.isFloatingPointNumber() ? value.decimalValue().stripTrailingZeros().toPlainString()
				: value.asText();
	}

	private static boolean list(JsonNode value) {
		return !value.isEmpty()
				&& Stream.iterate(0, i -> i < value.size(), i -> i + 1).allMatch(i -> value.get(i).isValueNode());
	}

	private static Stream<String> texts(JsonNode value) {
		return Stream.iterate(0, i -> i < value.size(), i -> i + 1).map(i -> text(value.get(i)));
	}

	private static String named(JsonNode row, int number) {
		return NAMES.stream()
			.map(name -> row.path(name))
			.filter(value -> value.isValueNode() && !value.isNull() && !value.asText().isBlank())
			.map(value -> value.asText().replace('/', '-'))
			.findFirst()
			.orElse(String.valueOf(number));
	}

}
