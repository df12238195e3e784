package io.serviceloop.goal.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.Metric;
import io.serviceloop.goal.metric.Range;
import io.serviceloop.goal.metric.Units;
import io.serviceloop.loop.form.Faults;

/**
 * What a reading must be: of a known metric, in its unit and plausible range, of days
 * that are over, and none twice.
 */
final class ReadingChecks {

	private final Catalogue catalogue;

	private final List<Goal> goals;

	private final LocalDate today;

	private final Faults faults;

	/** What is read. */
	record Subject(String metric, String customerGroup, String scenario, String unit, Range range) {
	}

	ReadingChecks(Catalogue catalogue, List<Goal> goals, LocalDate today, Faults faults) {
		this.catalogue = catalogue;
		this.goals = goals;
		this.today = today;
		this.faults = faults;
	}

	/** What each row is of, where nothing is wrong with it. */
	List<Subject> subjects(List<PostedReading> rows) {
		List<Subject> subjects = new ArrayList<>();
		Map<List<Object>, Integer> seen = new HashMap<>();
		for (int i = 0; i < rows.size(); i++) {
			PostedReading row = rows.get(i);
			String path = "readings[" + i + "].";
			time(row, path);
			Optional<Subject> subject = subject(row, path);
			subject.ifPresent(one -> value(row, one, path));
			if (subject.isPresent() && row.first() != null && row.last() != null) {
				Integer twin = seen.putIfAbsent(
						List.of(subject.get().metric(), Catalogue.plain(Reading.part(subject.get().customerGroup())),
								Catalogue.plain(Reading.part(subject.get().scenario())), row.first(), row.last()),
						i + 1);
				faults.wrongIf(twin != null, path + "value", row.value(), "reading.twice", String.valueOf(twin));
			}
			subjects.add(subject.orElse(null));
		}
		return subjects;
	}

	private void time(PostedReading row, String path) {
		if (row.on() != null) {
			faults.wrongIf(row.from() != null || row.to() != null, path + "on", row.on(), "reading.onOrFrom");
			faults.notAfter(path + "on", row.on(), today);
			return;
		}
		faults.needed(path + "from", row.from());
		faults.needed(path + "to", row.to());
		faults.wrongIf(row.from() != null && row.to() != null && row.from().isAfter(row.to()), path + "to", row.to(),
				"measurement.period", String.valueOf(row.from()));
		faults.notAfter(path + "from", row.from(), today);
		faults.notAfter(path + "to", row.to(), today);
	}

	private Optional<Subject> subject(PostedReading row, String path) {
		boolean goalSaid = row.goalId() != null && !row.goalId().isBlank();
		boolean metricSaid = row.metric() != null && !row.metric().isBlank();
		if (goalSaid == metricSaid) {
			faults.wrong(path + "metric", goalSaid ? row.metric() : null, "reading.goalOrMetric");
			return Optional.empty();
		}
		if (goalSaid) {
			Optional<Goal> goal = goals.stream().filter(one -> one.id().equals(row.goalId())).findFirst();
			faults.wrongIf(goal.isEmpty(), path + "goalId", row.goalId(), "problem.goal.unknown",
					goals.stream().map(Goal::id).collect(Collectors.joining(", ")));
			return goal.map(one -> of(one, one.customerGroup(), one.scenario()));
		}
		Optional<Subject> known = catalogue.find(row.metric())
			.map(metric -> new Subject(metric.code(), row.customerGroup(), row.scenario(), metric.unit(),
					new Range(metric.min(), metric.max())))
			.or(() -> goals.stream()
				.filter(goal -> Catalogue.plain(goal.metric()).equals(Catalogue.plain(row.metric())))
				.findFirst()
				.map(goal -> of(goal, row.customerGroup(), row.scenario())));
		faults.wrongIf(known.isEmpty(), path + "metric", row.metric(), "reading.unknownMetric",
				Stream.concat(goals.stream().map(Goal::metric), catalogue.metrics().stream().map(Metric::code))
					.distinct()
					.collect(Collectors.joining(", ")));
		return known;
	}

	Subject of(Goal goal, String customerGroup, String scenario) {
		Optional<Metric> metric = catalogue.find(goal.metric());
		return new Subject(metric.map(Metric::code).orElse(goal.metric()), customerGroup, scenario,
				metric.map(Metric::unit).orElse(goal.unit()), Range.of(metric, goal.min(), goal.max()));
	}

	private void value(PostedReading row, Subject subject, String path) {
		faults.wrongIf(row.unit() != null && !row.unit().isBlank() && !Units.same(row.unit(), subject.unit()),
				path + "unit", row.unit(), "reading.unit", subject.unit());
		subject.range().check(path + "value", row.value(), subject.unit(), faults);
	}

}
