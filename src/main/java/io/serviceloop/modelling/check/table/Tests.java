package io.serviceloop.modelling.check.table;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.serviceloop.loop.words.Reason;
import io.serviceloop.modelling.check.source.Findings;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Ref;

/** The cells that test one input, in every rule. */
final class Tests {

	/** What compares the input with values that stand in the cell, and nothing else. */
	private static final Set<String> PLAIN = Set.of("ConstNumber", "ConstString", "ConstBool", "ConstNull$",
			"ArithmeticNegation", "InputEqualTo", "InputLessThan", "InputLessOrEqual", "InputGreaterThan",
			"InputGreaterOrEqual", "InputInRange", "ConstRange", "OpenConstRangeBoundary", "ClosedConstRangeBoundary",
			"Conjunction", "Disjunction", "Not", "AtLeastOne", "UnaryTestExpression", "ConstInputValue$", "Equal",
			"LessThan", "LessOrEqual", "GreaterThan", "GreaterOrEqual", "In", "ConstList", "$colon$colon", "Nil$",
			"BigDecimal", "String", "Boolean");

	private final Table table;

	private final List<Integer> columns;

	private final Findings findings;

	private final TreeSet<BigDecimal> boundaries = new TreeSet<>();

	Tests(Table table, List<Integer> columns, Findings findings) {
		this.table = table;
		this.columns = columns;
		this.findings = findings;
	}

	/**
	 * Whether every cell is a plain test; what is not is found.
	 * @param finite whether every value that can come is tried: then a cell may do with
	 * it what it wants
	 */
	boolean arePlain(boolean finite) {
		boolean plain = true;
		Map<String, Boolean> seen = new HashMap<>();
		for (Table.Rule rule : table.rules()) {
			for (int column : columns) {
				String test = rule.tests().get(column);
				if (!test.isEmpty() && !seen.computeIfAbsent(test, cell -> isPlain(rule, cell, finite))) {
					plain = false;
				}
			}
		}
		return plain;
	}

	private boolean isPlain(Table.Rule rule, String test, boolean finite) {
		List<Reason> faults = Feel.faults(test, true);
		faults.forEach(fault -> findings.error(rule.node(), fault.key(), fault.arguments().toArray()));
		if (!faults.isEmpty()) {
			return false;
		}
		Exp parsed = Feel.parse(test, true);
		boolean[] plain = { true };
		Feel.walk(parsed, part -> {
			plain[0] &= finite ? !(part instanceof Ref) : PLAIN.contains(part.getClass().getSimpleName())
					&& !(part instanceof ArithmeticNegation minus && !(minus.x() instanceof ConstNumber));
		});
		named(parsed, boundaries);
		if (!plain[0]) {
			findings.error(rule.node(), "unproven-cell", Findings.shortened(test), rule.shown());
		}
		return plain[0];
	}

	/** Every number that a cell compares with, or that stands in a list of values. */
	TreeSet<BigDecimal> boundaries(String listed) {
		Exp list = listed.isEmpty() ? null : Feel.parse(listed, true);
		if (list != null) {
			named(list, boundaries);
		}
		return boundaries;
	}

	private static void named(Exp expression, Set<BigDecimal> numbers) {
		Feel.walk(expression, part -> {
			if (part instanceof ConstNumber number) {
				numbers.add(number.value().bigDecimal());
			}
			if (part instanceof ArithmeticNegation minus && minus.x() instanceof ConstNumber number) {
				numbers.add(number.value().bigDecimal().negate());
			}
		});
	}

	/** The rules whose cells hold; null where FEEL cannot say, which is found. */
	BitSet holding(Region region) {
		BitSet holding = new BitSet();
		Map<String, Boolean> seen = new HashMap<>();
		for (Table.Rule rule : table.rules()) {
			boolean all = true;
			for (int column : columns) {
				String test = rule.tests().get(column);
				try {
					all &= seen.computeIfAbsent(test, cell -> Table.holds(cell, region.shown()));
				}
				catch (RuntimeException ex) {
					findings.error(rule.node(), "unproven-cell", Findings.shortened(test), rule.shown());
					return null;
				}
			}
			holding.set(rule.number() - 1, all);
		}
		return holding;
	}

}
