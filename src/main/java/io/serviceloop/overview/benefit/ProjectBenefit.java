package io.serviceloop.overview.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.action.Actions;
import io.serviceloop.classification.Problems;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.Goal;

/**
 * What a project is worth so far, goal by goal, and what it cost.
 *
 * @param currency of all amounts, by its ISO 4217 code
 * @param goals those of which somebody said what a unit is worth, or whose actions have
 * cost something
 * @param cost of all actions of all laps, also those that were stopped, without those
 * that were dropped; null where nobody said what one cost
 */
public record ProjectBenefit(String currency, List<OfGoal> goals, BigDecimal cost) {

	/**
	 * A goal.
	 *
	 * @param unitWorth a month, for one unit of improvement; null where nobody said
	 * @param lap the lap that was measured last; null where none was
	 * @param change after − before, in the unit of the goal; null where nothing was
	 * measured
	 * @param month what the change is worth a month; null where it does not count
	 * @param year twelve times that
	 * @param cost of the actions whose problems belong to the goal; null where nobody
	 * said what one cost
	 */
	public record OfGoal(String goalId, String name, String unit, BigDecimal unitWorth, Integer lap, Double change,
			Benefit.Sure sure, BigDecimal month, BigDecimal monthLow, BigDecimal monthHigh, BigDecimal year,
			BigDecimal cost) {

		static OfGoal of(Goal goal, Evaluations.Measured measured, BigDecimal cost) {
			Benefit benefit = Benefit.of(goal.direction(), goal.unitWorth(),
					(measured == null) ? null
							: new Benefit.Change(measured.changeValue(), measured.changeLow(), measured.changeHigh(),
									measured.met(), measured.proven(), measured.guardPast(), measured.guardAccepted()));
			return new OfGoal(goal.id(), goal.name(), goal.unit(), money(goal.unitWorth()),
					(measured == null) ? null : measured.lap(), (measured == null) ? null : measured.changeValue(),
					benefit.sure(), benefit.month(), benefit.monthLow(), benefit.monthHigh(), benefit.year(), cost);
		}

	}

	/** Of all that the registers hold of one project. */
	public static ProjectBenefit of(String currency, List<Goal> goals, List<Problems.Entry> problems,
			Set<Actions.Entry> actions, List<Evaluations.Measured> measurements) {
		Map<String, String> goalOf = problems.stream()
			.collect(Collectors.toMap(Problems.Entry::id, Problems.Entry::goalId));
		Map<String, Evaluations.Measured> latest = measurements.stream()
			.collect(Collectors.toMap(Evaluations.Measured::goalId, row -> row,
					(one, other) -> (one.lap() > other.lap()) ? one : other));
		List<OfGoal> rows = goals.stream()
			.map(goal -> OfGoal.of(goal, latest.get(goal.id()),
					cost(actions.stream()
						.filter(action -> goal.id().equals(goalOf.get(action.problemId())))
						.collect(Collectors.toSet()))))
			.filter(row -> row.unitWorth() != null || row.cost() != null)
			.toList();
		return new ProjectBenefit(currency, rows, cost(actions));
	}

	/** What actions cost; those that were dropped were never begun. */
	private static BigDecimal cost(Set<Actions.Entry> actions) {
		return actions.stream()
			.filter(action -> action.droppedAt() == null)
			.map(action -> money(action.cost()))
			.filter(Objects::nonNull)
			.reduce(BigDecimal::add)
			.orElse(null);
	}

	static BigDecimal money(Double amount) {
		return (amount == null) ? null : BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
	}

}
