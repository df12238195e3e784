package io.serviceloop.goal.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.serviceloop.goal.Goal;

/**
 * A goal whose period has closed and that no review has seen since (A33).
 *
 * @param from first day of the period
 * @param on its last day
 * @param value in the unit of the goal; null where nothing is known
 * @param origin where the value comes from: {@code reading} or {@code records}; null
 * where there is none
 * @param cases how many cases the value rests on; null where that is not known
 */
public record DueReading(String goalId, LocalDate from, LocalDate on, Double value, String origin, Integer cases) {

	/**
	 * The goals that are due, in their order, with what was read of their period.
	 * @param readings of the service line of the project
	 * @param since periods that ended earlier are not asked for; null for any
	 * @param reviewed when the last review was held; null where none was
	 */
	public static List<DueReading> of(String businessKey, List<Goal> goals, List<Reading> readings, LocalDate since,
			LocalDateTime reviewed, LocalDate today) {
		return goals.stream().flatMap(goal -> {
			List<Reading> known = readings.stream()
				.filter(reading -> reading.isOf(goal.metric(), goal.customerGroup(), goal.scenario()))
				.toList();
			Period period = Period.closed(goal.period(), today);
			boolean seen = reviewed != null && known.stream()
				.anyMatch(reading -> reading.businessKey().equals(businessKey)
						&& !reading.toDate().isBefore(period.to()) && !reading.reportedAt().isAfter(reviewed));
			return (seen || since != null && period.to().isBefore(since)) ? Optional.<DueReading>empty().stream()
					: Optional.of(of(goal, period, known)).stream();
		}).toList();
	}

	/** Where several projects read the same period, what was reported last. */
	private static DueReading of(Goal goal, Period period, List<Reading> known) {
		return known.stream()
			.filter(reading -> reading.fromDate().equals(period.from()) && reading.toDate().equals(period.to()))
			.max(Comparator.comparing(Reading::reportedAt))
			.map(reading -> new DueReading(goal.id(), period.from(), period.to(), reading.readingValue(), "reading",
					reading.sampleSize()))
			.orElse(new DueReading(goal.id(), period.from(), period.to(), null, null, null));
	}

	/** With what the stored records say where nobody read it. */
	public DueReading counted(double counted, int ofCases) {
		return new DueReading(goalId, from, on, counted, "records", ofCases);
	}

}
