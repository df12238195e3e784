package io.serviceloop.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.serviceloop.Serves;
import io.serviceloop.classification.Counts;
import io.serviceloop.evaluation.proof.Case.Baseline;
import io.serviceloop.evaluation.proof.Evidence.Measure;
import io.serviceloop.evaluation.proof.Mix;
import io.serviceloop.evaluation.proof.Part;
import io.serviceloop.evaluation.proof.Verdict;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.reading.Reading;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.words.Reason;
import io.serviceloop.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a goal is judged by: where its baseline comes from, and what was usual before. */
class GoalVerdictsTest {

	private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

	private static final LocalDateTime APPROVED = DAY.atTime(10, 0);

	private static final LoopRules.Numbers NUMBERS = new LoopRules.Numbers(Map.of(LoopRules.ERROR_PERCENT, 5.0,
			LoopRules.POWER_PERCENT, 80.0, LoopRules.MEASURING_DAYS, 28.0, LoopRules.READINGS_TO_JUDGE, 3.0));

	/** Ranked by the weeks up to the end of January; the weeks after were held out. */
	private static final Counts HELD_OUT = counts(true);

	@Serves({ "C29", "A37" })
	@ParameterizedTest
	@CsvSource({ "regularReview, 2027-02-01, 2027-02-28, OF_ITS_OWN", "regularReview, 2027-01-31, 2027-02-28, PICKED",
			"regularReview, 2026-10-01, 2026-10-31, UNKNOWN", "regularReview, , 2027-02-28, UNKNOWN",
			"targetedFix, 2027-02-01, 2027-02-28, UNKNOWN", "targetedFix, 2027-01-01, 2027-01-31, PICKED" })
	void aBaselineIsOfItsOwnOnlyWhereItsDaysHadNoSayInTheChoice(String trigger, LocalDate from, LocalDate to,
			Baseline origin) {
		assertThat(origin(trigger, from, to, HELD_OUT)).isEqualTo(origin);
	}

	@Serves("C29")
	@Test
	void aProblemWithoutRecordsOrWithoutWeeksHeldOutLeavesItOpen() {
		LocalDate february = LocalDate.of(2027, 2, 1);
		assertThat(origin("regularReview", february, DAY, HELD_OUT, null)).isEqualTo(Baseline.UNKNOWN);
		assertThat(origin("regularReview", february, DAY)).isEqualTo(Baseline.UNKNOWN);
		assertThat(origin("regularReview", february, DAY, counts(false))).isEqualTo(Baseline.UNKNOWN);
		assertThat(origin("regularReview", february.minusDays(1), DAY, null, counts(false))).isEqualTo(Baseline.PICKED);
	}

	@Serves({ "D17", "A37" })
	@Test
	void whatWasUsualIsWhatWasReadAndFiledBeforeThePlanWasApproved() {
		// The baseline of 9 is worse than the usual 8: it is tested as 8.
		assertThat(keys(verdict(APPROVED, readings(3, DAY.minusDays(1), APPROVED.minusHours(1)))))
			.contains("proof.usual");
		// A good reading between the approval and the first roll-out, or filed then, is
		// none of it.
		assertThat(keys(verdict(APPROVED, readings(3, DAY.minusDays(1), APPROVED)))).doesNotContain("proof.usual");
		assertThat(keys(verdict(APPROVED, readings(3, DAY.plusDays(3), APPROVED.plusDays(4)))))
			.doesNotContain("proof.usual");
		// Without a plan, the first roll-out is what is known.
		assertThat(keys(verdict(null, readings(3, DAY.plusDays(3), APPROVED.plusDays(4))))).contains("proof.usual");
	}

	@Serves("C29")
	@Test
	void theVerdictSaysOfAPickedBaselineThatItGetsBetterByItselfAndOfOneOfItsOwnThatItDoesNot() {
		Verdict picked = verdict(Baseline.PICKED, APPROVED, List.of());
		assertThat(picked.proof().proven().code()).isEqualTo("notTestable");
		assertThat(keys(picked)).contains("proof.picked");
		assertThat(part(picked, "regression").reasons()).extracting(Reason::key)
			.containsExactly("verdict.regression.few");
		Verdict own = verdict(Baseline.OF_ITS_OWN, APPROVED, List.of());
		assertThat(own.proof().proven().code()).isEqualTo("yes");
		assertThat(part(own, "regression").value()).isZero();
	}

	private static Baseline origin(String trigger, LocalDate from, LocalDate to, Counts... chosen) {
		return GoalVerdicts.origin(judgement(goal(from, to)), Arrays.asList(chosen),
				new Project("IMP-2027-0001", "t", trigger, "s", "lead", "owner", null, null, 90, 30, null, "running", 1,
						"evaluateResult", APPROVED, null, null, null, null, DAY, null, null, false, null, null, null));
	}

	private static Counts counts(boolean independent) {
		return new Counts(90, 0.5, null, 7.0, independent ? 6.0 : null, 12, independent, LocalDate.of(2026, 11, 2),
				LocalDate.of(2027, 1, 31));
	}

	private static Verdict verdict(LocalDateTime approved, List<Reading> readings) {
		return verdict(Baseline.UNKNOWN, approved, readings);
	}

	private static Verdict verdict(Baseline origin, LocalDateTime approved, List<Reading> readings) {
		Goal goal = goal(DAY.minusDays(28), DAY.minusDays(1));
		GoalVerdicts.Grounds grounds = new GoalVerdicts.Grounds(1, NUMBERS, Map.of("g1", judgement(goal)), null,
				approved, readings, Map.of("g1", List.of(new Measure("a1", "Grading", DAY.plusDays(10)))),
				Map.of("g1", origin));
		return grounds.verdict(goal,
				new Measurement("g1", 5.0, 400, DAY.plusDays(40), DAY.plusDays(67), "tickets", 4.0, null, null),
				Mix.of(List.of()));
	}

	private static GoalJudgement judgement(Goal goal) {
		return GoalJudgement.of(List.of(goal), 1, 30, NUMBERS).get(0);
	}

	private static Goal goal(LocalDate from, LocalDate to) {
		return new Goal("g1", "own", "Goal", "all", "all", "min", "decrease", 9.0, 5.0, DAY.plusDays(80),
				"sum / number", "tickets", "week", null, 0.0, 1000.0, 4.0, from, to, 400, null, null);
	}

	/** Weeks of 8, of which the last ends on a day. */
	private static List<Reading> readings(int count, LocalDate last, LocalDateTime filed) {
		return IntStream.range(0, count)
			.mapToObj(week -> last.minusWeeks(count - 1L - week))
			.map(to -> new Reading("IMP-2027-0001", "own", "all", "all", to.minusDays(6), to, 8, "min", null, "tickets",
					"lead", filed))
			.toList();
	}

	private static List<String> keys(Verdict verdict) {
		return verdict.proof().reasons().stream().map(Reason::key).toList();
	}

	private static Part part(Verdict verdict, String of) {
		return verdict.parts().stream().filter(part -> part.of().equals(of)).findFirst().orElseThrow();
	}

}
