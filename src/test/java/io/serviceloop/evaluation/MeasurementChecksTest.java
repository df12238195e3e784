package io.serviceloop.evaluation;

import java.time.LocalDate;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.GuardMetric;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.loop.form.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is measured is measured after the effect was observed, and on enough cases. */
class MeasurementChecksTest {

	private static final LocalDate ROLLED_OUT = LocalDate.of(2027, 1, 1);

	private static final LocalDate FIRST = ROLLED_OUT.plusDays(30);

	private static final LocalDate TODAY = FIRST.plusDays(28);

	private static final String REASON = "The shop is closed in February";

	private final Goal goal = EvaluationTest.goal(8, 5, "min", null, null, null);

	@Serves({ "A36", "E22" })
	@ParameterizedTest
	@CsvSource({ "0, 27, true", "-1, 27, false", "0, 28, false", "7, 20, true", "-5, 10, false" })
	void aPeriodOutsideOfTheRuleNeedsItsReason(int from, int to, boolean holds) {
		assertThat(wrong(row(5, 395, FIRST.plusDays(from), FIRST.plusDays(to), null, null))
			.complained("measurements[0].reason")).isNotEqualTo(holds);
		assertThat(wrong(row(5, 395, FIRST.plusDays(from), FIRST.plusDays(to), null, REASON)).any()).isFalse();
	}

	@Serves("A36")
	@Test
	void nothingOfTheChangeIsInAPeriodThatWasOverBeforeIt() {
		Measurement old = row(5, 395, LocalDate.of(2001, 1, 1), LocalDate.of(2001, 1, 28), null, REASON);
		assertThat(wrong(old).complained("measurements[0].to")).isTrue();
		assertThat(wrong(row(5, 395, ROLLED_OUT.minusDays(9), ROLLED_OUT, null, REASON)).any()).isFalse();
		assertThat(wrong(row(5, 395, FIRST, TODAY.plusDays(1), null, REASON)).complained("measurements[0].to"))
			.isTrue();
	}

	@Test
	void whereTheRollOutWasNotNotedOnlyTheFutureIsRefused() {
		assertThat(wrong(null, goal, row(5, 395, FIRST.minusDays(90), FIRST, null, null)).any()).isFalse();
	}

	@Serves({ "A37", "E53" })
	@ParameterizedTest
	@CsvSource({ "1, false", "4, false", "5, true", "395, true" })
	void aValueOnTooFewCasesIsRefused(int cases, boolean taken) {
		assertThat(wrong(row(5, cases, FIRST, TODAY.minusDays(1), null, null)).complained("measurements[0].sampleSize"))
			.isNotEqualTo(taken);
	}

	@Serves("A37")
	@ParameterizedTest
	@CsvSource({ "-1, false", "0, true", "1000, true", "1001, false", "1e300, false" })
	void aValueIsInThePlausibleRangeOfItsMetric(double after, boolean plausible) {
		assertThat(wrong(row(after, 395, FIRST, TODAY.minusDays(1), null, null)).complained("measurements[0].after"))
			.isNotEqualTo(plausible);
	}

	@Serves("D17")
	@Test
	void whatMustNotGetWorseIsMeasuredTooWhereTheGoalNamesIt() {
		Goal guarded = EvaluationTest.goal(8, 5, "min", null, null,
				new GuardMetric("repeatEnquiryRate", "%", "decrease", 20.0));
		MeasuringWindow window = MeasuringWindow.after(ROLLED_OUT, 30);
		Measurement without = row(5, 395, FIRST, TODAY.minusDays(1), null, null);
		assertThat(wrong(window, guarded, without).complained("measurements[0].guardAfter")).isTrue();
		assertThat(wrong(window, guarded, row(5, 395, FIRST, TODAY.minusDays(1), 19.0, null)).any()).isFalse();
		assertThat(wrong(without).any()).isFalse();
	}

	@Serves("A36")
	@Test
	void theWindowIsOverWhenObservationAndMeasuringAre() {
		MeasuringWindow window = MeasuringWindow.after(ROLLED_OUT, 30);
		assertThat(window.over(28)).isEqualTo(ROLLED_OUT.plusDays(58));
		assertThat(window.isPlanned(FIRST, FIRST.plusDays(27), 28)).isTrue();
		assertThat(window.isPlanned(FIRST, FIRST.plusDays(34), 28)).as("a week late").isTrue();
		assertThat(window.isPlanned(FIRST, FIRST.plusDays(35), 28)).as("until it looks good").isFalse();
		assertThat(window.isPlanned(FIRST, FIRST.plusDays(26), 28)).isFalse();
		assertThat(window.isPlanned(FIRST.plusDays(1), FIRST.plusDays(40), 28)).isFalse();
	}

	private Faults wrong(Measurement row) {
		return wrong(MeasuringWindow.after(ROLLED_OUT, 30), goal, row);
	}

	private static Faults wrong(MeasuringWindow window, Goal goal, Measurement row) {
		Faults faults = new Faults();
		new MeasurementChecks(List.of(goal), new Catalogue(List.of()), 5, goalId -> window, TODAY, faults)
			.list(List.of(row));
		return faults;
	}

	private static Measurement row(double after, int cases, LocalDate from, LocalDate to, Double guard, String reason) {
		return new Measurement("g1", after, cases, from, to, "tickets", null, guard, reason);
	}

}
