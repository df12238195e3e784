package io.serviceloop.modelling.check.table;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;

/** Values to try in a column: those that its cells name, and their neighbours. */
final class Candidates {

	/** There is no such value. */
	static final Object NONE = new Object();

	private Candidates() {
	}

	/**
	 * A value for which a cell holds, or does not; {@link #NONE} where none was found.
	 */
	static Object of(Table table, int column, String cell, boolean holds) {
		for (Object value : near(table, column, cell)) {
			try {
				if (Table.holds(cell, value) == holds) {
					return value;
				}
			}
			catch (RuntimeException ex) {
				// Then it is not a value to try.
			}
		}
		return NONE;
	}

	/** Those of the cell itself first: the nearest on the other side tells most. */
	private static Set<Object> near(Table table, int column, String cell) {
		Set<Object> values = new LinkedHashSet<>();
		named(cell, values);
		table.rules().forEach(rule -> named(rule.tests().get(column), values));
		if (String.valueOf(table.inputs().get(column).type()).equals("boolean")) {
			values.add(true);
			values.add(false);
		}
		return values;
	}

	private static void named(String cell, Set<Object> values) {
		Exp parsed = cell.isEmpty() ? null : Feel.parse(cell, true);
		if (parsed == null) {
			return;
		}
		Feel.walk(parsed, part -> {
			if (part instanceof ConstString text) {
				values.add(text.value());
			}
			if (part instanceof ConstNumber number) {
				BigDecimal value = number.value().bigDecimal();
				values.add(new Region(value).shown());
				values.add(new Region(value.subtract(BigDecimal.ONE)).shown());
				values.add(new Region(value.add(BigDecimal.ONE)).shown());
			}
		});
	}

}
