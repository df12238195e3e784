package io.serviceloop.loop.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;

/** One version of a decision. */
public final class DeployedDecision {

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

	private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

	private final String id;

	private final DmnModelInstance model;

	private final DecisionService recorded;

	private final DmnEngine lookingUp;

	private final DmnDecision decision;

	private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

	DeployedDecision(DecisionDefinition definition, DmnModelInstance model, DecisionService recorded,
			DmnEngine lookingUp) {
		this.id = definition.getId();
		this.model = model;
		this.recorded = recorded;
		this.lookingUp = lookingUp;
		this.decision = lookingUp.parseDecision(definition.getKey(), model);
	}

	String id() {
		return id;
	}

	/**
	 * Decides, and the history keeps what was decided by which rule.
	 * @return outputs by name; empty where the table has not exactly one answer
	 */
	public Optional<Map<String, Object>> decide(Map<String, Object> inputs) {
		return single(recorded.evaluateDecisionById(id).variables(inputs).evaluate());
	}

	/**
	 * What would be decided; nothing is written. Expressions are read as the engine reads
	 * them, which it does within {@link Decisions#ask} only.
	 * @return outputs by name; empty where the table has not exactly one answer
	 */
	public Optional<Map<String, Object>> look(Map<String, Object> inputs) {
		try {
			return single(lookingUp.evaluateDecision(decision, inputs));
		}
		catch (DmnEngineException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The numbers that the rules name for an input, ascending, each once: where one rule
	 * ends and the next begins.
	 */
	public List<Double> boundaries(String input) {
		return cells(input).flatMap(entry -> NUMBER.matcher(entry).results())
			.map(number -> Double.valueOf(number.group()))
			.distinct()
			.sorted()
			.toList();
	}

	/** The texts that the rules name for an input, in their order, each once. */
	public List<String> texts(String input) {
		return cells(input).flatMap(entry -> TEXT.matcher(entry).results())
			.map(text -> text.group(1))
			.distinct()
			.toList();
	}

	private Stream<String> cells(String input) {
		Decision found = model.getModelElementById(decision.getKey());
		if (!(found.getExpression() instanceof DecisionTable table)) {
			return Stream.empty();
		}
		List<String> inputs = table.getInputs().stream().map(DeployedDecision::expression).toList();
		int column = inputs.indexOf(input);
		return (column < 0) ? Stream.empty()
				: table.getRules()
					.stream()
					.map(rule -> List.copyOf(rule.getInputEntries()).get(column).getTextContent());
	}

	/** What follows from this version, worked out once. */
	public <T> T once(Class<T> type, Function<DeployedDecision, T> working) {
		return type.cast(derived.computeIfAbsent(type, any -> working.apply(this)));
	}

	private static String expression(Input input) {
		return (input.getInputExpression() == null) ? "" : input.getInputExpression().getTextContent().strip();
	}

	private static Optional<Map<String, Object>> single(DmnDecisionResult result) {
		return (result.size() == 1) ? Optional.of(result.get(0).getEntryMap()) : Optional.empty();
	}

}
