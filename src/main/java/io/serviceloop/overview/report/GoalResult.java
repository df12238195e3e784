package io.serviceloop.overview.report;

import java.util.Comparator;
import java.util.List;

import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.Goal;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.work.Work;
import io.serviceloop.overview.work.Words;

/**
 * A goal with its latest measurement (A37).
 *
 * @param measured null before it was measured
 * @param met whether it counts as met, and how well that is proven, in words
 * @param change how much it changed, with the interval of that where there is one
 */
record GoalResult(Goal goal, Evaluations.Measured measured, IntervalBar bar, String met, String change) {

	static List<GoalResult> of(ProjectPicture project, Work work, Words words) {
		return project.goals().stream().map(goal -> {
			Evaluations.Measured last = project.measurements()
				.stream()
				.filter(row -> row.goalId().equals(goal.id()))
				.max(Comparator.comparingInt(Evaluations.Measured::lap))
				.orElse(null);
			return new GoalResult(goal, last, IntervalBar.of(goal, last), (last == null) ? "" : work.met(last),
					(last == null) ? "" : change(last, goal.unit(), words));
		}).toList();
	}

	private static String change(Evaluations.Measured row, String unit, Words words) {
		if (row.changeLow() == null || row.changeHigh() == null) {
			return signed(row.changeValue(), unit, words);
		}
		return words.of("part", signed(row.changeValue(), unit, words), signed(row.changeLow(), unit, words),
				signed(row.changeHigh(), unit, words));
	}

	/** A change with its sign, as it is read. */
	static String signed(Double value, String unit, Words words) {
		return (value == null) ? "" : ((value > 0) ? "+" : "") + words.amount(Math.round(value * 100) / 100.0, unit);
	}

}
