package io.serviceloop.overview.report;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.classification.Problems;

/**
 * The problems of a project by urgency and impact, each cell with the priority that the
 * decision gives it.
 *
 * @param rows the most urgent first
 */
record PriorityMatrix(List<Row> rows) {

	/** The problems of an urgency, by impact upwards. */
	record Row(int urgency, List<Cell> cells) {
	}

	/**
	 * @param priority null where the decision has no rule
	 */
	record Cell(String priority, List<Problems.Entry> problems) {
	}

	/**
	 * @param priorities by urgency and then impact, both from 1
	 */
	static PriorityMatrix of(List<List<String>> priorities, List<Problems.Entry> problems) {
		List<Row> rows = new ArrayList<>();
		for (int urgency = priorities.size(); urgency > 0; urgency--) {
			List<Cell> cells = new ArrayList<>();
			List<String> ofRow = priorities.get(urgency - 1);
			for (int impact = 1; impact <= ofRow.size(); impact++) {
				cells.add(new Cell(ofRow.get(impact - 1), at(problems, urgency, impact)));
			}
			rows.add(new Row(urgency, cells));
		}
		return new PriorityMatrix(rows);
	}

	private static List<Problems.Entry> at(List<Problems.Entry> problems, int urgency, int impact) {
		return problems.stream()
			.filter(problem -> problem.urgencyScore() == urgency && problem.impactScore() == impact)
			.toList();
	}

}
