package io.serviceloop.modelling.check.flow;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * A text as the engine reads it, with {@code ${…}} in it or not; read and never
 * evaluated.
 *
 * @param text as it stands in the diagram
 * @param tree null where the engine could not read it
 */
record Expression(String text, Node tree) {

	/** More is no simple comparison any more, and would make the parser go deep. */
	private static final int LONGEST = 500;

	private static final Set<String> OF_THE_ENGINE = Set.of("execution", "task", "caseExecution", "externalTask");

	/** Never null; an empty text for null. */
	static Expression of(String text) {
		String given = (text == null) ? "" : text.strip();
		if (given.length() > LONGEST) {
			return new Expression(given, null);
		}
		try {
			return new Expression(given, new Builder(Builder.Feature.METHOD_INVOCATIONS).build(given).getRoot());
		}
		catch (TreeBuilderException | IllegalArgumentException ex) {
			return new Expression(given, null);
		}
	}

	/** Whether nothing in it is computed. */
	boolean isLiteral() {
		return tree instanceof AstText || text.isEmpty();
	}

	/** Whether it is one expression with nothing beside it. */
	boolean isOne() {
		return tree instanceof AstEval;
	}

	/** Whether it says {@code ${null}}. */
	boolean isNull() {
		return tree instanceof AstEval && inside(tree) instanceof AstNull;
	}

	/** Whether it is the value of one variable and nothing else. */
	boolean isVariable() {
		return tree instanceof AstEval && inside(tree) instanceof AstIdentifier;
	}

	/**
	 * What it calls and nothing else, as {@code followUp.dueAt}, or reads as
	 * {@code followUp.reviewEvery}; null where it does not.
	 */
	String call() {
		Node called = (tree instanceof AstEval) ? inside(tree) : null;
		if (called instanceof AstMethod) {
			called = called.getChild(0);
		}
		return (called instanceof AstDot && called.getChild(0) instanceof AstIdentifier base)
				? base.getName() + "." + called.toString().replaceAll("\\W", "") : null;
	}

	/** Whether it says the same as another, blanks aside. */
	boolean says(String other) {
		return text.replaceAll("\\s+", "").replace("#{", "${").equals(other.replaceAll("\\s+", ""));
	}

	/**
	 * The names of variables that it reads.
	 * @param beans what is no variable
	 */
	Set<String> variables(Set<String> beans) {
		Set<String> names = new LinkedHashSet<>();
		if (tree != null) {
			collect(tree, names);
		}
		names.removeAll(OF_THE_ENGINE);
		names.removeAll(beans);
		return names;
	}

	private static void collect(Node node, Set<String> names) {
		if (node instanceof AstIdentifier identifier) {
			names.add(identifier.getName());
		}
		for (int i = 0; i < node.getCardinality(); i++) {
			collect(node.getChild(i), names);
		}
	}

	/**
	 * Whether it is true, as far as that is known.
	 * @param known values of variables
	 * @return null where it depends on more
	 */
	Boolean truth(Map<String, Object> known) {
		return (tree instanceof AstEval && value(tree, known) instanceof Boolean truth) ? truth : null;
	}

	/** The value of a part; null where it is not known, and for null itself. */
	private static Object value(Node node, Map<String, Object> known) {
		if (node instanceof AstIdentifier identifier) {
			return known.get(identifier.getName());
		}
		if (node instanceof AstBoolean || node instanceof AstString || node instanceof AstNumber) {
			return ((AstNode) node).eval(null, null);
		}
		if (node instanceof AstEval || node instanceof AstNested) {
			return value(inside(node), known);
		}
		if (node instanceof AstUnary unary && unary.getOperator() == AstUnary.NOT) {
			return (value(node.getChild(0), known) instanceof Boolean truth) ? (Object) !truth : null;
		}
		if (node instanceof AstBinary binary) {
			return compared(binary, value(node.getChild(0), known), value(node.getChild(1), known));
		}
		return null;
	}

	private static Object compared(AstBinary binary, Object left, Object right) {
		if (binary.getOperator() == AstBinary.AND) {
			return either(left, right, false);
		}
		if (binary.getOperator() == AstBinary.OR) {
			return either(left, right, true);
		}
		if (left instanceof Boolean && right instanceof String text) {
			return compared(binary, left, Boolean.valueOf(text));
		}
		if (left instanceof Number number && right instanceof Number other) {
			return ordered(binary, Double.compare(number.doubleValue(), other.doubleValue()));
		}
		if (left == null || right == null || left.getClass() != right.getClass()) {
			return null;
		}
		if (binary.getOperator() == AstBinary.EQ) {
			return left.equals(right);
		}
		return (binary.getOperator() == AstBinary.NE) ? (Object) !left.equals(right) : null;
	}

	private static Object ordered(AstBinary binary, int order) {
		return switch (binary.getOperator().toString()) {
			case "==" -> order == 0;
			case "!=" -> order != 0;
			case "<" -> order < 0;
			case "<=" -> order <= 0;
			case ">" -> order > 0;
			case ">=" -> order >= 0;
			default -> null;
		};
	}

	/** One side decides where it has the deciding value. */
	private static Object either(Object left, Object right, Boolean deciding) {
		if (deciding.equals(left) || deciding.equals(right)) {
			return deciding;
		}
		return (left instanceof Boolean && right instanceof Boolean) ? (Object) !deciding : null;
	}

	private static Node inside(Node node) {
		Node inside = node.getChild(0);
		while (inside instanceof AstNested) {
			inside = inside.getChild(0);
		}
		return inside;
	}

	@Override
	public String toString() {
		return text;
	}

}
