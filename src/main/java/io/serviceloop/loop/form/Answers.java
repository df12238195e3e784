package io.serviceloop.loop.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validator;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What was answered in a form, read field by field. Reading never throws: what is wrong
 * is collected until {@link #refuseIfWrong()}, so that the author hears of all mistakes
 * at once. After a mistake the value read is null.
 */
public class Answers {

	private static final int MOST_ROWS = 200;

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final VariableScope scope;

	private final Rows rows;

	private final List<Violation> violations = new ArrayList<>();

	Answers(VariableScope scope, Validator validator) {
		this.scope = scope;
		this.rows = new Rows(validator, violations);
	}

	/**
	 * A text that has to be there, of at most {@code longest} characters; outer blanks
	 * are cut.
	 */
	public String text(Variable variable, int longest) {
		String text = optionalText(variable, longest);
		if (text == null && !complained(variable)) {
			violations.add(Violation.of(variable.name(), null, "wrong.missing"));
		}
		return text;
	}

	/** A text that may be missing; blank counts as missing. */
	public String optionalText(Variable variable, int longest) {
		Object value = variable.in(scope);
		if (value == null) {
			return null;
		}
		if (!(value instanceof String text)) {
			violations.add(Violation.of(variable.name(), value, "wrong.type.text"));
			return null;
		}
		String stripped = text.strip();
		if (stripped.length() > longest) {
			violations.add(Violation.of(variable.name(), text, "wrong.length", 1, longest));
			return null;
		}
		if (!Rows.storable(text, variable.name(), violations)) {
			return null;
		}
		if (!stripped.equals(text)) {
			// What was checked is what the process reads.
			variable.set(scope, stripped);
		}
		return stripped.isEmpty() ? null : stripped;
	}

	/** One of several words. */
	public String choice(Variable variable, Set<String> choices) {
		String text = text(variable, 100);
		if (text != null && !choices.contains(text)) {
			violations.add(Violation.of(variable.name(), text, "wrong.choice", String.join(", ", choices)));
			return null;
		}
		return text;
	}

	/** A whole number within bounds, both included. */
	public Integer wholeNumber(Variable variable, int least, int most) {
		Object value = variable.in(scope);
		if (value == null || "".equals(value)) {
			violations.add(Violation.of(variable.name(), null, "wrong.missing"));
			return null;
		}
		if (!(value instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
			violations.add(Violation.of(variable.name(), value, "wrong.type.wholeNumber"));
			return null;
		}
		if (number.doubleValue() < least || number.doubleValue() > most) {
			violations.add(Violation.of(variable.name(), value, "wrong.range", least, most));
			return null;
		}
		return number.intValue();
	}

	/**
	 * A yes or no that has to be there; a form of Camunda sends a chosen answer as text.
	 */
	public Boolean flag(Variable variable) {
		Object value = variable.in(scope);
		if (value instanceof Boolean flag) {
			return flag;
		}
		if ("true".equals(value) || "false".equals(value)) {
			Boolean flag = Boolean.valueOf((String) value);
			variable.set(scope, flag);
			return flag;
		}
		violations.add(Violation.of(variable.name(), value, (value == null) ? "wrong.missing" : "wrong.type.flag"));
		return null;
	}

	/**
	 * A yes or no, with a note that a no cannot do without.
	 *
	 * @param yes what was decided
	 * @param note why; may be null for a yes
	 */
	public record Verdict(boolean yes, String note) {
	}

	/**
	 * A decision with its note.
	 * @param noteMissing message key for a no without a note
	 */
	public Verdict verdict(Variable flag, Variable note, String noteMissing) {
		Boolean yes = flag(flag);
		String words = optionalText(note, 2000);
		if (Boolean.FALSE.equals(yes) && words == null && !complained(note)) {
			violations.add(Violation.of(note.name(), null, noteMissing));
		}
		return new Verdict(Boolean.TRUE.equals(yes), words);
	}

	/** A date that has to be there. */
	public LocalDate date(Variable variable) {
		String text = text(variable, 40);
		return (text == null) ? null : Rows.date(text, variable.name(), violations);
	}

	/**
	 * The rows of a list that has at least one, each bound to a record and checked by its
	 * constraints.
	 */
	public <T> List<T> rows(Variable variable, Class<T> type) {
		JsonNode list = list(variable);
		List<T> bound = new ArrayList<>();
		for (int i = 0; list != null && i < list.size(); i++) {
			T row = rows.bind(list.get(i), type, variable.name() + "[" + i + "]");
			if (row != null) {
				bound.add(row);
			}
		}
		return bound;
	}

	/**
	 * A list of texts, each of at most {@code longest} characters; blank ones are left
	 * out.
	 */
	public List<String> texts(Variable variable, int least, int longest) {
		JsonNode list = list(variable);
		List<String> texts = new ArrayList<>();
		for (int i = 0; list != null && i < list.size(); i++) {
			JsonNode node = list.get(i);
			String path = variable.name() + "[" + i + "]";
			if (!node.isTextual()) {
				violations.add(Violation.of(path, node.toString(), "wrong.type.text"));
			}
			else if (node.textValue().length() > longest) {
				violations.add(Violation.of(path, node.textValue(), "wrong.length", 1, longest));
			}
			else if (Rows.storable(node.textValue(), path, violations) && !node.textValue().isBlank()) {
				texts.add(node.textValue().strip());
			}
		}
		if (list != null && texts.size() < least && !complained(variable)) {
			violations.add(Violation.of(variable.name(), texts.size(), "wrong.count", least, MOST_ROWS));
		}
		return texts;
	}

	/** A JSON object that may be missing, bound to a record. */
	public <T> T object(Variable variable, Class<T> type) {
		JsonNode node = json(variable, false);
		return (node == null || node.isNull()) ? null : rows.bind(node, type, variable.name());
	}

	/** Refuses ids that stand twice in a list. */
	public <T> void distinct(Variable variable, List<T> list, Function<T, String> id) {
		distinct(variable, list, "id", id);
	}

	/** Refuses rows that stand twice in a list, told apart by one of their fields. */
	public <T> void distinct(Variable variable, List<T> list, String field, Function<T, String> id) {
		java.util.Set<String> seen = new java.util.HashSet<>();
		for (int i = 0; i < list.size(); i++) {
			String value = id.apply(list.get(i));
			if (value != null && !seen.add(value)) {
				wrong(variable.name() + "[" + i + "]." + field, value, "wrong.idTwice");
			}
		}
	}

	/**
	 * Refuses what has grown too long as a whole for its register, though each part of it
	 * is short enough.
	 */
	public void fits(String path, String json, int most) {
		if (json.length() > most) {
			violations.add(Violation.of(path, null, "wrong.tooMuch", most));
		}
	}

	/** Notes a mistake that only the step itself can see. */
	public void wrong(String path, Object given, String key, Object... arguments) {
		violations.add(Violation.of(path, given, key, arguments));
	}

	/** Notes mistakes that a pure check has found. */
	public void wrong(List<Violation> found) {
		violations.addAll(found);
	}

	/**
	 * Ends the submission with everything that was found; nothing happens where nothing
	 * was.
	 */
	public void refuseIfWrong() {
		Trial.end(violations);
		if (!violations.isEmpty()) {
			// In the order of the form: variable by variable, row by row.
			List<String> variables = violations.stream().map(Violation::variable).distinct().toList();
			violations.sort(Comparator.<Violation>comparingInt(violation -> variables.indexOf(violation.variable()))
				.thenComparing(Violation::row, Comparator.nullsFirst(Comparator.naturalOrder())));
			throw SubmissionRefused.invalid(violations);
		}
	}

	private JsonNode list(Variable variable) {
		JsonNode node = json(variable, true);
		if (node == null) {
			return null;
		}
		if (!node.isArray()) {
			violations.add(Violation.of(variable.name(), node.toString(), "wrong.type.list"));
			return null;
		}
		if (node.isEmpty() || node.size() > MOST_ROWS) {
			violations.add(Violation.of(variable.name(), node.size(), "wrong.count", 1, MOST_ROWS));
			return null;
		}
		return node;
	}

	private JsonNode json(Variable variable, boolean required) {
		Object value = variable.in(scope);
		if (value == null) {
			if (required) {
				violations.add(Violation.of(variable.name(), null, "wrong.missing"));
			}
			return null;
		}
		JsonNode node = (value instanceof String text) ? parse(text) : null;
		if (node == null) {
			violations.add(Violation.of(variable.name(), value, "wrong.json"));
		}
		else if (!variable.isJson(scope)) {
			// Models read it as JSON, however it was sent.
			variable.set(scope, value);
		}
		return node;
	}

	/** The tree of a JSON text; null where it is none. */
	static JsonNode parse(String text) {
		try {
			JsonNode node = MAPPER.readTree(text);
			return node.isMissingNode() ? null : node;
		}
		catch (JsonProcessingException ex) {
			return null;
		}
	}

	private boolean complained(Variable variable) {
		return violations.stream().anyMatch(violation -> violation.path().startsWith(variable.name()));
	}

}
