package io.serviceloop.audit.checklist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.serviceloop.loop.engine.EngineClock;

/**
 * Work before six, from ten in the evening on, or at a weekend: one finding a person and
 * week, so that weekends do not crowd out the rest.
 */
final class UnusualHours {

	static final String NAME = "unusualHours";

	private static final int FIRST = 6;

	private static final int LAST = 22;

	private final Map<Week, List<LocalDateTime>> weeks = new TreeMap<>();

	/** A week of a person, by its Monday. */
	private record Week(LocalDate monday, String person) implements Comparable<Week> {

		@Override
		public int compareTo(Week other) {
			int order = other.monday.compareTo(monday);
			return (order != 0) ? order : person.compareTo(other.person);
		}

	}

	/** Adds something that a person did, by the clock of the house. */
	void add(String person, LocalDateTime at) {
		if (unusual(at)) {
			weeks
				.computeIfAbsent(
						new Week(at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), person),
						week -> new ArrayList<>())
				.add(at);
		}
	}

	static boolean unusual(LocalDateTime at) {
		return at.getHour() < FIRST || at.getHour() >= LAST || at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
	}

	/** The latest week first. */
	List<Finding> found() {
		List<Finding> found = new ArrayList<>();
		weeks.forEach((week, times) -> {
			Instant last = times.stream()
				.max(LocalDateTime::compareTo)
				.map(time -> time.atZone(EngineClock.zone()).toInstant())
				.orElseThrow();
			found.add(new Finding(NAME, Severity.low, null, week.person(), last,
					List.of(times.size(), week.monday().toString(), week.monday().plusDays(6).toString()),
					"/audit/records?person=" + week.person() + "&from=" + week.monday() + "&to="
							+ week.monday().plusDays(6)));
		});
		return found;
	}

}
