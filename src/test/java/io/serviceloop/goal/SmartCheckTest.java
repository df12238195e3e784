package io.serviceloop.goal;

import java.time.LocalDate;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.loop.words.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmartCheckTest {

	private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

	private static final LocalDate LAST_DAY = LocalDate.of(2027, 5, 31);

	@Serves("A06")
	@ParameterizedTest
	@CsvSource({ "decrease, 8, 9, goal.target.notBelow", "increase, 65, 60, goal.target.notAbove",
			"decrease, 8, 8, goal.target.same", "increase, -3, -3, goal.target.same" })
	void aTargetOnTheWrongSideOfTheBaselineIsRefusedWithTheReason(String direction, double baseline, double target,
			String key) {
		assertThat(check(goal(direction, baseline, target, LAST_DAY))).extracting(Violation::key, Violation::path)
			.containsExactly(org.assertj.core.groups.Tuple.tuple(key, "goals[0].target"));
	}

	@Serves("D17")
	@ParameterizedTest
	@CsvSource({ "2026-11-30, goal.dueDate.past", "2027-06-01, goal.dueDate.outside" })
	void aDueDateInThePastOrOutsideTheCycleIsRefused(LocalDate dueDate, String key) {
		assertThat(check(goal("decrease", 8, 5, dueDate))).extracting(Violation::key).containsExactly(key);
	}

	@Serves("A06")
	@ParameterizedTest
	@CsvSource({ "decrease, 8, 5, 2026-12-01", "increase, 65, 80, 2027-05-31", "increase, -20, 0, 2027-01-01" })
	void aGoalThatIsAChangeForTheBetterWithinTheCycleIsAccepted(String direction, double baseline, double target,
			LocalDate dueDate) {
		assertThat(check(goal(direction, baseline, target, dueDate))).isEmpty();
	}

	@Test
	void whatIsMissingIsNotComplainedAboutTwice() {
		assertThat(SmartCheck.check(List.of(new Goal("g1", "m", "n", null, null, "min", null, null, null, null, "f",
				"s", "week", null, null, null, null, null, null, null, null, null)), TODAY, null))
			.isEmpty();
	}

	private static List<Violation> check(Goal goal) {
		return SmartCheck.check(List.of(goal), TODAY, LAST_DAY);
	}

	private static Goal goal(String direction, double baseline, double target, LocalDate dueDate) {
		return new Goal("g1", "responseTime", "Response time", null, null, "min", direction, baseline, target, dueDate,
				"sum/count", "tickets", "week", null, null, null, null, null, null, null, null, null);
	}

}
