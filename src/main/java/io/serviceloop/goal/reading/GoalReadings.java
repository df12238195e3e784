package io.serviceloop.goal.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.loop.form.Faults;
import org.springframework.stereotype.Component;

/**
 * Values of goals that are read while a project runs: checked like every reading, and
 * filed in the register of readings (A33, A35, E102).
 */
@Component
public class GoalReadings {

	private final Readings readings;

	private final Goals goals;

	private final MetricCatalogue catalogue;

	GoalReadings(Readings readings, Goals goals, MetricCatalogue catalogue) {
		this.readings = readings;
		this.goals = goals;
		this.catalogue = catalogue;
	}

	/**
	 * Finds what is wrong with rows of the variable {@code readings}: each of a goal of
	 * the project, each goal and day once, plausible, of a day that is over.
	 * @param from the first day that may be read; null for any
	 */
	public void check(String businessKey, List<GoalReading> rows, LocalDate from, LocalDate today, Faults faults) {
		if (rows.isEmpty()) {
			return;
		}
		Map<String, Goal> known = known(businessKey);
		ReadingChecks checks = new ReadingChecks(catalogue.now(), List.copyOf(known.values()), today, faults);
		Map<List<Object>, Integer> seen = new HashMap<>();
		for (int i = 0; i < rows.size(); i++) {
			GoalReading row = rows.get(i);
			String path = "readings[" + i + "].";
			faults.notAfter(path + "on", row.on(), today);
			faults.wrongIf(from != null && row.on() != null && row.on().isBefore(from), path + "on", row.on(),
					"reading.beforeRollOut", String.valueOf(from));
			Goal goal = known.get(row.goalId());
			if (goal == null) {
				faults.wrongIf(row.goalId() != null && !row.goalId().isBlank(), path + "goalId", row.goalId(),
						"problem.goal.unknown", String.join(", ", known.keySet()));
				continue;
			}
			ReadingChecks.Subject subject = checks.of(goal, goal.customerGroup(), goal.scenario());
			subject.range().check(path + "value", row.value(), subject.unit(), faults);
			if (row.on() != null) {
				Integer twin = seen.putIfAbsent(List.of(row.goalId(), row.on()), i + 1);
				faults.wrongIf(twin != null, path + "on", row.on(), "reading.twice", String.valueOf(twin));
			}
		}
	}

	/**
	 * Files rows that nothing is wrong with, each as the period of its goal that ends on
	 * its day; another value for the same period corrects the first.
	 */
	public void file(String businessKey, List<GoalReading> rows, String by, LocalDateTime at) {
		if (rows.isEmpty()) {
			return;
		}
		Map<String, Goal> known = known(businessKey);
		readings.confirm(businessKey, rows.stream().map(row -> {
			Goal goal = known.get(row.goalId());
			return new Reading(businessKey, goal.metric(), Reading.part(goal.customerGroup()),
					Reading.part(goal.scenario()), Period.endingOn(goal.period(), row.on()).from(), row.on(),
					row.value(), goal.unit(), null, goal.dataSource(), by, at);
		}).toList());
	}

	private Map<String, Goal> known(String businessKey) {
		return goals.of(businessKey)
			.stream()
			.collect(Collectors.toMap(Goal::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
	}

}
