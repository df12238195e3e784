package io.serviceloop.modelling.check.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterator;
import io.serviceloop.loop.words.Reason;
import io.serviceloop.modelling.check.source.Findings;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;

/**
 * What an expression in FEEL may be, read by the engine's own parser: values, variables,
 * comparisons, arithmetic, and functions that answer at once and the same every time.
 */
public final class Feel {

	private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

	private static final int LONGEST = 1000;

	private static final int DEEPEST = 6;

	private static final Set<String> FUNCTIONS = Set.of("not", "contains", "starts with", "ends with", "upper case",
			"lower case", "string length", "substring", "substring before", "substring after", "trim", "is empty",
			"abs", "floor", "ceiling", "round up", "round down", "round half up", "round half down", "modulo", "even",
			"odd", "min", "max", "sum", "count", "mean", "median", "mode", "number", "string", "date", "time",
			"date and time", "duration", "years and months duration", "day of week", "day of year", "month of year",
			"week of year", "last day of month", "list contains", "all", "any", "is defined", "is blank", "append",
			"index of", "distinct values", "get or else", "get value", "before", "after", "includes", "during",
			"coincides");

	/**
	 * Define functions, repeat things, or grow: what takes longer than its text is long.
	 */
	private static final Set<String> UNBOUNDED = Set.of("FunctionDefinition", "JavaFunctionInvocation",
			"QualifiedFunctionInvocation", "For", "SomeItem", "EveryItem", "IterationContext", "Exponentiation",
			"Filter");

	private Feel() {
	}

	/**
	 * What is wrong with an expression; empty where nothing is.
	 * @param test whether it is the cell of a condition; otherwise it is a value
	 */
	public static List<Reason> faults(String expression, boolean test) {
		List<Reason> faults = new ArrayList<>();
		Exp parsed = parse(expression, test);
		if (parsed == null) {
			return List.of(Reason.of("feel", Findings.shortened(expression)));
		}
		walk(parsed, node -> {
			if (UNBOUNDED.contains(node.getClass().getSimpleName())) {
				faults.add(Reason.of("feel-unbounded", Findings.shortened(expression)));
			}
			if (node instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
				faults.add(Reason.of("feel-function", call.function(), Findings.shortened(expression)));
			}
		});
		return faults.stream().distinct().toList();
	}

	/** Null where it is no expression, or one that is too long or too deep. */
	static Exp parse(String expression, boolean test) {
		if (expression.length() > LONGEST || depth(expression) > DEEPEST
				|| expression.matches("(?s).*(//|/\\*|[{`]).*")) {
			return null;
		}
		try {
			ParseResult result = test ? ENGINE.parseUnaryTests(expression) : ENGINE.parseExpression(expression);
			return result.isSuccess() ? result.parsedExpression().expression() : null;
		}
		catch (RuntimeException | StackOverflowError ex) {
			return null;
		}
	}

	/** Every part of an expression. */
	static void walk(Object node, Consumer<Object> visit) {
		visit.accept(node);
		if (node instanceof camundajar.impl.scala.collection.Iterable<?> list) {
			each(list.iterator(), visit);
		}
		else if (node instanceof Product parts) {
			each(parts.productIterator(), visit);
		}
	}

	private static void each(Iterator<?> parts, Consumer<Object> visit) {
		while (parts.hasNext()) {
			walk(parts.next(), visit);
		}
	}

	/** How many brackets are open at most, and words that nest without one. */
	private static int depth(String expression) {
		int open = 0;
		int most = 0;
		for (int i = 0; i < expression.length(); i++) {
			char letter = expression.charAt(i);
			if ("([{".indexOf(letter) >= 0) {
				most = Math.max(most, ++open);
			}
			else if (")]}".indexOf(letter) >= 0) {
				open--;
			}
		}
		return Math.max(most, expression.split("\\bif\\b|--", -1).length);
	}

}
