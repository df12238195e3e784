package io.serviceloop.loop.form;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.words.Characters;
import io.serviceloop.loop.words.Json;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A Camunda Form of a task that a process owner has added to a model: nobody wrote a
 * check for it, so it is checked against what it says itself. Tasklist would make these
 * checks in the browser alone.
 */
final class OwnersForm {

	/** A pattern may take as long as the square of its text. */
	private static final int LONGEST_MATCHED = 2000;

	private final Map<String, JsonNode> fields = new LinkedHashMap<>();

	/**
	 * A form.
	 * @param form as it was deployed; missing where the task has none, so that nothing
	 * can be submitted with it
	 */
	OwnersForm(JsonNode form) {
		collect(form.path("components"));
	}

	private void collect(JsonNode components) {
		components.forEach(component -> {
			if (component.path("key").isTextual() && !component.path("disabled").booleanValue()) {
				fields.put(component.get("key").textValue(), component);
			}
			collect(component.path("components"));
		});
	}

	/**
	 * Finds what is wrong with an answer.
	 * @param answer of which long texts are changed to what is kept of them
	 * @param before what the task knew before the answer
	 * @param complete whether the task is to be completed; otherwise what is missing is
	 * not missed yet
	 */
	void check(Map<String, Object> answer, VariableScope before, boolean complete, Faults faults) {
		answer.keySet()
			.stream()
			.filter(name -> !fields.containsKey(name))
			.forEach(name -> faults.wrong(name, null, "wrong.undeclared", String.join(", ", fields.keySet())));
		fields.forEach((name, field) -> {
			if (!complete && !answer.containsKey(name)) {
				return;
			}
			if (answer.containsKey(name) && field.path("type").asText().equals("textarea")) {
				SubmittedValues.keep(answer, name);
			}
			Object given = answer.containsKey(name) ? plain(SubmittedValues.raw(answer, name))
					: plain(Variable.raw(before, name));
			boolean empty = given == null || given.toString().isBlank();
			if (!empty) {
				value(name, given, field, faults);
			}
			else if (complete && isRequired(field)) {
				faults.wrong(name, null, "wrong.missing");
			}
		});
	}

	/** A list arrives as the text of its JSON. */
	private static Object plain(Object given) {
		JsonNode list = (given instanceof String text && text.startsWith("[")) ? Json.parse(text) : null;
		return (list != null && list.isArray()) ? list : given;
	}

	/** A field that may be hidden is not submitted while it is. */
	private static boolean isRequired(JsonNode field) {
		return field.path("validate").path("required").booleanValue() && field.path("conditional").isMissingNode();
	}

	private static void value(String name, Object given, JsonNode field, Faults faults) {
		switch (field.path("type").asText()) {
			case "number" -> number(name, given, field, faults);
			case "checkbox" -> faults.wrongIf(!given.toString().matches("true|false"), name, given, "wrong.type.flag");
			case "datetime" -> date(name, given, field.path("subtype").asText("date"), faults);
			case "radio", "select" -> option(name, given, field.path("values"), faults);
			case "checklist", "taglist" -> {
				if (given instanceof Iterable<?> many) {
					many.forEach(one -> option(name, (one instanceof JsonNode node) ? node.asText() : one,
							field.path("values"), faults));
				}
				else {
					faults.wrong(name, given, "wrong.type.list");
				}
			}
			case "textfield" -> text(name, given, true, field.path("validate"), faults);
			case "textarea" -> text(name, given, false, field.path("validate"), faults);
			default -> {
				// What this Tasklist cannot show, nobody can answer wrongly.
			}
		}
	}

	private static void text(String name, Object given, boolean line, JsonNode limits, Faults faults) {
		String text = (given instanceof JsonNode list) ? list.toString()
				: (given instanceof String words) ? words : null;
		if (text == null) {
			faults.wrong(name, given, "wrong.type.text");
			return;
		}
		String unusable = line ? Characters.faultOfName(text) : Characters.faultOfText(text);
		faults.wrongIf(unusable != null, name, text, unusable);
		int most = limits.path("maxLength").asInt(Integer.MAX_VALUE);
		int least = limits.path("minLength").asInt(1);
		if (text.length() < least || text.length() > most) {
			faults.wrong(name, text, "wrong.length", least, most);
		}
		String pattern = limits.path("pattern").asText("");
		faults.wrongIf(!fits(pattern, text), name, text, "wrong.pattern", pattern);
	}

	/**
	 * What is no pattern here, though it is one in a browser, the browser alone can
	 * check.
	 */
	private static boolean fits(String pattern, String text) {
		if (text.length() > LONGEST_MATCHED && !pattern.isEmpty()) {
			return false;
		}
		try {
			return Pattern.compile(pattern).matcher(text).find();
		}
		catch (PatternSyntaxException ex) {
			return true;
		}
	}

	private static void number(String name, Object given, JsonNode field, Faults faults) {
		JsonNode limits = field.path("validate");
		Number number = field.path("serializeToString").booleanValue() ? parsed(given.toString())
				: (given instanceof Number figure) ? figure : null;
		if (number == null) {
			faults.wrong(name, given, "wrong.type.number");
			return;
		}
		double least = limits.path("min").asDouble(Double.NEGATIVE_INFINITY);
		double most = limits.path("max").asDouble(Double.POSITIVE_INFINITY);
		if (!(number.doubleValue() >= least && number.doubleValue() <= most)) {
			faults.wrong(name, given, "wrong.range", shown(least), shown(most));
		}
	}

	private static Double parsed(String text) {
		try {
			return Double.valueOf(text);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static Object shown(double limit) {
		return Double.isInfinite(limit) ? "…" : limit;
	}

	private static void date(String name, Object given, String kind, Faults faults) {
		try {
			if (kind.equals("date")) {
				LocalDate.parse(given.toString());
			}
			else if (kind.equals("datetime")) {
				LocalDateTime.parse(given.toString().substring(0, 16));
			}
		}
		catch (DateTimeParseException | StringIndexOutOfBoundsException ex) {
			faults.wrong(name, given, "wrong.type.date");
		}
	}

	/** Options that come from a variable or an expression cannot be known here. */
	private static void option(String name, Object given, JsonNode values, Faults faults) {
		List<String> options = StreamSupport.stream(values.spliterator(), false)
			.map(value -> value.path("value").asText())
			.toList();
		faults.wrongIf(!options.isEmpty() && !options.contains(given.toString()), name, given, "wrong.choice",
				String.join(", ", options));
	}

}
