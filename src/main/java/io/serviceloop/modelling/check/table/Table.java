package io.serviceloop.modelling.check.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;

/** A decision table as it stands in its file, asked with the engine's own FEEL. */
final class Table {

	private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

	private final Node table;

	private final List<Column> inputs = new ArrayList<>();

	private final List<Column> outputs = new ArrayList<>();

	private final List<Rule> rules = new ArrayList<>();

	/**
	 * A column.
	 *
	 * @param name the variable that is asked, or the name of what is answered
	 * @param type as it stands in the file; null where nothing does
	 * @param values the list of values beside it; empty where there is none
	 */
	record Column(Node node, String name, String type, String values) {
	}

	/**
	 * A rule.
	 *
	 * @param number from 1, as Modeler counts
	 */
	record Rule(Node node, int number, List<String> tests, List<String> answers) {

		/** How people find it. */
		String shown() {
			Node words = node.child("description");
			return number
					+ ((words == null || words.text().isEmpty()) ? "" : " (" + Findings.shortened(words.text()) + ")");
		}

	}

	Table(Node table) {
		this.table = table;
		table.children("input").forEach(input -> {
			Node expression = input.child("inputExpression");
			inputs.add(new Column(input, text(expression),
					(expression == null) ? null : expression.attribute("typeRef"), text(input.child("inputValues"))));
		});
		table.children("output")
			.forEach(output -> outputs.add(new Column(output, output.attribute("name"), output.attribute("typeRef"),
					text(output.child("outputValues")))));
		table.children("rule")
			.forEach(rule -> rules
				.add(new Rule(rule, rules.size() + 1, rule.children("inputEntry").stream().map(Table::text).toList(),
						rule.children("outputEntry").stream().map(Table::text).toList())));
	}

	/** The text of an entry, with its own text element; empty where there is none. */
	private static String text(Node entry) {
		return (entry == null || entry.child("text") == null) ? "" : entry.child("text").text();
	}

	/** Values by name, as a sentence has them. */
	static String shown(Map<String, Object> values) {
		return values.entrySet()
			.stream()
			.map(value -> value.getKey() + " = " + value.getValue())
			.collect(Collectors.joining(", "));
	}

	/** How many answers it gives, and which: {@code UNIQUE} where nothing is said. */
	String hitPolicy() {
		return Objects.requireNonNullElse(table.attribute("hitPolicy"), "UNIQUE");
	}

	List<Column> inputs() {
		return inputs;
	}

	List<Column> outputs() {
		return outputs;
	}

	List<Rule> rules() {
		return rules;
	}

	/**
	 * Whether a cell holds for a value.
	 * @throws RuntimeException where FEEL cannot say
	 */
	static boolean holds(String test, Object value) {
		return test.isEmpty() || FEEL.evaluateSimpleUnaryTests(test, "cellInput",
				Variables.createVariables().putValue("cellInput", value).asVariableContext());
	}

	/**
	 * The value of an answer.
	 * @throws RuntimeException where FEEL cannot say
	 */
	static Object value(String answer, Map<String, Object> inputs) {
		VariableContext known = Variables.fromMap(new LinkedHashMap<>(inputs)).asVariableContext();
		return answer.isEmpty() ? null : FEEL.evaluateSimpleExpression(answer, known);
	}

	/** The rules that hold for some inputs, in the order of the table. */
	List<Rule> matching(Map<String, Object> given) {
		return rules.stream().filter(rule -> {
			for (int i = 0; i < inputs.size(); i++) {
				if (!holds(rule.tests().get(i), given.get(inputs.get(i).name()))) {
					return false;
				}
			}
			return true;
		}).toList();
	}

	/** What a rule answers, by name. */
	Map<String, Object> answer(Rule rule, Map<String, Object> given) {
		Map<String, Object> answer = new LinkedHashMap<>();
		for (int i = 0; i < outputs.size(); i++) {
			answer.put(outputs.get(i).name(), value(rule.answers().get(i), given));
		}
		return answer;
	}

}
