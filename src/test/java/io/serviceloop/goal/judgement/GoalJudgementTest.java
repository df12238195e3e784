package io.serviceloop.goal.judgement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.loop.engine.LoopRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GoalJudgementTest {

	private static final LoopRules.Numbers NUMBERS = new LoopRules.Numbers(
			Map.of(LoopRules.ERROR_PERCENT, 5.0, LoopRules.POWER_PERCENT, 80.0, LoopRules.MEASURING_DAYS, 28.0));

	@Serves("D17")
	@Test
	void theWindowIsAsLongAsTheRulesSayHoweverLongTheBaselineWasMeasured() {
		LocalDate day = LocalDate.of(2027, 1, 1);
		assertThat(judged(goal("min", day, day.plusDays(59)), 1).windowDays()).isEqualTo(28);
		assertThat(judged(goal("min", day, day), 1).windowDays()).isEqualTo(28);
		assertThat(judged(goal("min", null, day), 1).windowDays()).isEqualTo(28);
		assertThat(judged(goal("min", day, day.minusDays(1)), 1).windowDays()).isEqualTo(28);
	}

	@Serves("D17")
	@Test
	void theUnitDecidesTheTestAndTheLapTheThreshold() {
		assertThat(judged(goal("min", null, null), 1)).extracting(GoalJudgement::test, GoalJudgement::threshold)
			.containsExactly("meanChange", 5.0);
		assertThat(judged(goal("%", null, null), 2)).extracting(GoalJudgement::test, GoalJudgement::threshold)
			.containsExactly("shareChange", 2.5);
		assertThat(judged(goal("tickets/day", null, null), 3)).extracting(GoalJudgement::test, GoalJudgement::threshold)
			.containsExactly("perDayChange", 1.25);
	}

	@Test
	void theTestGetsWhatWasFixed() {
		assertThat(judged(goal("%", null, null), 1).judgement())
			.isEqualTo(new Judgement(Judgement.Kind.SHARE, "%", true, 5, 5, 80, 1));
	}

	private static GoalJudgement judged(Goal goal, int lap) {
		return GoalJudgement.of(List.of(goal), lap, 30, NUMBERS).get(0);
	}

	private static Goal goal(String unit, LocalDate from, LocalDate to) {
		return new Goal("g1", "responseTime", "Response time", null, null, unit, "decrease", 8.0, 5.0,
				LocalDate.of(2027, 6, 1), "sum / number", "tickets", "week", null, null, null, 2.0, from, to, 400, null,
				null);
	}

}
