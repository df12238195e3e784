package io.serviceloop.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.serviceloop.Serves;
import io.serviceloop.evaluation.proof.Case;
import io.serviceloop.evaluation.proof.Proof;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.GuardMetric;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.Metric;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.words.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EvaluationTest {

	private static final LocalDate DAY = LocalDate.of(2027, 2, 1);

	private static final LoopRules.Numbers NUMBERS = new LoopRules.Numbers(Map.of(LoopRules.ERROR_PERCENT, 5.0,
			LoopRules.POWER_PERCENT, 80.0, LoopRules.MEASURING_DAYS, 28.0, LoopRules.SMALL_SAMPLE_BELOW, 30.0));

	private static final Catalogue CATALOGUE = new Catalogue(List.of(new Metric("repeatEnquiryRate", "Repeat enquiries",
			"重复咨询率", "%", "decrease", 0, 100, Map.of(), "month", null)));

	@Serves("A37")
	@ParameterizedTest
	@CsvSource({ "8, 5, 4.6, -3.4, 1.133333, true, evaluation.met", "8, 5, 5, -3, 1, true, evaluation.met",
			"8, 5, 6.5, -1.5, 0.5, false, evaluation.missed", "8, 5, 9, 1, -0.333333, false, evaluation.worse",
			"65, 80, 80, 15, 1, true, evaluation.met", "65, 80, 60, -5, -0.333333, false, evaluation.worse",
			"0, 10, 4, 4, 0.4, false, evaluation.missed" })
	void attainmentIsTheShareOfTheWayFromBaselineToTarget(double baseline, double target, double after, double change,
			double attainment, boolean met, String reason) {
		Evaluation evaluation = evaluate(baseline, target, after, 400);
		assertThat(evaluation.change()).isEqualTo(change);
		assertThat(evaluation.attainment()).isEqualTo(attainment);
		assertThat(evaluation.met()).isEqualTo(met);
		assertThat(evaluation.reasons()).extracting(Reason::key).contains(reason);
	}

	/** Response time and first contact resolution; what a report of a year says. */
	@Serves({ "A37", "A38", "E54" })
	@ParameterizedTest
	@CsvSource({ "min, 8, 5, 5, 4, 400, yes, -37.5", "%, 65, 80, 80, , 400, yes, 23.076923",
			"%, 65, 80, 80, , 40, no, 23.076923", "points, 72.4, 78, 78.2, 20, 400, yes, 8.01105",
			"points, 72.4, 78, 78.2, 20, 60, no, 8.01105", "min, 10, 7.5, 7, 6, 400, yes, -30",
			"%, 80, 90, 92, , 400, yes, 15", "min, 8, 5, 5, , 400, notTestable, -37.5" })
	void theExamplesOfTheSourcesAreReachedAndSayHowWellThatIsProven(String unit, double baseline, double target,
			double after, Double sd, int cases, String proven, double percent) {
		Goal goal = goal(baseline, target, unit, sd, cases, null);
		Evaluation judged = judged(goal, measured(after, cases, sd, null, null));
		assertThat(judged.met()).isTrue();
		assertThat(judged.changePercent()).isEqualTo(percent);
		assertThat(judged.proof().proven().code()).isEqualTo(proven);
		assertThat(judged.reasons()).containsAll(judged.proof().reasons());
	}

	@Serves("D17")
	@ParameterizedTest
	@CsvSource({ "decrease, 20, 20, false", "decrease, 20, 20.5, true", "decrease, 20, 19, false",
			"increase, 80, 80, false", "increase, 80, 79.9, true", "increase, 80, 90, false" })
	void whatMustNotGetWorseIsPastItsLimitOrKeepsIt(String direction, double limit, double after, boolean past) {
		Goal goal = goal(8, 5, "min", null, null, new GuardMetric("repeatEnquiryRate", "%", direction, limit));
		Evaluation judged = judged(goal, measured(5, 400, null, after, null));
		assertThat(judged.guardPast()).isEqualTo(past);
		assertThat(judged.met()).as("whether the target was reached says nothing of it").isTrue();
		assertThat(judged.reasons()).contains(Reason.of(past ? "evaluation.guardPast" : "evaluation.guardKept", "重复咨询率",
				"Repeat enquiries", after, "%", limit));
	}

	@Serves("D17")
	@Test
	void aGoalThatIsReachedAfterItsDueDateIsReachedLate() {
		Goal due = goal(8, 5, "min", null, null, null);
		assertThat(judged(due, measured(5, 400, null, null, null)).late()).isFalse();
		Measurement later = new Measurement("g1", 5.0, 400, DAY, due.dueDate().plusDays(1), "tickets", null, null,
				null);
		assertThat(judged(due, later).late()).isTrue();
		assertThat(judged(due, later).reasons()).extracting(Reason::key).contains("evaluation.late");
		assertThat(judged(due, new Measurement("g1", 7.0, 400, DAY, later.to(), "tickets", null, null, null)).late())
			.as("what was not reached is not late")
			.isFalse();
	}

	@Serves("A36")
	@Test
	void whyAnotherPeriodWasMeasuredStaysBesideTheResult() {
		assertThat(judged(goal(8, 5, "min", null, null, null),
				measured(5, 400, null, null, "The shop is closed in February"))
			.reasons()).contains(Reason.of("evaluation.period", "The shop is closed in February"));
	}

	@Test
	void aBaselineOfZeroHasNoChangeInPercent() {
		assertThat(evaluate(0, 10, 4, 400).changePercent()).isNull();
		assertThat(evaluate(8, 5, 4, 400).changePercent()).isEqualTo(-50);
	}

	@Test
	void aSmallSampleIsPointedOut() {
		assertThat(evaluate(8, 5, 4, 29).reasons()).contains(Reason.of("evaluation.smallSample.below", 29, 30.0));
		assertThat(evaluate(8, 5, 4, 30).reasons()).extracting(Reason::key)
			.doesNotContain("evaluation.smallSample.below");
	}

	@Test
	void reachingTheTargetExactlyIsMetWhateverTheDigits() {
		Random random = new Random(11);
		for (int i = 0; i < 1000; i++) {
			double baseline = Math.round(random.nextDouble() * 10_000) / 100.0;
			double target = baseline
					+ (Math.round(random.nextDouble() * 2_000) + 1) / 100.0 * (random.nextBoolean() ? 1 : -1);
			assertThat(evaluate(baseline, target, target, 400).met()).isTrue();
			assertThat(evaluate(baseline, target, baseline, 400).attainment()).isCloseTo(0, within(1e-9));
		}
	}

	private static Evaluation evaluate(double baseline, double target, double after, int sample) {
		return judged(goal(baseline, target, "min", null, null, null), measured(after, sample, null, null, null));
	}

	private static Evaluation judged(Goal goal, Measurement measured) {
		GoalJudgement fixed = GoalJudgement.of(List.of(goal), 1, 28, NUMBERS).get(0);
		return Evaluation.of(goal, measured, new Evaluation.Tables(NUMBERS, CATALOGUE),
				Proof.of(GoalVerdicts.tested(fixed, 1, measured, Case.Baseline.UNKNOWN, null, measured.isExplained())),
				List.of());
	}

	static Goal goal(double baseline, double target, String unit, Double sd, Integer cases, GuardMetric guard) {
		return new Goal("g1", "own", "Goal", "all", "all", unit, (target < baseline) ? "decrease" : "increase",
				baseline, target, DAY.plusDays(80), "sum / number", "tickets", "week", null, 0.0, 1000.0, sd, null,
				null, cases, guard, null);
	}

	private static Measurement measured(double after, int sample, Double sd, Double guard, String reason) {
		return new Measurement("g1", after, sample, DAY, DAY, "tickets", sd, guard, reason);
	}

}
