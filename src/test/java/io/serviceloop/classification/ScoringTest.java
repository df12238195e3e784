package io.serviceloop.classification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.serviceloop.Serves;
import io.serviceloop.loop.words.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScoringTest {

	@Serves("A44")
	@ParameterizedTest
	@CsvSource({ "12, day, 84", "5, week, 5", "52, month, 12", "1, month, 0.23076923076923078", "0.5, day, 3.5" })
	void timesAWeekCountADaySevenTimesAndAMonthTwelveFiftySeconds(double count, String unit, double perWeek) {
		assertThat(problem("p1", count, unit, 3, 3, 1, false).frequencyPerWeek()).isEqualTo(perWeek);
	}

	@Serves("C20")
	@ParameterizedTest
	@CsvSource({ "0, false, individual", "2, false, individual", "3, false, common", "1, true, systemic",
			"9, true, systemic" })
	void reachIsCommonFromThreeCustomersAndSystemicWhereSaid(int customers, boolean systemic, String reach) {
		assertThat(score(problem("p1", 5, "week", 3, 3, customers, systemic)).get(0).reach()).isEqualTo(reach);
	}

	@Serves({ "A22", "C21" })
	@Test
	void whatACommonProblemIsComesFromTheTableC20() {
		Problem problem = problem("p1", 5, "week", 3, 3, 3, false);
		ScoredProblem scored = Scoring.score(List.of(problem), List.of(lookup(3, "P2")), 4).get(0);
		assertThat(scored.reach()).isEqualTo("individual");
		assertThat(Scoring.score(List.of(problem), List.of(lookup(3, "P2")), 2).get(0).reasons())
			.contains(Reason.of("reason.reach.common.from", 3, 2.0));
	}

	@Test
	void whatIsStillBeingDescribedIsScoredAsFarAsItCanBeTold() {
		Problem complete = problem("p2", 5, "week", 3, 3, 0, false);
		Problem typed = new Problem("p1", null, null, null, null, null, 5.0, "week", null, 3, null, null, null, null,
				null, null, null, null);
		List<ScoredProblem> scored = Scoring.score(List.of(typed, complete),
				List.of(new Scoring.Lookup(new Screening(3, "medium", true), limit(5.0), null), lookup(3, "P2")), 3);
		assertThat(scored).extracting(s -> s.problem().id()).containsExactly("p2", "p1");
		assertThat(scored).extracting(ScoredProblem::rank).containsExactly(1, null);
		assertThat(scored.get(1).matrixScore()).isEqualTo(9);
		assertThat(scored.get(1).reasons()).extracting(Reason::key)
			.contains("reason.screened.from")
			.doesNotContain("reason.priority");
	}

	@ParameterizedTest
	@CsvSource({ "true, 5, false, reason.screened.from", "false, 5, false, reason.notScreened.from",
			"false, , true, reason.notScreened.never", "true, , false, reason.screened",
			"false, , false, reason.notScreened" })
	void theLimitIsNamedWhereTheTableHasASimpleOne(boolean screened, Double from, boolean never, String key) {
		assertThat(new Screening(3, "medium", screened).reason(3, new ScreeningPicture.Impact("medium", from, never))
			.key()).isEqualTo(key);
	}

	@Test
	void problemsRankByPriorityThenUrgencyTimesImpactThenMatrixThenTimesAWeek() {
		List<ScoredProblem> ranked = Scoring.score(
				List.of(problem("often", 9, "week", 4, 4, 1, false), problem("rare", 5, "week", 4, 4, 1, false),
						problem("urgent", 1, "month", 5, 4, 1, false), problem("critical", 1, "month", 5, 5, 1, false),
						problem("matrix", 2, "day", 4, 4, 1, false)),
				List.of(lookup(3, "P1"), lookup(3, "P1"), lookup(1, "P1"), lookup(1, "P0"), lookup(4, "P1")), 3);
		assertThat(ranked).extracting(s -> s.problem().id())
			.containsExactly("critical", "urgent", "matrix", "often", "rare");
		assertThat(ranked).extracting(ScoredProblem::rank).containsExactly(1, 2, 3, 4, 5);
	}

	@Test
	void theRankingDoesNotDependOnTheOrderOfTheListUnlessAllKeysAreEqual() {
		Random random = new Random(7);
		for (int round = 0; round < 200; round++) {
			List<Problem> problems = new ArrayList<>();
			List<Scoring.Lookup> lookups = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				int urgency = 1 + random.nextInt(5);
				int impact = 1 + random.nextInt(5);
				problems.add(problem("p" + i, 1 + i + random.nextInt(3) * 10, "week", urgency, impact, 1, false));
				lookups.add(lookup(1 + random.nextInt(5), "P" + (5 - Math.max(2, Math.min(urgency, impact)))));
			}
			List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
			Collections.shuffle(order, random);
			List<String> one = keys(Scoring.score(problems, lookups, 3));
			List<String> other = keys(Scoring.score(order.stream().map(problems::get).toList(),
					order.stream().map(lookups::get).toList(), 3));
			assertThat(other).isEqualTo(one);
		}
	}

	@Test
	void everyScoreSaysWhy() {
		ScoredProblem scored = score(problem("p1", 12, "day", 5, 5, 7, false)).get(0);
		assertThat(scored.matrixScore()).isEqualTo(15);
		assertThat(scored.reasons()).extracting("key")
			.containsExactly("reason.frequency.day", "reason.impact.high", "reason.matrix", "reason.screened.from",
					"reason.priority", "reason.reach.common.from");
	}

	private static List<String> keys(List<ScoredProblem> ranked) {
		return ranked.stream()
			.map(s -> s.priority() + "/" + s.problem().urgencyScore() * s.problem().impactScore() + "/"
					+ s.matrixScore() + "/" + s.frequencyPerWeek())
			.toList();
	}

	private static List<ScoredProblem> score(Problem problem) {
		return Scoring.score(List.of(problem), List.of(lookup(3, "P2")), 3);
	}

	private static Scoring.Lookup lookup(int frequencyScore, String priority) {
		return new Scoring.Lookup(new Screening(frequencyScore, "high", true), limit(5.0), priority);
	}

	private static ScreeningPicture.Impact limit(Double from) {
		return new ScreeningPicture.Impact("high", from, false);
	}

	private static Problem problem(String id, double count, String unit, int urgency, int impact, int customers,
			boolean systemic) {
		return new Problem(id, "g1", "online advice", "service efficiency", null,
				"Customers wait more than five minutes for an answer", count, unit, urgency, impact, "complaints",
				customers, systemic, null, null, null, null, null);
	}

}
