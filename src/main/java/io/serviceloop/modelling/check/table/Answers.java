package io.serviceloop.modelling.check.table;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.loop.words.Reason;
import io.serviceloop.modelling.check.source.Findings;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Ref;

/** What the rules of a table answer. */
final class Answers {

	private Answers() {
	}

	/**
	 * Whether an answer is a value of its kind; what is not is found.
	 * @param known the inputs of the table, which an answer may name
	 * @param domain what the application understands; null where it does not ask
	 * @param asked whether the application asks this table
	 */
	static boolean check(Table.Rule rule, String answer, Table.Column output, Set<String> known, Domain domain,
			boolean asked, Findings findings) {
		if (answer.isEmpty()) {
			if (domain != null) {
				findings.error(rule.node(), "output-empty", rule.shown(), shown(output));
			}
			return domain == null;
		}
		List<Reason> faults = Feel.faults(answer, false);
		faults.forEach(fault -> findings.error(rule.node(), fault.key(), fault.arguments().toArray()));
		if (!faults.isEmpty()) {
			return false;
		}
		Exp parsed = Feel.parse(answer, false);
		boolean[] right = { true };
		Feel.walk(parsed, part -> {
			if (part instanceof Ref name && !(known.contains(name.names().head()) && !asked)) {
				findings.error(rule.node(), "output-variable", rule.shown(), String.valueOf(name.names().head()));
				right[0] = false;
			}
		});
		return right[0] && value(rule, answer, output, domain, findings);
	}

	private static boolean value(Table.Rule rule, String answer, Table.Column output, Domain domain,
			Findings findings) {
		Object value = constant(answer);
		boolean known = (domain == null) ? value == null || fits(value, output.type())
				: fits(value, domain) && fits(value, output.type());
		if (known && value != null && !output.values().isEmpty()) {
			known = listed(output.values(), value);
		}
		if (!known) {
			findings.error(rule.node(), "output-value", rule.shown(), shown(output), Findings.shortened(answer),
					(domain == null) ? (output.values().isEmpty() ? String.valueOf(output.type()) : output.values())
							: shown(domain));
		}
		return known;
	}

	private static boolean listed(String values, Object value) {
		try {
			return Table.holds(values, value);
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/**
	 * The value of an answer that depends on nothing; null where it does, or has none.
	 */
	static Object constant(String answer) {
		try {
			return Table.value(answer, Map.of());
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static boolean fits(Object value, Domain domain) {
		return switch (domain.type()) {
			case "flag" -> value instanceof Boolean;
			case "text" -> value instanceof String text
					&& (domain.texts().isEmpty() ? !text.isBlank() : domain.texts().contains(text));
			default -> value instanceof Number number && (domain.type().equals("number") || isWhole(number))
					&& (domain.least() == null || number.doubleValue() >= domain.least())
					&& (domain.above() == null || number.doubleValue() > domain.above())
					&& (domain.most() == null || number.doubleValue() <= domain.most());
		};
	}

	/**
	 * Whether it is of the type that the output says; the engine would turn it into it.
	 */
	private static boolean fits(Object value, String type) {
		return switch (String.valueOf(type)) {
			case "integer", "long" -> value instanceof Number number && isWhole(number);
			case "double", "number" -> value instanceof Number;
			case "boolean" -> value instanceof Boolean;
			case "string" -> value instanceof String;
			default -> true;
		};
	}

	private static boolean isWhole(Number number) {
		return number.doubleValue() == Math.rint(number.doubleValue());
	}

	private static String shown(Table.Column output) {
		String label = output.node().attribute("label");
		return (label == null || label.isBlank()) ? String.valueOf(output.name()) : label;
	}

	private static String shown(Domain domain) {
		return switch (domain.type()) {
			case "flag" -> "true, false";
			case "text" -> domain.texts().isEmpty() ? "\"…\"" : String.join(", ", domain.texts());
			default -> (domain.least() == null ? "…" : trimmed(domain.least())) + " – "
					+ (domain.most() == null ? "…" : trimmed(domain.most()));
		};
	}

	private static String trimmed(double number) {
		return (number == Math.rint(number)) ? String.valueOf((long) number) : String.valueOf(number);
	}

}
