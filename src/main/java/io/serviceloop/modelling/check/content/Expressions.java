package io.serviceloop.modelling.check.content;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.serviceloop.modelling.check.source.Vocabulary;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * What an expression of a model may be: a variable, one of the published functions, or a
 * comparison of such values. Read by the engine's own parser, so that both see the same.
 */
final class Expressions {

	private static final int LONGEST = 500;

	/** Names that the engine itself answers, with things that lead further. */
	private static final Set<String> NEVER = Set.of("execution", "task", "authenticatedUserId", "caseExecution",
			"externalTask", "connector");

	private static final Set<Object> COMPARISONS = Set.of(AstBinary.EQ, AstBinary.NE, AstBinary.LT, AstBinary.LE,
			AstBinary.GT, AstBinary.GE, AstBinary.AND, AstBinary.OR);

	private final Map<String, Vocabulary.Function> functions;

	private final Set<String> beans = new HashSet<>();

	Expressions(Vocabulary words) {
		this.functions = words.functions();
		beans.addAll(words.delegates().keySet());
		beans.addAll(words.listeners().keySet());
		functions.keySet().forEach(function -> beans.add(function.substring(0, function.indexOf('.'))));
	}

	/** Whether a variable may not have this name: it is that of something else. */
	boolean isReserved(String name) {
		return NEVER.contains(name) || beans.contains(name);
	}

	/** Whether a text holds an expression at all. */
	static boolean isIn(String text) {
		return text.contains("${") || text.contains("#{");
	}

	/** Whether it is the one expression for the key of the project that calls. */
	static boolean isBusinessKey(String text) {
		return text.strip().matches("[#$]\\{\\s*execution\\.processBusinessKey\\s*}");
	}

	/** Whether it is {@code ${null}}. */
	static boolean isNull(String text) {
		return single(text) instanceof AstNull;
	}

	/** Whether it is one variable, such as {@code ${lead}}. */
	static boolean isVariable(String text) {
		return single(text) instanceof AstIdentifier variable && !NEVER.contains(variable.getName());
	}

	/** Whether it is a variable, or a function that may be called in this place. */
	boolean isValue(String text, String place) {
		Node value = single(text);
		return value != null && value(value, place);
	}

	/** Whether it compares variables and values. */
	boolean isCondition(String text) {
		Node value = single(text);
		return value != null && condition(value);
	}

	/** What stands between the braces; null where the text is anything else. */
	private static Node single(String text) {
		if (text.length() > LONGEST) {
			return null;
		}
		try {
			Node root = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text.trim()).getRoot();
			return (root instanceof AstEval) ? root.getChild(0) : null;
		}
		catch (TreeBuilderException ex) {
			return null;
		}
	}

	private boolean condition(Node node) {
		if (node instanceof AstNested) {
			return condition(node.getChild(0));
		}
		if (node instanceof AstUnary unary) {
			return condition(unary.getChild(0));
		}
		if (node instanceof AstBinary binary) {
			return COMPARISONS.contains(binary.getOperator()) && condition(binary.getChild(0))
					&& condition(binary.getChild(1));
		}
		return value(node, "condition");
	}

	private boolean value(Node node, String place) {
		if (node instanceof AstIdentifier variable) {
			return !isReserved(variable.getName());
		}
		if (node instanceof AstMethod call && call.getChild(0) instanceof AstDot) {
			return function(call.getChild(0), place, arguments(call.getChild(1)));
		}
		if (node instanceof AstDot) {
			return function(node, place, -1);
		}
		return isLiteral(node);
	}

	/** How many arguments there are; -2 where one of them is no variable and no value. */
	private static int arguments(Node parameters) {
		if (!(parameters instanceof AstParameters)) {
			return -2;
		}
		for (int i = 0; i < parameters.getCardinality(); i++) {
			Node argument = parameters.getChild(i);
			if (!isLiteral(argument) && !isBusinessKey(argument)
					&& !(argument instanceof AstIdentifier variable && !NEVER.contains(variable.getName()))) {
				return -2;
			}
		}
		return parameters.getCardinality();
	}

	/** Whether it is the key of the project: a text, which leads nowhere. */
	private static boolean isBusinessKey(Node argument) {
		return argument instanceof AstDot && argument.getChild(0) instanceof AstIdentifier execution
				&& execution.getName().equals("execution")
				&& argument.toString().replace(" ", "").equals(".processBusinessKey");
	}

	private boolean function(Node dot, String place, int arguments) {
		if (!(dot.getChild(0) instanceof AstIdentifier bean)) {
			return false;
		}
		Vocabulary.Function known = functions.get(bean.getName() + dot.toString().replace(" ", ""));
		return known != null && known.parameters() == arguments && known.at().contains(place);
	}

	private static boolean isLiteral(Node node) {
		return node instanceof AstString || node instanceof AstNumber || node instanceof AstBoolean
				|| node instanceof AstNull;
	}

}
