package io.serviceloop.loop.form;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.words.Characters;
import io.serviceloop.loop.words.Json;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.util.ReflectionUtils;

/**
 * Turns what was submitted into records and collects everything that does not fit: a
 * number given as text is refused rather than guessed, and every field is looked at
 * before the answer goes out.
 */
final class AnswerReader {

	/** How JSON writes what {@link Characters#kept} leaves out, and some more. */
	private static final Pattern CONTROL = Pattern.compile("\\\\u00|[\\x7f-\\x9f]");

	private final Validator validator;

	private final Faults faults;

	AnswerReader(Validator validator, Faults faults) {
		this.validator = validator;
		this.faults = faults;
	}

	/**
	 * The answer from its values.
	 * @param given a value by its name: JSON as its text, everything else as it came;
	 * null where there is none
	 */
	<A extends Record> A answer(Function<String, Object> given, Class<A> type) {
		A answer = record(type, "", part -> variable(given.apply(part.getName()), part));
		return construct(type, part -> {
			Object value = value(part, answer);
			return (value == null && part.getType() == List.class) ? List.of() : value;
		});
	}

	private Object variable(Object given, RecordComponent part) {
		String name = part.getName();
		if (given == null || "".equals(given)) {
			return null;
		}
		if (List.class.isAssignableFrom(part.getType()) || Record.class.isAssignableFrom(part.getType())) {
			return json(given, part);
		}
		if (given instanceof String text) {
			String stripped = text.strip();
			// A form of Camunda sends a chosen answer as text.
			Object value = (part.getType() == Boolean.class && stripped.matches("true|false"))
					? (Object) Boolean.valueOf(stripped) : value(TextNode.valueOf(stripped), part, name);
			return "".equals(value) ? null : value;
		}
		return value(Json.tree(given), part, name);
	}

	private Object json(Object given, RecordComponent part) {
		JsonNode node = (given instanceof String text) ? Json.parse(text) : MissingNode.getInstance();
		if (node.isMissingNode()) {
			faults.wrong(part.getName(), given, "wrong.json");
			return null;
		}
		if (node.isArray() && node.size() > Form.MOST_ROWS) {
			faults.wrong(part.getName(), node.size(), "wrong.count", 1, Form.MOST_ROWS);
			return null;
		}
		return value(node, part, part.getName());
	}

	/**
	 * Writes texts and flags as they were understood: what was checked is what the
	 * process reads.
	 */
	static void settle(Record answer, VariableScope scope) {
		for (RecordComponent part : answer.getClass().getRecordComponents()) {
			Object given = Variable.raw(scope, part.getName());
			Object value = value(part, answer);
			if ((value instanceof List || value instanceof Record) && given instanceof String json) {
				Variable.asJson(scope, part.getName(), kept(json));
			}
			else if (value instanceof Boolean && !value.equals(given)) {
				scope.setVariable(part.getName(), value);
			}
			else if (given instanceof String text && !text.equals(Characters.kept(text.strip()))) {
				scope.setVariable(part.getName(), Characters.kept(text.strip()));
			}
		}
	}

	/** JSON whose texts are as they were understood; as it came where they are anyway. */
	private static String kept(String json) {
		if (!CONTROL.matcher(json).find()) {
			return json;
		}
		return Json.text(Json.mapTexts(Json.parse(json), Characters::kept));
	}

	/**
	 * A record from a JSON object; null where the object itself is of the wrong shape.
	 */
	private <T> T bind(JsonNode node, Class<T> type, String path) {
		if (!node.isObject()) {
			faults.wrong(path, shown(node), "wrong.type.object");
			return null;
		}
		List<String> fields = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
		// More than is asked for is left aside, but not where that is all there is.
		faults.wrongIf(!node.isEmpty() && fields.stream().noneMatch(node::has), path, null, "wrong.undeclared",
				String.join(", ", fields));
		return record(type, path + ".", part -> value(node.path(part.getName()), part, path + "." + part.getName()));
	}

	private <T> T record(Class<T> type, String path, Function<RecordComponent, Object> reading) {
		Set<String> unusable = new HashSet<>();
		T record = construct(type, part -> {
			int before = faults.count();
			Object value = reading.apply(part);
			if (faults.count() > before) {
				unusable.add(part.getName());
			}
			return value;
		});
		List<String> order = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
		validator.validate(record)
			.stream()
			.filter(violation -> !unusable.contains(field(violation)))
			.sorted(Comparator.comparing(violation -> order.indexOf(field(violation))))
			.forEach(violation -> note(violation, path));
		return record;
	}

	private static String field(ConstraintViolation<?> violation) {
		return violation.getPropertyPath().iterator().next().getName();
	}

	private Object value(JsonNode node, RecordComponent part, String path) {
		return value(node, part.getAnnotatedType(), isName(part), path);
	}

	/** Whether a text is one line, by its length. */
	static boolean isName(RecordComponent part) {
		return isName(part.getAccessor().getAnnotation(Size.class));
	}

	private static boolean isName(Size size) {
		return size != null && size.max() <= Characters.LONGEST_NAME;
	}

	/**
	 * A value of a type.
	 * @param name whether a text is a name, by its length
	 */
	private Object value(JsonNode node, AnnotatedType declared, boolean name, String path) {
		Type type = declared.getType();
		if (node.isMissingNode() || node.isNull()) {
			return null;
		}
		if (type == String.class) {
			if (!node.isTextual()) {
				return wrong(node, path, "wrong.type.text");
			}
			String text = node.textValue();
			return name ? usable(text, path, Characters.faultOfName(text))
					: usable(Characters.kept(text), path, Characters.faultOfText(text));
		}
		if (type == Integer.class) {
			return node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue()) && node.canConvertToInt()
					? (Object) node.intValue() : wrong(node, path, "wrong.type.wholeNumber");
		}
		if (type == Double.class) {
			return node.isNumber() && Double.isFinite(node.doubleValue())
					? usable(node.doubleValue(), path, Unusable.number(node.doubleValue()))
					: wrong(node, path, "wrong.type.number");
		}
		if (type == Boolean.class) {
			return node.isBoolean() ? (Object) node.booleanValue() : wrong(node, path, "wrong.type.flag");
		}
		if (type == LocalDate.class) {
			return node.isTextual() && node.textValue().isEmpty() ? null : date(shown(node), path);
		}
		if (declared instanceof AnnotatedParameterizedType list) {
			return list(node, list.getAnnotatedActualTypeArguments()[0], path);
		}
		return bind(node, (Class<?>) type, path);
	}

	private List<Object> list(JsonNode node, AnnotatedType element, String path) {
		if (!node.isArray()) {
			wrong(node, path, "wrong.type.list");
			return null;
		}
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < node.size(); i++) {
			String at = path + "[" + i + "]";
			Object value = node.get(i).isNull()
					? wrong(node.get(i), at,
							(element.getType() == String.class) ? "wrong.type.text" : "wrong.type.object")
					: value(node.get(i), element, isName(element.getAnnotation(Size.class)), at);
			if (value != null) {
				values.add(value);
			}
		}
		return values;
	}

	private Object wrong(JsonNode node, String path, String key) {
		faults.wrong(path, shown(node), key);
		return null;
	}

	/**
	 * A date that exists, as {@code yyyy-MM-dd}; null, and a violation, where it is none.
	 */
	private LocalDate date(String text, String path) {
		try {
			// A date picker may add a time of day; the day is what was meant.
			if (text.matches("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}.*)?")) {
				return LocalDate.parse(text.substring(0, 10));
			}
		}
		catch (DateTimeParseException ex) {
			// It has the form of a date, but no calendar has the day.
		}
		faults.wrong(path, text, "wrong.type.date");
		return null;
	}

	/** The value; null, and a violation, where something is wrong with it. */
	private Object usable(Object value, String path, String complaint) {
		faults.wrongIf(complaint != null, path, value, complaint);
		return (complaint == null) ? value : null;
	}

	/** The sentence of a constraint of Jakarta Validation, named after the constraint. */
	private void note(ConstraintViolation<?> violation, String path) {
		var descriptor = violation.getConstraintDescriptor();
		var attributes = descriptor.getAttributes();
		Object given = violation.getInvalidValue();
		String where = path + violation.getPropertyPath().toString().replace(".<list element>", "");
		switch (descriptor.getAnnotation().annotationType().getSimpleName()) {
			case "NotBlank", "NotNull", "NotEmpty" -> faults.wrong(where, null, "wrong.missing");
			case "Size" -> {
				if (given instanceof Collection<?> many) {
					faults.wrong(where, many.size(), "wrong.count", attributes.get("min"), attributes.get("max"));
				}
				else {
					faults.wrong(where, given, "wrong.length", 1, attributes.get("max"));
				}
			}
			case "Range" -> faults.wrong(where, given, "wrong.range", attributes.get("min"), attributes.get("max"));
			case "Positive" -> faults.wrong(where, given, "wrong.positive");
			case "PositiveOrZero" -> faults.wrong(where, given, "wrong.notNegative");
			case "Pattern" ->
				faults.wrong(where, given, "wrong.choice", String.valueOf(attributes.get("regexp")).replace("|", ", "));
			default -> faults.wrong(where, given, violation.getMessageTemplate().replaceAll("[{}]", ""));
		}
	}

	private static <T> T construct(Class<T> type, Function<RecordComponent, Object> value) {
		RecordComponent[] parts = type.getRecordComponents();
		try {
			var constructor = type
				.getDeclaredConstructor(Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
			constructor.setAccessible(true);
			return constructor.newInstance(Arrays.stream(parts).map(value).toArray());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("cannot make a " + type.getSimpleName(), ex);
		}
	}

	private static Object value(RecordComponent part, Record record) {
		ReflectionUtils.makeAccessible(part.getAccessor());
		return ReflectionUtils.invokeMethod(part.getAccessor(), record);
	}

	private static String shown(JsonNode node) {
		return node.isTextual() ? node.textValue() : node.toString();
	}

}
