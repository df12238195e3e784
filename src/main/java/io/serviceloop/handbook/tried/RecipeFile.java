package io.serviceloop.handbook.tried;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.core.JsonFactory;
import io.serviceloop.loop.words.Violation;

/**
 * Reads a recipe that comes from elsewhere, which is hostile: everything that is wrong
 * with it is said at once, and nothing of it is taken as it is.
 */
final class RecipeFile {

	private static final List<String> DIRECTIONS = List.of("increase", "decrease");

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(8)
				.maxStringLength(10_000)
				.maxNameLength(100)
				.maxNumberLength(40)
				.build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final List<Violation> wrong = new ArrayList<>();

	private RecipeFile() {
	}

	/**
	 * Reads a file.
	 * @param wrong receives all that is wrong with it
	 * @return null where anything is
	 */
	static Recipe read(byte[] file, List<Violation> wrong) {
		RecipeFile reading = new RecipeFile();
		Recipe recipe = reading.recipe(file);
		wrong.addAll(reading.wrong);
		return reading.wrong.isEmpty() ? recipe : null;
	}

	private Recipe recipe(byte[] file) {
		JsonNode root;
		try {
			root = MAPPER.readTree(file);
		}
		catch (IOException ex) {
			// Not JSON, twice the same member, too deep, too long: nothing else can be
			// said of it.
			wrong.add(Violation.of("file", null, "recipe.noJson"));
			return null;
		}
		if (root == null || !root.isObject() || !Recipe.FORMAT.equals(root.path("format").asText())) {
			wrong.add(Violation.of("format", given(root == null ? null : root.get("format")), "recipe.format",
					Recipe.FORMAT));
			return null;
		}
		if (!root.path("version").isInt() || root.path("version").asInt() != Recipe.VERSION) {
			wrong.add(Violation.of("version", given(root.get("version")), "recipe.version", Recipe.VERSION));
		}
		String from = optional(root, "from", "from", Recipe.MOST_OF_A_TEXT / 10);
		JsonNode list = root.path("items");
		if (!list.isArray() || list.isEmpty() || list.size() > Recipe.MOST_ITEMS) {
			wrong.add(Violation.of("items", list.isArray() ? list.size() : null, "wrong.count", 1, Recipe.MOST_ITEMS));
			return null;
		}
		List<Recipe.Item> items = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < list.size(); i++) {
			String path = "items[" + i + "].";
			int before = wrong.size();
			Recipe.Item item = item(list.get(i), path);
			if (wrong.size() == before && !seen.add(item.id())) {
				wrong.add(Violation.of(path + "problem", null, "recipe.twiceInFile"));
			}
			items.add(item);
		}
		return Recipe.of(from, items);
	}

	private Recipe.Item item(JsonNode item, String path) {
		JsonNode problem = item.path("problem");
		JsonNode cause = item.path("cause");
		JsonNode effect = item.path("effect");
		List<Recipe.Measure> measures = new ArrayList<>();
		JsonNode list = item.path("measures");
		if (!list.isArray() || list.isEmpty() || list.size() > Recipe.MOST_MEASURES) {
			wrong.add(Violation.of(path + "measures", list.isArray() ? list.size() : null, "wrong.count", 1,
					Recipe.MOST_MEASURES));
		}
		else {
			for (int i = 0; i < list.size(); i++) {
				String at = path + "measures[" + i + "].";
				measures.add(new Recipe.Measure(choice(list.get(i), "kind", at, TriedQuery.CHOICES.get("kind"), false),
						text(list.get(i), "text", at, Recipe.MOST_OF_A_TEXT), flag(list.get(i), "stopped", at, false)));
			}
		}
		return Recipe.Item.of(
				new Recipe.Problem(text(problem, "type", path + "problem.", Recipe.MOST_OF_A_NAME),
						text(problem, "stage", path + "problem.", Recipe.MOST_OF_A_NAME),
						text(problem, "description", path + "problem.", Recipe.MOST_OF_A_TEXT)),
				new Recipe.Cause(choice(cause, "class", path + "cause.", TriedQuery.CHOICES.get("causeClass"), true),
						text(cause, "text", path + "cause.", Recipe.MOST_OF_A_TEXT)),
				measures, effect(effect, path + "effect."));
	}

	private Recipe.Effect effect(JsonNode effect, String path) {
		Double before = number(effect, "beforePercent", path, 0, Recipe.MOST_PERCENT);
		Double after = number(effect, "afterPercent", path, 0, Recipe.MOST_PERCENT);
		boolean given = isGiven(effect, "beforePercent");
		if ((before != null && before != 100) || given != isGiven(effect, "afterPercent")) {
			wrong.add(Violation.of(path + "beforePercent", given(effect.get("beforePercent")), "recipe.before"));
		}
		return new Recipe.Effect(text(effect, "metric", path, 2 * Recipe.MOST_OF_A_NAME),
				choice(effect, "direction", path, DIRECTIONS, true), before, after,
				number(effect, "attainment", path, -Recipe.MOST_ATTAINMENT, Recipe.MOST_ATTAINMENT),
				flag(effect, "met", path, true),
				choice(effect, "proven", path, TriedQuery.CHOICES.get("proven"), false));
	}

	private static boolean isGiven(JsonNode of, String name) {
		return !of.path(name).isMissingNode() && !of.path(name).isNull();
	}

	private String text(JsonNode of, String name, String path, int most) {
		JsonNode value = of.path(name);
		if (value.isMissingNode() || value.isNull() || (value.isTextual() && value.asText().isBlank())) {
			wrong.add(Violation.of(path + name, null, "wrong.missing"));
			return "";
		}
		return checked(value, path + name, most);
	}

	private String optional(JsonNode of, String name, String path, int most) {
		JsonNode value = of.path(name);
		boolean none = value.isMissingNode() || value.isNull() || (value.isTextual() && value.asText().isBlank());
		return none ? null : checked(value, path, most);
	}

	private String checked(JsonNode value, String path, int most) {
		if (!value.isTextual()) {
			wrong.add(Violation.of(path, given(value), "wrong.type.text"));
			return "";
		}
		String text = value.asText().strip();
		if (text.codePoints().anyMatch(RecipeFile::isNoText)) {
			wrong.add(Violation.of(path, null, "recipe.character"));
		}
		if (text.length() > most) {
			wrong.add(Violation.of(path, text, "issues.import.long", most));
		}
		return text;
	}

	/**
	 * Control characters, halves of characters, and what turns the direction of writing
	 * around, by which a text looks like another one.
	 */
	static boolean isNoText(int character) {
		return (Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0)
				|| Character.getType(character) == Character.SURROGATE || (character >= 0x202A && character <= 0x202E)
				|| (character >= 0x2066 && character <= 0x2069);
	}

	private String choice(JsonNode of, String name, String path, List<String> choices, boolean needed) {
		JsonNode value = of.path(name);
		if (value.isMissingNode() || value.isNull()) {
			if (needed) {
				wrong.add(Violation.of(path + name, null, "wrong.missing"));
			}
			return null;
		}
		if (!value.isTextual() || !choices.contains(value.asText())) {
			wrong.add(Violation.of(path + name, given(value), "wrong.choice", String.join(", ", choices)));
		}
		return value.asText();
	}

	private Double number(JsonNode of, String name, String path, double least, double most) {
		JsonNode value = of.path(name);
		if (!isGiven(of, name)) {
			return null;
		}
		if (!value.isNumber()) {
			wrong.add(Violation.of(path + name, given(value), "wrong.type.number"));
			return null;
		}
		if (!(value.asDouble() >= least && value.asDouble() <= most)) {
			wrong.add(Violation.of(path + name, given(value), "wrong.range", least, most));
			return null;
		}
		// Nothing below nothing: -0 is 0.
		return value.asDouble() + 0.0;
	}

	private boolean flag(JsonNode of, String name, String path, boolean needed) {
		JsonNode value = of.path(name);
		boolean missing = value.isMissingNode() || value.isNull();
		if (missing ? needed : !value.isBoolean()) {
			wrong.add(Violation.of(path + name, missing ? null : given(value),
					missing ? "wrong.missing" : "wrong.type.flag"));
		}
		return value.asBoolean();
	}

	private static String given(JsonNode value) {
		if (value == null || value.isMissingNode()) {
			return null;
		}
		return value.isContainerNode() ? value.getNodeType().name().toLowerCase(java.util.Locale.ROOT) : value.asText();
	}

}
