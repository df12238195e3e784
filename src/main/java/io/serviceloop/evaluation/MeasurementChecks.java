package io.serviceloop.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.GuardMetric;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.Metric;
import io.serviceloop.goal.metric.Range;
import io.serviceloop.loop.form.Faults;

/**
 * What measured values must be (A36, A37, D17): of every goal one, plausible, on enough
 * cases, and of a period in which the change had shown its effect.
 */
final class MeasurementChecks {

	private final Map<String, Goal> goals;

	private final Catalogue catalogue;

	private final int fewestCases;

	private final Function<String, MeasuringWindow> windows;

	private final LocalDate today;

	private final Faults faults;

	/**
	 * @param fewestCases a value on fewer is refused
	 * @param windows by goal; null where it is not known
	 */
	MeasurementChecks(List<Goal> goals, Catalogue catalogue, int fewestCases, Function<String, MeasuringWindow> windows,
			LocalDate today, Faults faults) {
		this.goals = goals.stream().collect(Collectors.toMap(Goal::id, Function.identity()));
		this.catalogue = catalogue;
		this.fewestCases = fewestCases;
		this.windows = windows;
		this.today = today;
		this.faults = faults;
	}

	void list(List<Measurement> measured) {
		faults.distinct("measurements", measured, "goalId", Measurement::goalId);
		for (int i = 0; i < measured.size(); i++) {
			Measurement row = measured.get(i);
			String path = "measurements[" + i + "].";
			Goal goal = goals.get(row.goalId());
			faults.wrongIf(goal == null && row.goalId() != null && !row.goalId().isBlank(), path + "goalId",
					row.goalId(), "problem.goal.unknown", String.join(", ", goals.keySet().stream().sorted().toList()));
			faults.wrongIf(row.sampleSize() != null && row.sampleSize() > 0 && row.sampleSize() < fewestCases,
					path + "sampleSize", row.sampleSize(), "measurement.fewCases", fewestCases);
			if (goal != null) {
				value(goal, row, path);
				guard(goal, row, path);
			}
			period(row, (goal == null) ? null : windows.apply(goal.id()), path);
		}
		if (!measured.isEmpty()) {
			goals.keySet()
				.stream()
				.sorted()
				.filter(id -> measured.stream().noneMatch(row -> id.equals(row.goalId())))
				.forEach(id -> faults.wrong("measurements", null, "measurement.missing", id));
		}
	}

	private void value(Goal goal, Measurement row, String path) {
		Range.of(catalogue.find(goal.metric()), goal.min(), goal.max())
			.check(path + "after", row.after(), goal.unit(), faults);
	}

	private void guard(Goal goal, Measurement row, String path) {
		GuardMetric guard = goal.guardMetric();
		if (guard == null) {
			return;
		}
		Optional<Metric> known = catalogue.find(guard.metric());
		String name = known.map(Metric::en).orElse(guard.metric());
		String nameZh = known.map(Metric::zh).orElse(guard.metric());
		faults.wrongIf(row.guardAfter() == null && !faults.complained(path + "guardAfter"), path + "guardAfter", null,
				"measurement.guardMissing", nameZh, name, guard.unit());
		Range.of(known, null, null).check(path + "guardAfter", row.guardAfter(), guard.unit(), faults);
	}

	private void period(Measurement row, MeasuringWindow window, String path) {
		faults.wrongIf(row.from() != null && row.to() != null && row.from().isAfter(row.to()), path + "to", row.to(),
				"measurement.period", String.valueOf(row.from()));
		faults.notAfter(path + "from", row.from(), today);
		faults.notAfter(path + "to", row.to(), today);
		if (window == null || row.from() == null || row.to() == null || row.from().isAfter(row.to())
				|| row.to().isAfter(today)) {
			return;
		}
		if (window.isTooEarly(row.to())) {
			faults.wrong(path + "to", row.to(), "measurement.beforeRollOut", window.rolledOut().toString());
		}
		else if (!window.holds(row.from(), row.to(), today)) {
			faults.wrongIf(row.reason() == null || row.reason().isBlank(), path + "reason", null, "measurement.outside",
					row.from().toString(), row.to().toString(), window.first().toString(),
					today.minusDays(1).toString(), window.rolledOut().toString());
		}
	}

}
