package io.serviceloop.modelling.check.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.serviceloop.loop.engine.DecisionUse;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;
import org.camunda.feel.syntaxtree.ConstString;

/** What can come to an input of a table. */
final class Domains {

	private static final Map<String, Set<String>> TYPES = Map.of("number", Set.of("number", "double"), "wholeNumber",
			Set.of("number", "double", "integer", "long"), "text", Set.of("string"), "flag", Set.of("boolean"));

	private static final Set<String> NUMBERS = Set.of("number", "double", "integer", "long");

	private static final Set<String> ANYTHING = Set.of("", "-");

	private final DecisionUse use;

	private final Map<String, Domain> feeders;

	private final Node decision;

	private final Map<String, Node> decisions;

	Domains(DecisionUse use, Map<String, Domain> feeders, Node decision, Map<String, Node> decisions) {
		this.use = use;
		this.feeders = feeders;
		this.decision = decision;
		this.decisions = decisions;
	}

	/**
	 * What the application asks with, what another table answers, what forms fill in, or
	 * what the list of values beside the input says; null where it cannot be told, which
	 * is found.
	 */
	Domain of(Table.Column input, Findings findings) {
		Domain listed = listed(input);
		Domain domain = (use != null) ? use.inputs().get(input.name()) : answered(input.name());
		if (domain == null) {
			Domain fed = feeders.get(input.name());
			domain = (fed != null && fits(fed, input.type())) ? fed : listed;
		}
		if (domain == null) {
			findings.error(input.node(), "unproven-domain", input.name());
			return null;
		}
		if (!fits(domain, input.type())) {
			findings.error(input.node(), "type", input.name(), String.valueOf(input.type()),
					String.join(", ", TYPES.get(domain.type())));
			return null;
		}
		return (use != null && domain.type().equals("text") && domain.texts().isEmpty()) ? Domain.texts(named(input))
				: domain;
	}

	/**
	 * The texts that the cells of an input name: a catalogue knows what it lists. A cell
	 * that takes anything takes one text more.
	 */
	private List<String> named(Table.Column input) {
		Table table = new Table(decision.child("decisionTable"));
		int column = table.inputs().stream().map(Table.Column::name).toList().indexOf(input.name());
		Set<String> named = new LinkedHashSet<>();
		table.rules()
			.stream()
			.map(rule -> Feel.parse(rule.tests().get(column), true))
			.filter(Objects::nonNull)
			.forEach(cell -> Feel.walk(cell, part -> {
				if (part instanceof ConstString text) {
					named.add(text.value());
				}
			}));
		if (table.rules().stream().map(rule -> rule.tests().get(column).strip()).anyMatch(ANYTHING::contains)) {
			named.add("…");
		}
		return List.copyOf(named);
	}

	/** Whether every value can be tried. */
	static boolean isFinite(Domain domain) {
		return domain.type().equals("text") || domain.type().equals("flag");
	}

	/**
	 * The list of values of a number, where that is what tells what can come; empty where
	 * it is not.
	 */
	String listedNumbers(Table.Column input) {
		Domain fed = feeders.get(input.name());
		boolean known = use != null || answered(input.name()) != null || fed != null && fits(fed, input.type());
		boolean plain = !known && !input.values().isEmpty() && NUMBERS.contains(String.valueOf(input.type()))
				&& Feel.faults(input.values(), true).isEmpty();
		return plain ? input.values() : "";
	}

	/** An input without a type takes what comes. */
	private static boolean fits(Domain domain, String type) {
		return type == null || type.isBlank() || type.equals("Any") || TYPES.get(domain.type()).contains(type);
	}

	/** The list of values beside an input, or every value of its type; null for texts. */
	private static Domain listed(Table.Column input) {
		List<String> texts = texts(input.values());
		if (!NUMBERS.contains(String.valueOf(input.type())) && texts != null && !texts.isEmpty()) {
			return new Domain("text", null, null, null, texts.stream().filter(Objects::nonNull).distinct().toList(),
					texts.contains(null));
		}
		return switch (String.valueOf(input.type())) {
			case "integer", "long" -> new Domain("wholeNumber", null, null, null, List.of(), false);
			case "double", "number" -> Domain.numbers(null, null);
			case "boolean" -> Domain.flag();
			default -> null;
		};
	}

	/** The texts of a list of values; null where it holds anything else. */
	private static List<String> texts(String values) {
		List<String> texts = new ArrayList<>();
		if (values.isEmpty()) {
			return texts;
		}
		Object parsed = Feel.parse(values, true);
		if (parsed == null) {
			return null;
		}
		Set<String> other = new HashSet<>();
		Feel.walk(parsed, part -> {
			String kind = part.getClass().getSimpleName();
			if (part instanceof ConstString text) {
				texts.add(text.value());
			}
			else if (kind.equals("ConstNull$")) {
				texts.add(null);
			}
			else if (!Set.of("AtLeastOne", "UnaryTestExpression", "InputEqualTo", "String", "$colon$colon", "Nil$")
				.contains(kind)) {
				other.add(kind);
			}
		});
		return (other.isEmpty() && texts.stream().anyMatch(Objects::nonNull)) ? texts : null;
	}

	/** What a table that this one needs can answer; null where none does. */
	private Domain answered(String name) {
		for (Node requirement : decision.children("informationRequirement")) {
			Node required = requirement.child("requiredDecision");
			Node other = (required == null) ? null
					: decisions.get(String.valueOf(required.attribute("href")).replaceFirst("^#", ""));
			if (other == null || other == decision || other.child("decisionTable") == null) {
				continue;
			}
			Table table = new Table(other.child("decisionTable"));
			for (int i = 0; i < table.outputs().size(); i++) {
				if (name.equals(table.outputs().get(i).name())) {
					return answers(table, i);
				}
			}
		}
		return null;
	}

	private static Domain answers(Table table, int output) {
		Set<Object> values = new HashSet<>();
		for (Table.Rule rule : table.rules()) {
			if (rule.answers().size() <= output) {
				return null;
			}
			Object value = Answers.constant(rule.answers().get(output));
			if (value == null) {
				return null;
			}
			values.add(value);
		}
		if (values.stream().allMatch(String.class::isInstance)) {
			return Domain.texts(values.stream().map(String.class::cast).sorted().toList());
		}
		if (values.stream().allMatch(Boolean.class::isInstance)) {
			return Domain.flag();
		}
		// Between its smallest and its greatest answer: more than can come, never less.
		return values.stream().allMatch(Number.class::isInstance)
				? Domain.numbers(values.stream().mapToDouble(value -> ((Number) value).doubleValue()).min().orElse(0),
						values.stream().mapToDouble(value -> ((Number) value).doubleValue()).max().orElse(0))
				: null;
	}

}
