package io.serviceloop.goal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.Metric;
import io.serviceloop.goal.metric.Range;
import io.serviceloop.goal.metric.Units;
import io.serviceloop.loop.form.Faults;

/**
 * What a goal must be by the catalogue of metrics (B24–B28): its unit, its direction,
 * plausible values, and none of them twice for the same customers in the same scenario.
 */
final class GoalChecks {

	private final Catalogue catalogue;

	private final LocalDate today;

	private final Faults faults;

	GoalChecks(Catalogue catalogue, LocalDate today, Faults faults) {
		this.catalogue = catalogue;
		this.today = today;
		this.faults = faults;
	}

	void list(List<Goal> goals) {
		Map<String, Integer> seen = new HashMap<>();
		for (int i = 0; i < goals.size(); i++) {
			Goal goal = goals.get(i);
			String path = "goals[" + i + "].";
			if (goal.metric() != null && !goal.metric().isBlank()) {
				metric(goal, path);
				Integer twin = seen.putIfAbsent(key(goal), i + 1);
				faults.wrongIf(twin != null, path + "metric", goal.metric(), "goal.twice", String.valueOf(twin));
			}
			baseline(goal, path);
			spread(goal, path + "sd");
			faults.money(path + "unitWorth", goal.unitWorth());
			if (goal.guardMetric() != null) {
				guard(goal, path + "guardMetric.");
			}
		}
	}

	private void metric(Goal goal, String path) {
		Optional<Metric> known = catalogue.find(goal.metric());
		known.ifPresentOrElse(metric -> {
			sameUnit(metric, goal.unit(), path + "unit");
			sameDirection(metric, goal.direction(), path + "direction");
			plausible(metric, goal.baseline(), path + "baseline");
			plausible(metric, goal.target(), path + "target");
		}, () -> ownMetric(goal, path));
	}

	private void ownMetric(Goal goal, String path) {
		faults.wrongIf(goal.min() == null, path + "min", null, "goal.ownMetric", goal.metric());
		faults.wrongIf(goal.max() == null, path + "max", null, "goal.ownMetric", goal.metric());
		if (goal.min() == null || goal.max() == null) {
			return;
		}
		if (goal.min() >= goal.max()) {
			faults.wrong(path + "max", goal.max(), "goal.emptyRange", goal.min());
			return;
		}
		for (String field : List.of("baseline", "target")) {
			Double value = field.equals("target") ? goal.target() : goal.baseline();
			faults.wrongIf(value != null && (value < goal.min() || value > goal.max()), path + field, value,
					"goal.outsideOwn", goal.min(), goal.max());
		}
	}

	private void guard(Goal goal, String path) {
		GuardMetric guard = goal.guardMetric();
		if (guard.metric() == null || guard.metric().isBlank()) {
			return;
		}
		faults.wrongIf(code(guard.metric()).equals(code(String.valueOf(goal.metric()))), path + "metric",
				guard.metric(), "goal.guardsItself");
		catalogue.find(guard.metric()).ifPresent(metric -> {
			sameUnit(metric, guard.unit(), path + "unit");
			sameDirection(metric, guard.direction(), path + "direction");
			plausible(metric, guard.limit(), path + "limit");
		});
	}

	private void baseline(Goal goal, String path) {
		faults.wrongIf(
				goal.baselineFrom() != null && goal.baselineTo() != null
						&& goal.baselineFrom().isAfter(goal.baselineTo()),
				path + "baselineTo", goal.baselineTo(), "measurement.period", String.valueOf(goal.baselineFrom()));
		faults.notAfter(path + "baselineFrom", goal.baselineFrom(), today);
		faults.notAfter(path + "baselineTo", goal.baselineTo(), today);
	}

	/** No cases lie further apart than the range of their metric. */
	private void spread(Goal goal, String path) {
		Double width = Range.of(catalogue.find(goal.metric()), goal.min(), goal.max()).width();
		faults.wrongIf(width != null && goal.sd() != null && goal.sd() > width, path, goal.sd(), "goal.spread", width,
				goal.unit());
	}

	private void sameUnit(Metric metric, String unit, String path) {
		faults.wrongIf(unit != null && !unit.isBlank() && !Units.same(unit, metric.unit()), path, unit, "goal.unit",
				metric.zh(), metric.en(), metric.unit());
	}

	private void sameDirection(Metric metric, String direction, String path) {
		faults.wrongIf(direction != null && metric.direction() != null && !direction.equals(metric.direction()), path,
				direction, "goal.direction." + metric.direction(), metric.zh(), metric.en());
	}

	private void plausible(Metric metric, Double value, String path) {
		faults.wrongIf(value != null && !metric.plausible(value), path, value, "goal.implausible", metric.zh(),
				metric.en(), metric.min(), metric.max(), metric.unit());
	}

	/** What it is about: metric, customers and scenario. */
	private String key(Goal goal) {
		return String.join("|", code(goal.metric()), everybody(goal.customerGroup()), everybody(goal.scenario()));
	}

	private String code(String metric) {
		return catalogue.find(metric).map(Metric::code).orElse(Catalogue.plain(metric));
	}

	/** All of them is the same as none in particular. */
	private static String everybody(String part) {
		String plain = Catalogue.plain(part);
		return plain.isEmpty() ? "all" : plain;
	}

}
