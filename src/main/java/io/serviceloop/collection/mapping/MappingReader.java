package io.serviceloop.collection.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Violation;

/** Reads a mapping from JSON and collects everything that is wrong with it. */
public final class MappingReader {

	private static final int MAX_SKIP = 10_000;

	private final List<Violation> violations = new ArrayList<>();

	private final Map<FeedbackField, Object> columns = new EnumMap<>(FeedbackField.class);

	private final Set<String> missing = new HashSet<>();

	private String dateFormat;

	private boolean header = true;

	private int skipLines;

	/** What could be read of it, however much that is. */
	public Mapping read(String json) {
		try {
			JsonNode node = (json == null || json.isBlank()) ? null : Json.strict(json);
			if (node == null) {
				add("mapping", null, "import.mapping.absent");
			}
			else if (!node.isObject()) {
				add("mapping", json, "import.mapping.noObject");
			}
			else {
				node.fields().forEachRemaining(entry -> member(entry.getKey(), entry.getValue()));
				if (columns.isEmpty() && violations.isEmpty()) {
					add("mapping", json, "import.mapping.empty");
				}
			}
		}
		catch (JsonProcessingException ex) {
			add("mapping", json, "import.mapping.noJson",
					(ex.getLocation() == null) ? "?" : String.valueOf(ex.getLocation().getColumnNr()));
		}
		return new Mapping(columns, dateFormat, missing, header, skipLines);
	}

	public List<Violation> violations() {
		return violations;
	}

	private void member(String key, JsonNode value) {
		if (FeedbackField.of(key).isPresent()) {
			column(FeedbackField.of(key).get(), value);
			return;
		}
		switch (key) {
			case "dateFormat" -> dateFormat(value);
			case "missing" -> missing(value);
			case "header" -> {
				header = value.asBoolean(true);
				check(value.isBoolean() || value.isNull(), key, value, "import.mapping.boolean");
			}
			case "skipLines" -> {
				skipLines = Math.max(0, Math.min(value.asInt(), MAX_SKIP));
				check(value.isNull() || (value.isInt() && value.asInt() == skipLines), key, value,
						"import.mapping.skipLines", String.valueOf(MAX_SKIP));
			}
			default -> add("mapping." + key, null, "import.mapping.unknownField",
					Arrays.stream(FeedbackField.values())
						.map(field -> field.key)
						.collect(Collectors.joining(", ", "", ", dateFormat, missing, header, skipLines")));
		}
	}

	private void column(FeedbackField field, JsonNode value) {
		if (value.isInt()) {
			columns.put(field, value.asInt());
		}
		else if (value.isTextual() && !value.asText().isBlank()) {
			columns.put(field, value.asText().strip());
		}
		else {
			check(value.isNull() || value.isTextual(), field.key, value, "import.mapping.column");
		}
	}

	private void dateFormat(JsonNode value) {
		String pattern = value.isNull() ? "" : value.asText();
		check(value.isNull() || value.isTextual(), "dateFormat", value, "import.mapping.dateFormat");
		if (!pattern.isBlank() && value.isTextual()) {
			try {
				new DateReader(pattern);
				dateFormat = pattern;
			}
			catch (IllegalArgumentException | java.time.DateTimeException ex) {
				add("mapping.dateFormat", pattern, "import.mapping.dateFormat");
			}
		}
	}

	private void missing(JsonNode value) {
		boolean right = value.isNull() || value.isTextual() || value.isArray();
		for (JsonNode item : value.isArray() ? value : List.of(value)) {
			right &= item.isValueNode();
			if (!item.isNull()) {
				missing.add(item.asText().strip());
			}
		}
		check(right, "missing", value, "import.mapping.missing");
	}

	private void check(boolean right, String key, JsonNode value, String messageKey, Object... arguments) {
		if (!right) {
			add("mapping." + key, value, messageKey, arguments);
		}
	}

	private void add(String path, Object given, String key, Object... arguments) {
		violations.add(Violation.of(path, given, key, arguments));
	}

}
