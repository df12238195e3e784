package io.serviceloop.goal.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which readings can be compared with each other. */
class SeriesTest {

	private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

	@Test
	void theyStandInTheOrderOfTimeHoweverTheyCame() {
		List<Reading> months = new ArrayList<>(IntStream.range(0, 12).mapToObj(i -> month(i, i, 0)).toList());
		Collections.reverse(months);
		assertThat(Series.values(months)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0);
	}

	@Test
	void aTimeThatTwoProjectsReadCountsOnceAsReportedLast() {
		assertThat(Series.values(List.of(month(0, 8, 5), month(0, 7, 1), month(1, 6, 0)))).containsExactly(8.0, 6.0);
	}

	@Test
	void monthsAndSingleDaysAreNotMixed() {
		List<Reading> mixed = List.of(month(0, 1, 0), month(1, 2, 0), month(2, 3, 0), reading(JANUARY, JANUARY, 50, 0),
				reading(JANUARY.plusDays(1), JANUARY.plusDays(1), 60, 0));
		assertThat(Series.values(mixed)).containsExactly(1.0, 2.0, 3.0);
	}

	@Test
	void withoutReadingsThereAreNoValues() {
		assertThat(Series.values(List.of())).isEmpty();
	}

	private static Reading month(int number, double value, int reportedAfterDays) {
		LocalDate first = JANUARY.plusMonths(number);
		return reading(first, first.plusMonths(1).minusDays(1), value, reportedAfterDays);
	}

	private static Reading reading(LocalDate from, LocalDate to, double value, int reportedAfterDays) {
		return new Reading("IMP-2026-0001", "responseTime", "all", "all", from, to, value, "min", null, "tickets",
				"quality", JANUARY.plusYears(2).plusDays(reportedAfterDays).atStartOfDay());
	}

}
