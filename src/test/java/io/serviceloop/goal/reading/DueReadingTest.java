package io.serviceloop.goal.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.goal.Goal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which goals a review is asked about, and what it is told of them. */
@Serves("A33")
class DueReadingTest {

	private static final String KEY = "IMP-2026-0001";

	/** A Wednesday. */
	private static final LocalDate TODAY = LocalDate.of(2026, 11, 4);

	private static final LocalDate LAP = LocalDate.of(2026, 10, 20);

	@ParameterizedTest
	@CsvSource({ "day, 2026-11-03, 2026-11-03", "week, 2026-10-26, 2026-11-01", "month, 2026-10-01, 2026-10-31",
			"quarter, 2026-07-01, 2026-09-30", "year, 2025-01-01, 2025-12-31" })
	void aPeriodIsTheLastOfTheCalendarThatIsOver(String kind, LocalDate from, LocalDate to) {
		assertThat(Period.closed(kind, TODAY)).isEqualTo(new Period(from, to));
	}

	@ParameterizedTest
	@CsvSource({ "week, 2026-11-04, 2026-10-29", "month, 2026-02-28, 2026-02-01", "month, 2026-11-30, 2026-11-01",
			"month, 2026-11-15, 2026-10-16", "quarter, 2026-12-31, 2026-10-01", "year, 2024-02-29, 2023-03-01" })
	void aPeriodThatEndsOnADayIsAWholeOne(String kind, LocalDate last, LocalDate first) {
		assertThat(Period.endingOn(kind, last)).isEqualTo(new Period(first, last));
	}

	@Test
	void whatWasOverBeforeTheLapBeganIsNotAsked() {
		assertThat(due(List.of(), null)).extracting(DueReading::goalId).containsExactly("g1", "g2");
		assertThat(DueReading.of(KEY, goals(), List.of(), null, null, TODAY)).hasSize(3);
	}

	@Test
	void whatWasReadOfThePeriodIsOfferedAndNothingElse() {
		Reading week = reading("responseTime", "2026-10-26", "2026-11-01", 6.5, 1);
		Reading otherWeek = reading("responseTime", "2026-10-19", "2026-10-25", 7, 1);
		assertThat(due(List.of(otherWeek, week), null)).containsExactly(
				new DueReading("g1", LocalDate.parse("2026-10-26"), LocalDate.parse("2026-11-01"), 6.5, "reading", 40),
				new DueReading("g2", LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-31"), null, null, null));
		assertThat(due(List.of(week, reading("responseTime", "2026-10-26", "2026-11-01", 6.2, 0)), null).get(0).value())
			.isEqualTo(6.2);
	}

	@Test
	void whatAReviewHasSeenIsNotAskedAgainAndWhatItLeftOpenIs() {
		LocalDateTime reviewed = TODAY.minusDays(1).atTime(10, 0);
		Reading seen = reading("responseTime", "2026-10-26", "2026-11-01", 6.5, 2);
		Reading later = reading("responseTime", "2026-10-26", "2026-11-01", 6.5, 0);
		assertThat(due(List.of(seen), reviewed)).extracting(DueReading::goalId).containsExactly("g2");
		assertThat(due(List.of(later), reviewed)).extracting(DueReading::goalId).containsExactly("g1", "g2");
	}

	@Test
	void whatAnotherProjectOfTheLineReadIsOfferedAndCountsAsSeenByItsOwnReviewsAlone() {
		Reading own = reading("responseTime", "2026-10-26", "2026-11-01", 6.5, 2);
		Reading other = new Reading("IMP-2026-0002", own.metric(), own.customerGroup(), own.scenario(), own.fromDate(),
				own.toDate(), 6.1, own.unit(), null, own.source(), own.reportedBy(), own.reportedAt());
		assertThat(due(List.of(other), TODAY.atStartOfDay()).get(0).value()).isEqualTo(6.1);
	}

	private static List<DueReading> due(List<Reading> readings, LocalDateTime reviewed) {
		return DueReading.of(KEY, goals(), readings, LAP, reviewed, TODAY);
	}

	private static List<Goal> goals() {
		return List.of(goal("g1", "responseTime", "week"), goal("g2", "handlingTime", "month"),
				goal("g3", "nps", "quarter"));
	}

	private static Goal goal(String id, String metric, String period) {
		return new Goal(id, metric, metric, "all", null, "min", "decrease", 8.0, 5.0, TODAY.plusMonths(3),
				"sum / number", "tickets", period, null, null, null, null, null, null, null, null, null);
	}

	private static Reading reading(String metric, String from, String to, double value, int reportedDaysAgo) {
		return new Reading(KEY, metric, "all", "all", LocalDate.parse(from), LocalDate.parse(to), value, "min", 40,
				"tickets", "quality", TODAY.minusDays(reportedDaysAgo).atTime(9, 0));
	}

}
