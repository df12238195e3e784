package io.serviceloop.modelling.check.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Severity;

/**
 * Worked examples of a decision: a CSV file with a column for each input and each output,
 * by their names, a line for each case, and an optional column {@code why}. Numbers are
 * numbers, texts stand as they are, nothing is no value, {@code -} is no value either.
 */
public final class Examples {

	private static final int MOST_LINES = 1000;

	private static final int MOST_PROPOSALS = 10;

	private static final String WORDS = "why";

	private final Node decision;

	private final Table table;

	private final String file;

	private final List<Example> examples = new ArrayList<>();

	/**
	 * An example.
	 *
	 * @param line where it stands in the file, from 1
	 */
	private record Example(long line, Map<String, Object> inputs, Map<String, Object> outputs) {
	}

	private Examples(Node decision, String file) {
		this.decision = decision;
		this.table = new Table(decision.child("decisionTable"));
		this.file = file;
	}

	/**
	 * Tries every example of a file.
	 * @param file its name, as it is to be shown
	 * @param brought whether it comes with this deployment: then what does not hold is
	 * wrong, and missing examples are proposed; otherwise it is an outcome that changes
	 */
	public static void check(Node decision, String file, String content, boolean brought, Findings findings) {
		if (decision == null || decision.child("decisionTable") == null) {
			findings.error(file, "examples-decision");
			return;
		}
		Examples examples = new Examples(decision, file);
		if (examples.read(content, findings)) {
			examples.examples.forEach(example -> examples.hold(example, brought, findings));
			if (brought) {
				examples.propose(findings);
			}
		}
	}

	private boolean read(String content, Findings findings) {
		boolean right = true;
		try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
			.ofNamedCsvRecord(content.replaceFirst("^\uFEFF", ""))) {
			for (NamedCsvRecord row : rows) {
				if (examples.size() >= MOST_LINES) {
					findings.error(file, "tooMuch-examples", MOST_LINES);
					return false;
				}
				right &= row(row, findings);
			}
		}
		catch (CsvParseException | java.io.IOException | IllegalStateException | IllegalArgumentException ex) {
			findings.error(file, "examples-unreadable", String.valueOf(ex.getMessage()));
			return false;
		}
		return right;
	}

	private boolean row(NamedCsvRecord row, Findings findings) {
		Map<String, Object> inputs = new LinkedHashMap<>();
		Map<String, Object> outputs = new LinkedHashMap<>();
		for (String name : row.getHeader()) {
			String cell = row.findField(name).orElse("").strip();
			Table.Column input = column(table.inputs(), name);
			Table.Column output = column(table.outputs(), name);
			if (input == null && output == null) {
				if (!name.strip().equals(WORDS)) {
					findings.error(file, "examples-column", name, names());
					return false;
				}
				continue;
			}
			Object value = value(cell, (input == null) ? output : input);
			if (value == null && !cell.isEmpty() && !cell.equals("-")) {
				findings.error(file, "examples-value", row.getStartingLineNumber(), name, Findings.shortened(cell));
				return false;
			}
			((input == null) ? outputs : inputs).put(name.strip(), value);
		}
		for (Table.Column input : table.inputs()) {
			if (!inputs.containsKey(input.name())) {
				findings.error(file, "examples-missing", input.name(), names());
				return false;
			}
		}
		examples.add(new Example(row.getStartingLineNumber(), inputs, outputs));
		return true;
	}

	private static Table.Column column(List<Table.Column> columns, String name) {
		return columns.stream().filter(column -> name.strip().equals(column.name())).findFirst().orElse(null);
	}

	private String names() {
		List<String> names = new ArrayList<>();
		table.inputs().forEach(input -> names.add(input.name()));
		table.outputs().forEach(output -> names.add(String.valueOf(output.name())));
		names.add(WORDS);
		return String.join(", ", names.stream().distinct().toList());
	}

	/** Null where there is none, or where it is not of the type of its column. */
	private static Object value(String cell, Table.Column column) {
		if (cell.isEmpty() || cell.equals("-")) {
			return null;
		}
		return switch (String.valueOf(column.type())) {
			case "integer", "long", "double", "number" -> number(cell);
			case "boolean" -> cell.matches("(?i)true|false") ? (Object) Boolean.valueOf(cell) : null;
			case "string" -> cell;
			default -> (number(cell) != null) ? number(cell)
					: cell.matches("true|false") ? (Object) Boolean.valueOf(cell) : cell;
		};
	}

	private static Number number(String cell) {
		return cell.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? (Number) Double.valueOf(cell) : null;
	}

	private void hold(Example example, boolean brought, Findings findings) {
		Map<String, Object> actual = decide(example.inputs());
		for (Map.Entry<String, Object> expected : example.outputs().entrySet()) {
			if (actual == null || !equal(expected.getValue(), actual.get(expected.getKey()))) {
				Map<String, Object> shown = new LinkedHashMap<>();
				shown.put("inputs", example.inputs());
				shown.put("expected", example.outputs());
				shown.put("actual", actual);
				findings.add(file, decision.attribute("id"), decision.attribute("name"),
						brought ? "example" : "changedOutcome", brought ? Severity.ERROR : Severity.WARNING, shown,
						example.line(), Table.shown(example.inputs()), Table.shown(example.outputs()),
						(actual == null) ? "–" : Table.shown(actual));
				return;
			}
		}
	}

	/** What the table answers; null where it has no answer, or no single one. */
	private Map<String, Object> decide(Map<String, Object> inputs) {
		try {
			List<Table.Rule> rules = table.matching(inputs);
			boolean first = !rules.isEmpty() && (rules.size() == 1 || !table.hitPolicy().equals("UNIQUE"));
			return first ? table.answer(rules.get(0), inputs) : null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static boolean equal(Object one, Object other) {
		return (one instanceof Number a && other instanceof Number b) ? a.doubleValue() == b.doubleValue()
				: Objects.equals(one, other);
	}

	/**
	 * For each rule a case in which it holds, and for each of its conditions one in which
	 * that condition alone does not (MC/DC): those that no example shows.
	 */
	private void propose(Findings findings) {
		List<Map<String, Object>> proposals = new ArrayList<>();
		List<Map<String, Object>> shown = new ArrayList<>(examples.stream().map(Example::inputs).toList());
		for (Table.Rule rule : table.rules()) {
			propose(rule, -1, shown, proposals);
			for (int i = 0; i < table.inputs().size(); i++) {
				if (!rule.tests().get(i).isEmpty() && !rule.tests().get(i).equals("-")) {
					propose(rule, i, shown, proposals);
				}
			}
		}
		if (!proposals.isEmpty()) {
			findings.add(file, decision.attribute("id"), decision.attribute("name"), "proposal", Severity.WARNING,
					proposals, proposals.size());
		}
	}

	/**
	 * @param failing the one condition that is not to hold; -1 for none
	 */
	private void propose(Table.Rule rule, int failing, List<Map<String, Object>> shown,
			List<Map<String, Object>> proposals) {
		if (proposals.size() >= MOST_PROPOSALS || shown.stream().anyMatch(inputs -> shows(rule, failing, inputs))) {
			return;
		}
		Map<String, Object> inputs = new LinkedHashMap<>();
		for (int i = 0; i < table.inputs().size(); i++) {
			Object value = Candidates.of(table, i, rule.tests().get(i), i != failing);
			if (value == Candidates.NONE) {
				return;
			}
			inputs.put(table.inputs().get(i).name(), value);
		}
		Map<String, Object> answer = decide(inputs);
		if (answer != null && shows(rule, failing, inputs)) {
			Map<String, Object> proposal = new LinkedHashMap<>(inputs);
			proposal.putAll(answer);
			proposals.add(proposal);
			shown.add(inputs);
		}
	}

	private boolean shows(Table.Rule rule, int failing, Map<String, Object> inputs) {
		try {
			for (int i = 0; i < table.inputs().size(); i++) {
				if (Table.holds(rule.tests().get(i), inputs.get(table.inputs().get(i).name())) == (i == failing)) {
					return false;
				}
			}
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

}
