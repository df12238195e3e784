package io.serviceloop.loop.form;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import io.serviceloop.loop.words.Violation;

/**
 * Turns submitted JSON into records and collects everything that does not fit: a number
 * given as text is refused rather than guessed, and every field is looked at before the
 * answer goes out.
 */
class Rows {

	private final Validator validator;

	private final List<Violation> violations;

	Rows(Validator validator, List<Violation> violations) {
		this.validator = validator;
		this.violations = violations;
	}

	/**
	 * A record from a JSON object; null where the object itself is of the wrong shape.
	 */
	<T> T bind(JsonNode node, Class<T> type, String path) {
		if (!node.isObject()) {
			violations.add(Violation.of(path, shown(node), "wrong.type.object"));
			return null;
		}
		RecordComponent[] components = type.getRecordComponents();
		Object[] values = new Object[components.length];
		Class<?>[] types = new Class<?>[components.length];
		Set<String> unusable = new HashSet<>();
		for (int i = 0; i < components.length; i++) {
			String name = components[i].getName();
			types[i] = components[i].getType();
			int before = violations.size();
			values[i] = value(node.path(name), components[i].getGenericType(), path + "." + name);
			if (violations.size() > before) {
				unusable.add(name);
			}
		}
		T record = construct(type, types, values);
		validator.validate(record)
			.stream()
			.filter(violation -> !unusable.contains(violation.getPropertyPath().toString()))
			.sorted(java.util.Comparator.comparing(violation -> position(components, violation)))
			.map(violation -> violation(violation, path))
			.forEach(violations::add);
		return record;
	}

	private static int position(RecordComponent[] components, ConstraintViolation<?> violation) {
		for (int i = 0; i < components.length; i++) {
			if (violation.getPropertyPath().toString().startsWith(components[i].getName())) {
				return i;
			}
		}
		return components.length;
	}

	private Object value(JsonNode node, Type type, String path) {
		if (node.isMissingNode() || node.isNull()) {
			return null;
		}
		if (type == String.class) {
			if (!node.isTextual()) {
				return wrong(node, path, "wrong.type.text");
			}
			return storable(node.textValue(), path, violations) ? node.textValue() : null;
		}
		if (type == Integer.class) {
			return node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue()) && node.canConvertToInt()
					? (Object) node.intValue() : wrong(node, path, "wrong.type.wholeNumber");
		}
		if (type == Double.class) {
			return node.isNumber() && Double.isFinite(node.doubleValue()) ? (Object) node.doubleValue()
					: wrong(node, path, "wrong.type.number");
		}
		if (type == Boolean.class) {
			return node.isBoolean() ? (Object) node.booleanValue() : wrong(node, path, "wrong.type.flag");
		}
		if (type == LocalDate.class) {
			return node.isTextual() && node.textValue().isEmpty() ? null : date(shown(node), path, violations);
		}
		if (type instanceof ParameterizedType list) {
			return list(node, list.getActualTypeArguments()[0], path);
		}
		return bind(node, (Class<?>) type, path);
	}

	private List<Object> list(JsonNode node, Type element, String path) {
		if (!node.isArray()) {
			wrong(node, path, "wrong.type.list");
			return null;
		}
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < node.size(); i++) {
			Object value = value(node.get(i), element, path + "[" + i + "]");
			if (value != null) {
				values.add(value);
			}
		}
		return values;
	}

	private Object wrong(JsonNode node, String path, String key) {
		violations.add(Violation.of(path, shown(node), key));
		return null;
	}

	/**
	 * A date that exists, as {@code yyyy-MM-dd}; null, and a violation, where it is none.
	 */
	static LocalDate date(String text, String path, List<Violation> violations) {
		try {
			// A date picker may add a time of day; the day is what was meant.
			if (text.matches("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}.*)?")) {
				return LocalDate.parse(text.substring(0, 10));
			}
		}
		catch (DateTimeParseException ex) {
			// It has the form of a date, but no calendar has the day.
		}
		violations.add(Violation.of(path, text, "wrong.type.date"));
		return null;
	}

	/**
	 * Whether a database keeps the text; notes a violation where it does not (PostgreSQL
	 * knows no character 0).
	 */
	static boolean storable(String text, String path, List<Violation> violations) {
		if (text.indexOf('\0') < 0) {
			return true;
		}
		violations.add(Violation.of(path, text, "wrong.character"));
		return false;
	}

	/** The sentence of a constraint of Jakarta Validation, named after the constraint. */
	private static Violation violation(ConstraintViolation<?> violation, String path) {
		var descriptor = violation.getConstraintDescriptor();
		var attributes = descriptor.getAttributes();
		Object given = violation.getInvalidValue();
		String where = path + "." + violation.getPropertyPath().toString().replace(".<list element>", "");
		return switch (descriptor.getAnnotation().annotationType().getSimpleName()) {
			case "NotBlank", "NotNull", "NotEmpty" -> Violation.of(where, null, "wrong.missing");
			case "Size" -> Violation.of(where, given instanceof java.util.Collection<?> many ? many.size() : given,
					given instanceof java.util.Collection<?> ? "wrong.count" : "wrong.length", attributes.get("min"),
					attributes.get("max"));
			case "Range" -> Violation.of(where, given, "wrong.range", attributes.get("min"), attributes.get("max"));
			case "Positive" -> Violation.of(where, given, "wrong.positive");
			case "PositiveOrZero" -> Violation.of(where, given, "wrong.notNegative");
			case "Pattern" ->
				Violation.of(where, given, "wrong.choice", String.valueOf(attributes.get("regexp")).replace("|", ", "));
			default -> Violation.of(where, given, violation.getMessageTemplate().replaceAll("[{}]", ""));
		};
	}

	private static <T> T construct(Class<T> type, Class<?>[] types, Object[] values) {
		try {
			var constructor = type.getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return constructor.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("cannot make a " + type.getSimpleName(), ex);
		}
	}

	private static String shown(JsonNode node) {
		return node.isTextual() ? node.textValue() : node.toString();
	}

}
