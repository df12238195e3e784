package io.serviceloop.goal.judgement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.loop.engine.LoopRules;

/**
 * By what a goal will be judged in a lap (D17): without it, whoever chooses among windows
 * and metrics afterwards finds a success where there is none.
 *
 * @param lap the lap
 * @param goalId the goal
 * @param metric what is measured
 * @param unit of all values
 * @param direction which way is better: {@code increase} or {@code decrease}
 * @param baseline value before the project
 * @param baselineFrom first day of the time it was measured in; may be null
 * @param baselineTo its last day; may be null
 * @param baselineSampleSize how many cases it rests on; may be null
 * @param sd standard deviation of single cases; null where it is not known
 * @param target value to be reached
 * @param observationDays days between the last roll-out and the window
 * @param windowDays length of the window that is measured, in days, at least 1
 * @param test what tells a change from chance: {@code meanChange}, {@code shareChange} or
 * {@code perDayChange}
 * @param errorPercent how often chance alone may pass for a change in the whole project
 * @param powerPercent how often a true change of the size of the goal is to be seen
 * @param goals number of goals that share the error
 * @param threshold the part of the error that this goal has in this lap, in percent: what
 * chance gives more often is not proven
 * @param earlier what it said before somebody changed it after the approval, the latest
 * last; empty where nobody did
 */
public record GoalJudgement(int lap, String goalId, String metric, String unit, String direction, double baseline,
		LocalDate baselineFrom, LocalDate baselineTo, Integer baselineSampleSize, Double sd, double target,
		int observationDays, int windowDays, String test, double errorPercent, double powerPercent, int goals,
		double threshold, List<Earlier> earlier) {

	public GoalJudgement {
		earlier = (earlier == null) ? List.of() : earlier;
	}

	/**
	 * What was fixed before a change.
	 *
	 * @param reason why it was changed
	 * @param changedBy user id of who changed it
	 */
	public record Earlier(String metric, int observationDays, int windowDays, String test, double threshold,
			String reason, String changedBy, LocalDateTime changedAt) {
	}

	/** Whether it was changed after the approval. */
	public boolean changed() {
		return !earlier.isEmpty();
	}

	/** The same as it is from a change on; what it says now stays beside it. */
	GoalJudgement changed(JudgementChange change, String reason, String by, LocalDateTime at) {
		List<Earlier> versions = new ArrayList<>(earlier);
		versions.add(new Earlier(metric, observationDays, windowDays, test, threshold, reason, by, at));
		return new GoalJudgement(lap, goalId, or(change.metric(), metric), unit, direction, baseline, baselineFrom,
				baselineTo, baselineSampleSize, sd, target, or(change.observationDays(), observationDays),
				or(change.windowDays(), windowDays), or(change.test(), test), errorPercent, powerPercent, goals,
				or(change.threshold(), threshold), versions);
	}

	private static <T> T or(T changed, T before) {
		return (changed == null) ? before : changed;
	}

	/** Whether a change would change anything. */
	boolean isOther(JudgementChange change) {
		return !(or(change.metric(), metric).equals(metric)
				&& or(change.observationDays(), observationDays) == observationDays
				&& or(change.windowDays(), windowDays) == windowDays && or(change.test(), test).equals(test)
				&& or(change.threshold(), threshold) == threshold);
	}

	/**
	 * By what the goals of a project are judged in a lap, as the rules are now: each with
	 * the same window, which is waited for before measuring opens.
	 */
	public static List<GoalJudgement> of(List<Goal> goals, int lap, int observationDays, LoopRules.Numbers numbers) {
		return goals.stream().map(goal -> of(goal, goals.size(), lap, observationDays, numbers)).toList();
	}

	private static GoalJudgement of(Goal goal, int goals, int lap, int observationDays, LoopRules.Numbers numbers) {
		Judgement.Kind kind = Judgement.Kind.of(goal.unit());
		Judgement judgement = new Judgement(kind, goal.unit(), "decrease".equals(goal.direction()), goal.target(),
				numbers.number(LoopRules.ERROR_PERCENT), numbers.number(LoopRules.POWER_PERCENT), goals);
		return new GoalJudgement(lap, goal.id(), goal.metric(), goal.unit(), goal.direction(), goal.baseline(),
				goal.baselineFrom(), goal.baselineTo(), goal.baselineSampleSize(), goal.sd(), goal.target(),
				observationDays, Math.max(1, numbers.count(LoopRules.MEASURING_DAYS)), kind.code(),
				judgement.errorPercent(), judgement.powerPercent(), goals, judgement.levelPercent(lap), List.of());
	}

	/** The same, as the test asks for it: with the error that gives the threshold. */
	public Judgement judgement() {
		Judgement.Kind kind = Judgement.Kind.ofCode(test);
		boolean lower = "decrease".equals(direction);
		Judgement usual = new Judgement(kind, unit, lower, target, errorPercent, powerPercent, goals);
		double level = usual.levelPercent(lap);
		return (threshold == level) ? usual
				: new Judgement(kind, unit, lower, target, errorPercent * threshold / level, powerPercent, goals);
	}

}
