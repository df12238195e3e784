package io.serviceloop.collection.mapping;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Violation;

/** Reads a mapping from JSON and collects everything that is wrong with it. */
public final class MappingReader {

	private static final int MAX_SKIP = 10_000;

	private static final Map<FeedbackField, String> HOURS = Map.of(FeedbackField.TIME, "timeOfDay",
			FeedbackField.STARTED, "startedTimeOfDay", FeedbackField.FINISHED, "finishedTimeOfDay");

	/** What names a column in a mapping. */
	public static final List<String> COLUMNS = Stream
		.concat(Arrays.stream(FeedbackField.values()).map(field -> field.key), HOURS.values().stream().sorted())
		.toList();

	private static final String OTHERS = ", timeOfDay, startedTimeOfDay, finishedTimeOfDay, dateFormat, zone, missing, "
			+ "ratingScale, decimal, mendSwapped, skipHidden, header, skipLines, headerRow, encoding, delimiter, sheet";

	private final List<Violation> violations = new ArrayList<>();

	private final Map<FeedbackField, Object> columns = new EnumMap<>(FeedbackField.class);

	private final Set<String> missing = new HashSet<>();

	private String dateFormat;

	private boolean header = true;

	private int skipLines;

	private final Map<FeedbackField, Object> timesOfDay = new EnumMap<>(FeedbackField.class);

	private Charset encoding;

	private Character delimiter;

	private String sheet;

	private RatingScale scale;

	private ZoneId zone;

	private Character decimal;

	private boolean mendSwapped;

	private boolean skipHidden;

	/** What could be read of it, however much that is. */
	public Mapping read(String json) {
		return read(json, false);
	}

	/** The same of parts of a mapping, which need no column. */
	public Mapping parts(String json) {
		return read(json, true);
	}

	private Mapping read(String json, boolean parts) {
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
				if (!parts && columns.isEmpty() && violations.isEmpty()) {
					add("mapping", json, "import.mapping.empty");
				}
			}
		}
		catch (JsonProcessingException ex) {
			add("mapping", json, "import.mapping.noJson",
					(ex.getLocation() == null) ? "?" : String.valueOf(ex.getLocation().getColumnNr()));
		}
		return new Mapping(columns, timesOfDay, dateFormat, missing, header, skipLines,
				new Mapping.Source(encoding, delimiter, sheet), scale, zone, decimal, mendSwapped, skipHidden);
	}

	public List<Violation> violations() {
		return violations;
	}

	private void member(String key, JsonNode value) {
		if (FeedbackField.of(key).isPresent()) {
			column(columns, FeedbackField.of(key).get(), key, value);
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
			case "headerRow" -> {
				// The same as the lines above it, and that it names the columns.
				if (!value.isNull()) {
					skipLines = Math.max(0, Math.min(value.asInt() - 1, MAX_SKIP));
					header = true;
				}
				check(value.isNull() || (value.isInt() && value.asInt() == skipLines + 1), key, value,
						"import.mapping.headerRow", String.valueOf(MAX_SKIP + 1));
			}
			case "timeOfDay", "startedTimeOfDay", "finishedTimeOfDay" -> {
				FeedbackField of = HOURS.entrySet()
					.stream()
					.filter(hours -> hours.getValue().equals(key))
					.findFirst()
					.orElseThrow()
					.getKey();
				column(timesOfDay, of, key, value);
			}
			case "encoding" -> encoding = told(key, value, "import.mapping.encoding", MappingReader::charset);
			case "delimiter" -> delimiter = told(key, value, "import.mapping.delimiter", MappingReader::sign);
			case "sheet" -> sheet = told(key, value, "import.mapping.sheet", text -> text);
			case "ratingScale" -> scale = told(key, value, "import.mapping.ratingScale", RatingScale::of);
			case "zone" -> zone(value);
			case "decimal" -> decimal = told(key, value, "import.mapping.decimal",
					text -> text.equals(",") || text.equals(".") ? text.charAt(0) : null);
			case "mendSwapped" -> {
				mendSwapped = value.asBoolean(false);
				check(value.isBoolean() || value.isNull(), key, value, "import.mapping.boolean");
			}
			case "skipHidden" -> {
				skipHidden = value.asBoolean(false);
				check(value.isBoolean() || value.isNull(), key, value, "import.mapping.boolean");
			}
			default -> add("mapping." + key, null, "import.mapping.unknownField",
					Arrays.stream(FeedbackField.values())
						.map(field -> field.key)
						.collect(Collectors.joining(", ", "", OTHERS)));
		}
	}

	/** A value that is a text of a certain kind; null where it is not there, or wrong. */
	private <T> T told(String key, JsonNode value, String messageKey, Function<String, T> kind) {
		T read = null;
		if (value.isTextual() && !value.asText().isEmpty()) {
			try {
				read = kind.apply(value.asText());
			}
			catch (IllegalArgumentException | DateTimeException ex) {
				// Said below.
			}
		}
		check(read != null || value.isNull() || (value.isTextual() && value.asText().isEmpty()), key, value,
				messageKey);
		return read;
	}

	/** By its name in the list of IANA, in whatever case, or as an offset. */
	private void zone(JsonNode value) {
		String name = value.isTextual() ? value.asText().strip().replace(' ', '_') : "";
		List<String> known = ZoneId.getAvailableZoneIds().stream().sorted().toList();
		Optional<String> same = known.stream().filter(name::equalsIgnoreCase).findFirst();
		// People know the city.
		String places = known.stream()
			.filter(one -> one.contains("/") && one.substring(one.lastIndexOf('/') + 1).equalsIgnoreCase(name))
			.collect(Collectors.joining(", "));
		if (same.isEmpty() && !places.isEmpty()) {
			add("mapping.zone", value, "import.mapping.zoneOf", places);
			return;
		}
		zone = same.map(ZoneId::of).orElseGet(() -> told("zone", value, "import.mapping.zone", ZoneId::of));
	}

	private static Charset charset(String name) {
		return name.matches("[A-Za-z0-9_.:-]{1,40}") && Charset.isSupported(name) ? Charset.forName(name) : null;
	}

	private static Character sign(String text) {
		String sign = text.equals("\\t") ? "\t" : text;
		return (sign.length() == 1 && "\"\n\r\0".indexOf(sign.charAt(0)) < 0) ? sign.charAt(0) : null;
	}

	/** What a mapping calls the time of day of a date. */
	static String hoursOf(FeedbackField date) {
		return HOURS.get(date);
	}

	private void column(Map<FeedbackField, Object> columns, FeedbackField field, String key, JsonNode value) {
		if (value.isInt()) {
			columns.put(field, value.asInt());
		}
		else if (value.isTextual() && !value.asText().isBlank()) {
			columns.put(field, value.asText().strip());
		}
		else {
			check(value.isNull() || value.isTextual(), key, value, "import.mapping.column");
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
