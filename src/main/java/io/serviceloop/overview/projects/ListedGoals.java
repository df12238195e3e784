package io.serviceloop.overview.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.reading.Reading;
import io.serviceloop.goal.reading.Series;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the goals of many projects at once, with what was measured and read of them. */
@Repository
public class ListedGoals {

	private final JdbcClient jdbc;

	ListedGoals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	private record Goal(String businessKey, String id, String name, String metric, String customerGroup,
			String scenario, String unit, double baseline, double target, LocalDate baselineTo) {
	}

	private record Measured(String businessKey, String goalId, LocalDate toDate, double afterValue, Double attainment,
			Boolean met, Boolean guardAccepted) {
	}

	/**
	 * The goals by project, in the order of their ids.
	 * @param opened the day each project was opened; of these projects
	 * @param drawn whether their course is wanted
	 */
	public Map<String, List<ListedGoal>> of(Map<String, LocalDate> opened, boolean drawn) {
		Map<String, List<ListedGoal>> goals = new HashMap<>();
		if (opened.isEmpty()) {
			return goals;
		}
		Map<String, List<Measured>> measured = measured(opened.keySet());
		Map<String, List<Reading>> read = drawn ? read(opened.keySet()) : Map.of();
		jdbc.sql("""
				select business_key, id, name, metric, customer_group, scenario, unit, baseline, target, baseline_to
				from goal where business_key in (:keys) order by business_key, length(id), id
				""").param("keys", opened.keySet()).query(JsonColumns.rows(Goal.class)).list().forEach(goal -> {
			String key = goal.businessKey();
			goals.computeIfAbsent(key, project -> new ArrayList<>())
				.add(listed(goal, measured.getOrDefault(key + " " + goal.id(), List.of()),
						drawn ? trend(goal, opened.get(key), measured, read) : null));
		});
		return goals;
	}

	private static ListedGoal listed(Goal goal, List<Measured> measured, Trend trend) {
		Measured last = measured.stream()
			.filter(row -> row.attainment() != null)
			.reduce((earlier, later) -> later)
			.orElse(null);
		return new ListedGoal(goal.name(), goal.unit(), goal.target(), (last == null) ? null : last.afterValue(),
				(last == null) ? null : last.attainment(),
				last != null && Evaluations.Measured.reached(last.met(), last.guardAccepted()), trend);
	}

	private static Trend trend(Goal goal, LocalDate opened, Map<String, List<Measured>> measured,
			Map<String, List<Reading>> read) {
		List<Trend.Point> points = new ArrayList<>();
		points.add(new Trend.Point((goal.baselineTo() == null) ? opened : goal.baselineTo(), goal.baseline()));
		Series
			.alike(read.getOrDefault(goal.businessKey(), List.of())
				.stream()
				.filter(row -> row.isOf(goal.metric(), goal.customerGroup(), goal.scenario()))
				.toList())
			.forEach(row -> points.add(new Trend.Point(row.toDate(), row.readingValue())));
		measured.getOrDefault(goal.businessKey() + " " + goal.id(), List.of())
			.forEach(row -> points.add(new Trend.Point(row.toDate(), row.afterValue())));
		return Trend.of(points, goal.target());
	}

	/** By project and goal, lap after lap. */
	private Map<String, List<Measured>> measured(Collection<String> keys) {
		Map<String, List<Measured>> measured = new LinkedHashMap<>();
		jdbc.sql("""
				select business_key, goal_id, to_date, after_value, attainment, met, guard_accepted from measurement
				where business_key in (:keys) order by lap
				""")
			.param("keys", keys)
			.query(JsonColumns.rows(Measured.class))
			.list()
			.forEach(row -> measured.computeIfAbsent(row.businessKey() + " " + row.goalId(), goal -> new ArrayList<>())
				.add(row));
		return measured;
	}

	private Map<String, List<Reading>> read(Collection<String> keys) {
		Map<String, List<Reading>> read = new HashMap<>();
		jdbc.sql("select * from reading where business_key in (:keys)")
			.param("keys", keys)
			.query(JsonColumns.rows(Reading.class))
			.list()
			.forEach(row -> read.computeIfAbsent(row.businessKey(), project -> new ArrayList<>()).add(row));
		return read;
	}

}
