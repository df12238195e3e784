package io.serviceloop.audit.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.stream.Collectors;

import io.serviceloop.audit.trail.ProjectTrail;
import io.serviceloop.audit.trail.ProjectTrail.Cell;
import io.serviceloop.audit.trail.ProjectTrail.Decision;

/**
 * What one version of a decision table said in a project: its columns, and the rows that
 * fired.
 */
record DecisionTable(Decision first, List<String> inputs, List<String> outputs, List<Row> rows) {

	/** A row of the table that fired, with what it was given and said. */
	record Row(Decision decision, List<Cell> inputs, List<Cell> outputs) {
	}

	static List<DecisionTable> of(ProjectTrail trail) {
		Map<String, List<Decision>> versions = trail.decisions()
			.stream()
			.collect(Collectors.groupingBy(Decision::definitionId, LinkedHashMap::new, Collectors.toList()));
		return versions.values().stream().map(DecisionTable::of).toList();
	}

	private static DecisionTable of(List<Decision> decisions) {
		List<String> inputs = labels(decisions.stream().map(Decision::inputs).toList());
		List<String> outputs = labels(decisions.stream().map(Decision::outputs).toList());
		return new DecisionTable(decisions.get(0), inputs, outputs,
				decisions.stream()
					.map(one -> new Row(one, cells(inputs, one.inputs()), cells(outputs, one.outputs())))
					.toList());
	}

	private static List<String> labels(List<List<Cell>> rows) {
		return rows.stream().flatMap(List::stream).map(Cell::label).distinct().toList();
	}

	private static List<Cell> cells(List<String> labels, List<Cell> given) {
		List<Cell> cells = new ArrayList<>();
		labels.forEach(label -> cells.add(given.stream()
			.filter(cell -> Objects.equals(label, cell.label()))
			.findFirst()
			.orElse(new Cell(label, null, null))));
		return cells;
	}

}
