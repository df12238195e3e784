package io.serviceloop.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the engine says of its own interface (OpenAPI), and requests made of it at random:
 * right, wrong in one place, and not even shaped so. The same chance makes the same
 * request.
 */
final class Described {

	/** What PostgreSQL takes as parameters of one statement is less. */
	private static final int MANY = 70_000;

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	/** Persons of the demo; administrators get furthest. */
	private static final List<String> PEOPLE = List.of("lead", "agent", "quality", "manager", "owner", "auditor",
			"admin", "admin", "admin");

	private static final List<String> TEXTS = List.of("", " ", "none", "a,b,,c", "x_eq_y", "a_like_%", "_eq_", "true",
			"-1", "99999999999999999999", "1.5", "2030-13-45T99:99:99.000+0000", "2030-01-01", "2030-01-01T00:00:00",
			"+292278994-08-17T07:12:55.807+0000", "${1/0}", "#{execution}", "'; drop table x; --", "%", "null",
			"\u6c49\u5b57 \ud83d\ude00", "x".repeat(300), "x".repeat(5000), "\0", "a\0b", "java.lang.Object", "[B",
			"<a/>", "{}", "asc", "PT1H", "R3/PT1S", "../../etc", "a b", "\n", "\ud83d");

	private final JsonNode document;

	private final List<Operation> operations = new ArrayList<>();

	/** One operation of the interface. */
	record Operation(String method, String path, JsonNode description) {

		@Override
		public String toString() {
			return method + " " + path;
		}

	}

	/** One request; the body is null where there is none. */
	record Try(String person, String method, String path, String type, String body) {

		Http.Answer by(Http http, Surface surface) {
			return http.send(surface, person, method, path, type, body, "en");
		}

		@Override
		public String toString() {
			String shown = String.valueOf(body);
			return person + " " + method + " " + path + " " + shown.substring(0, Math.min(shown.length(), 1500));
		}

	}

	private Described(JsonNode document) {
		this.document = document;
		document.path("paths")
			.fields()
			.forEachRemaining(path -> path.getValue()
				.fields()
				.forEachRemaining(
						operation -> operations.add(new Operation(operation.getKey().toUpperCase(java.util.Locale.ROOT),
								path.getKey(), operation.getValue()))));
	}

	static Described engine() {
		try (InputStream description = Described.class.getResourceAsStream("/openapi.json")) {
			return new Described(Http.JSON.readTree(description));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Operation> operations() {
		return operations;
	}

	/**
	 * A request of an operation.
	 * @param known ids of what is there, by the name under which they are asked for
	 */
	Try request(Operation operation, Random chance, Map<String, String> known) {
		String path = operation.path();
		Map<String, String> query = new LinkedHashMap<>();
		boolean wrongAddress = chance.nextInt(4) == 0;
		boolean wrongQuery = chance.nextInt(2) == 0;
		int share = 1 + chance.nextInt(6);
		for (JsonNode parameter : operation.description().path("parameters")) {
			String name = parameter.path("name").asText();
			if (parameter.path("in").asText().equals("path")) {
				String value = wrongAddress ? any(TEXTS, chance) : known(at(path, name), known, chance);
				path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "none" : value));
			}
			else if (parameter.path("required").asBoolean() ? chance.nextInt(8) != 0
					: chance.nextInt(8) < share / 2 + (name.startsWith("sort") ? 2 : 0) && chance.nextInt(3) == 0) {
				query.put(name, wrongQuery ? any(TEXTS, chance)
						: text(name, resolved(parameter.path("schema")), known, chance));
			}
		}
		StringJoiner address = new StringJoiner("&", path + "?", "").setEmptyValue(path);
		query.forEach((name, value) -> address.add(encoded(name) + "=" + encoded(value)));
		JsonNode content = operation.description().path("requestBody").path("content");
		String person = any(PEOPLE, chance);
		if (content.isEmpty()) {
			return new Try(person, operation.method(), address.toString(), null, null);
		}
		String type = content.fieldNames().next();
		JsonNode schema = content.path(type).path("schema");
		String body = type.startsWith("multipart") ? parts(schema, known, chance) : body(schema, known, chance);
		return new Try(person, operation.method(), address.toString(),
				type.startsWith("multipart") ? type + "; boundary=b" : type, body);
	}

	private String body(JsonNode schema, Map<String, String> known, Random chance) {
		int kind = chance.nextInt(12);
		return switch (kind) {
			case 0 -> List.of("", "{", "null", "[]", "{}", "5", "\"x\"", "[null]", "{\"\":null}", "<a/>", "{\"a\":1}")
				.get(chance.nextInt(11));
			case 1, 2 -> value("", schema, known, chance, 0, 10).toString();
			// Wrong in one place, or in several.
			default -> {
				JsonNode body = value("", schema, known, chance, 0, 3 + chance.nextInt(8));
				for (int places = 1 + chance.nextInt(2); places > 0; places--) {
					body = spoiled(body, chance);
				}
				yield body.toString();
			}
		};
	}

	private String parts(JsonNode schema, Map<String, String> known, Random chance) {
		StringBuilder body = new StringBuilder();
		resolved(schema).path("properties").fields().forEachRemaining(part -> {
			if (chance.nextInt(4) != 0) {
				String value = chance.nextBoolean() ? any(TEXTS, chance)
						: text(part.getKey(), resolved(part.getValue()), known, chance);
				body.append("--b\r\nContent-Disposition: form-data; name=\"").append(part.getKey()).append('"');
				if (part.getValue().path("format").asText().equals("binary") || chance.nextInt(6) == 0) {
					body.append("; filename=\"")
						.append(any(List.of("a.form", "a.bpmn", "a.dmn", "a.txt", ""), chance))
						.append('"');
				}
				if (chance.nextInt(6) == 0) {
					body.append("\r\nContent-Type: ")
						.append(any(List.of("application/json", "x", "text/plain"), chance));
				}
				body.append("\r\n\r\n").append(value).append("\r\n");
			}
		});
		return body.append("--b--\r\n").toString();
	}

	/**
	 * A value as it is described.
	 * @param often of ten members, how many are there
	 */
	private JsonNode value(String name, JsonNode described, Map<String, String> known, Random chance, int depth,
			int often) {
		JsonNode schema = resolved(described);
		if (schema.has("enum") && chance.nextInt(10) != 0) {
			return schema.path("enum").get(chance.nextInt(schema.path("enum").size()));
		}
		switch (type(schema)) {
			case "object" -> {
				ObjectNode object = NODES.objectNode();
				if (depth < 4) {
					schema.path("properties").fields().forEachRemaining(member -> {
						if (chance.nextInt(10) < often) {
							object.set(member.getKey(),
									value(member.getKey(), member.getValue(), known, chance, depth + 1, often - 1));
						}
					});
					JsonNode others = schema.path("additionalProperties");
					if (others.isObject()) {
						for (String key : List.of("title", "a")) {
							object.set(key, value(key, others, known, chance, depth + 1, often));
						}
					}
				}
				return object;
			}
			case "array" -> {
				ArrayNode array = NODES.arrayNode();
				for (int i = chance.nextInt(3); i >= 0 && depth < 5; i--) {
					array.add(value(name, schema.path("items"), known, chance, depth + 1, often));
				}
				return array;
			}
			case "boolean" -> {
				return NODES.booleanNode(chance.nextBoolean());
			}
			case "integer" -> {
				return NODES.numberNode(any(List.of(0, 1, 2, 10, 50), chance));
			}
			case "number" -> {
				return NODES.numberNode(1.5);
			}
			default -> {
				return NODES.textNode(text(name, schema, known, chance));
			}
		}
	}

	/** A text as a parameter of the address has it. */
	private static String text(String name, JsonNode schema, Map<String, String> known, Random chance) {
		if (schema.has("enum")) {
			return schema.path("enum").get(chance.nextInt(schema.path("enum").size())).asText();
		}
		if (schema.path("format").asText().startsWith("date")) {
			return any(List.of("2030-01-01T00:00:00.000+0000", "2013-01-23T14:42:45.000+0200"), chance);
		}
		return switch (type(schema)) {
			case "boolean" -> String.valueOf(chance.nextBoolean());
			case "integer" -> any(List.of("0", "1", "10", "-1"), chance);
			default -> known(name, known, chance);
		};
	}

	/** What is there under such a name, if something is; else something harmless. */
	private static String known(String name, Map<String, String> known, Random chance) {
		String singular = name.replaceAll("(Not)?In$|s$", "");
		String value = known.getOrDefault(name, known.get(singular));
		if (value == null || chance.nextInt(12) == 0) {
			return any(List.of("none", "a", "String", "Json", "equals", "a_eq_b", "1", "default"), chance);
		}
		return value;
	}

	/** Under which name something in an address is known. */
	private static String at(String path, String name) {
		if (!name.equals("id") && !name.equals("key")) {
			return name;
		}
		String before = path.substring(0, path.indexOf("{" + name + "}")).replaceAll("^/history|/count|/key", "");
		return before.replace("/", "") + "." + name;
	}

	/** Puts something else in the place of one of the values within. */
	private static JsonNode spoiled(JsonNode body, Random chance) {
		if (body instanceof ObjectNode object && !object.isEmpty()) {
			List<String> names = new ArrayList<>();
			object.fieldNames().forEachRemaining(names::add);
			String name = any(names, chance);
			int what = chance.nextInt(8);
			if (what == 0) {
				object.remove(name);
			}
			else if (what < 4 && object.get(name).isContainerNode()) {
				object.set(name, spoiled(object.get(name), chance));
			}
			else {
				object.set(name, wrong(object.get(name), chance));
			}
			return object;
		}
		if (body instanceof ArrayNode array && !array.isEmpty() && chance.nextBoolean()) {
			int at = chance.nextInt(array.size());
			array.set(at, spoiled(array.get(at), chance));
			return array;
		}
		return wrong(body, chance);
	}

	private static JsonNode wrong(JsonNode right, Random chance) {
		return switch (chance.nextInt(12)) {
			case 0, 1 -> NODES.nullNode();
			case 2 -> NODES.numberNode(any(List.of(-1L, 5L, 3_000_000_000L, Long.MIN_VALUE), chance));
			case 3 -> NODES.numberNode(1e300);
			case 4 -> NODES.booleanNode(chance.nextBoolean());
			case 5 -> NODES.objectNode();
			case 6 -> NODES.objectNode().set("a", NODES.arrayNode().add(NODES.nullNode()));
			case 7 -> NODES.arrayNode();
			case 8 -> right.isArray() && chance.nextInt(4) == 0 ? many() : NODES.arrayNode().add(NODES.nullNode());
			default -> NODES.textNode(any(TEXTS, chance));
		};
	}

	private static ArrayNode many() {
		ArrayNode many = NODES.arrayNode();
		for (int i = 0; i < MANY; i++) {
			many.add("i" + i);
		}
		return many;
	}

	/** A description with what it refers to and what it is made of. */
	private JsonNode resolved(JsonNode schema) {
		JsonNode found = schema;
		while (found.has("$ref")) {
			found = document.at(found.path("$ref").asText().substring(1));
		}
		if (!found.has("allOf")) {
			return found;
		}
		ObjectNode whole = NODES.objectNode().put("type", "object");
		ObjectNode members = whole.putObject("properties");
		for (JsonNode part : found.path("allOf")) {
			members.setAll((ObjectNode) resolved(part).path("properties").deepCopy());
		}
		if (found.path("properties") instanceof ObjectNode own) {
			members.setAll(own);
		}
		return whole;
	}

	private static String type(JsonNode schema) {
		if (schema.path("type").isTextual()) {
			return schema.path("type").asText();
		}
		return schema.has("properties") || schema.has("additionalProperties") ? "object"
				: schema.has("items") ? "array" : "string";
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static <T> T any(List<T> of, Random chance) {
		return of.get(chance.nextInt(of.size()));
	}

}
