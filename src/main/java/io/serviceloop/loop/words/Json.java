package io.serviceloop.loop.words;

import java.io.IOException;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * JSON as variables, registers and answers have it: dates are ISO texts, and a field that
 * a record does not have is no mistake.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.addModule(new JavaTimeModule())
		.addModule(new SimpleModule().addDeserializer(LocalDate.class, new Day()))
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private Json() {
	}

	/** The JSON text of a value. */
	public static String text(Object value) {
		try {
			return MAPPER.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The JSON text of a value, as bytes of UTF-8. */
	public static byte[] bytes(Object value) {
		try {
			return MAPPER.writeValueAsBytes(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A value as a tree. */
	public static <T extends JsonNode> T tree(Object value) {
		return MAPPER.valueToTree(value);
	}

	/** The tree of a text that came from outside; missing where it is no JSON. */
	public static JsonNode parse(String text) {
		try {
			return (text == null) ? MissingNode.getInstance() : MAPPER.readTree(text);
		}
		catch (JsonProcessingException ex) {
			return MissingNode.getInstance();
		}
	}

	/**
	 * The tree of a text that came from outside.
	 * @throws JsonProcessingException with the place where it is no JSON
	 */
	public static JsonNode strict(String text) throws JsonProcessingException {
		return MAPPER.readTree(text);
	}

	/**
	 * The tree of bytes that came from outside, in which no name stands twice in one
	 * object: who reads it next might take the other one.
	 */
	public static JsonNode exact(byte[] bytes) throws IOException {
		JsonNode tree = MAPPER.reader()
			.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.readTree(bytes);
		return (tree == null) ? MissingNode.getInstance() : tree;
	}

	/** The tree of bytes that came from outside; missing where they are no JSON. */
	public static JsonNode parse(byte[] bytes) {
		try {
			JsonNode tree = MAPPER.readTree(bytes);
			return (tree == null) ? MissingNode.getInstance() : tree;
		}
		catch (IOException ex) {
			return MissingNode.getInstance();
		}
	}

	/** The same with each text, and no name, changed. */
	public static JsonNode mapTexts(JsonNode tree, UnaryOperator<String> change) {
		if (tree.isTextual()) {
			return TextNode.valueOf(change.apply(tree.textValue()));
		}
		if (tree instanceof ArrayNode list) {
			for (int i = 0; i < list.size(); i++) {
				list.set(i, mapTexts(list.get(i), change));
			}
		}
		else if (tree instanceof ObjectNode object) {
			object.properties().forEach(member -> member.setValue(mapTexts(member.getValue(), change)));
		}
		return tree;
	}

	/** A value from JSON text that we wrote ourselves; null for null. */
	public static <T> T read(String json, Type type) {
		try {
			return (json == null) ? null : MAPPER.readValue(json, MAPPER.constructType(type));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The rows of a list that was checked before; none for null. */
	public static <T> List<T> list(JsonNode rows, Class<T> element) {
		return (rows == null) ? List.of()
				: MAPPER.convertValue(rows, MAPPER.getTypeFactory().constructCollectionType(List.class, element));
	}

	/** A record from an object that was checked before. */
	public static <T> T convert(JsonNode object, Class<T> type) {
		return MAPPER.convertValue(object, type);
	}

	/** The number in a field of an object; null where there is none. */
	public static Double number(JsonNode object, String field) {
		JsonNode value = object.path(field);
		return (value.isNumber() && Double.isFinite(value.doubleValue())) ? (Double) value.doubleValue() : null;
	}

	public static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	public static ArrayNode array() {
		return MAPPER.createArrayNode();
	}

	/** A date picker may add a time of day; the day is what was meant. */
	private static final class Day extends StdScalarDeserializer<LocalDate> {

		private static final long serialVersionUID = 1L;

		Day() {
			super(LocalDate.class);
		}

		@Override
		public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
			String text = parser.getValueAsString("");
			return text.isEmpty() ? null : LocalDate.parse(text.substring(0, Math.min(10, text.length())));
		}

	}

}
