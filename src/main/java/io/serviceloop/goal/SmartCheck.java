package io.serviceloop.goal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.serviceloop.loop.words.Violation;

/**
 * As much of SMART as a program can check (A06, D17). Specific and measurable is what
 * {@link Goal} requires to be there: metric, unit, formula, source, period, baseline,
 * target. Here is what needs more than one value: a target that is a change for the
 * better (achievable is for people to judge), and a due date within the cycle.
 */
final class SmartCheck {

	private SmartCheck() {
	}

	/**
	 * What is wrong with the goals; values that are missing are not looked at, they have
	 * been named already.
	 * @param lastDay the last day of the cycle; null where it is not known
	 */
	static List<Violation> check(List<Goal> goals, LocalDate today, LocalDate lastDay) {
		List<Violation> violations = new ArrayList<>();
		for (int i = 0; i < goals.size(); i++) {
			Goal goal = goals.get(i);
			String path = "goals[" + i + "].";
			if (goal.baseline() != null && goal.target() != null && goal.direction() != null) {
				target(goal, path + "target", violations);
			}
			if (goal.dueDate() != null && goal.dueDate().isBefore(today)) {
				violations.add(Violation.of(path + "dueDate", goal.dueDate(), "goal.dueDate.past", today.toString()));
			}
			else if (goal.dueDate() != null && lastDay != null && goal.dueDate().isAfter(lastDay)) {
				violations
					.add(Violation.of(path + "dueDate", goal.dueDate(), "goal.dueDate.outside", lastDay.toString()));
			}
		}
		return violations;
	}

	private static void target(Goal goal, String path, List<Violation> violations) {
		int change = Double.compare(goal.target(), goal.baseline());
		if (change == 0) {
			violations.add(Violation.of(path, goal.target(), "goal.target.same", goal.baseline()));
		}
		else if (goal.direction().equals("decrease") && change > 0) {
			violations.add(Violation.of(path, goal.target(), "goal.target.notBelow", goal.baseline()));
		}
		else if (goal.direction().equals("increase") && change < 0) {
			violations.add(Violation.of(path, goal.target(), "goal.target.notAbove", goal.baseline()));
		}
	}

}
