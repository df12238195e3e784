package io.serviceloop.evaluation;

import java.time.LocalDate;

import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.project.Project;

/**
 * When the effect of a lap is measured (A36): once it was observed for the time that the
 * project has set, which begins with the day of the last roll-out, and before today.
 *
 * @param rolledOut the day of the last roll-out of the lap
 * @param first the first day that may be measured
 */
record MeasuringWindow(LocalDate rolledOut, LocalDate first) {

	static MeasuringWindow after(LocalDate rolledOut, int observationDays) {
		return new MeasuringWindow(rolledOut, rolledOut.plusDays(observationDays));
	}

	/**
	 * Of the lap that a project is in; null where its roll-out was not noted, as in
	 * projects that were observed already before it was asked for.
	 */
	static MeasuringWindow of(Project project) {
		return (project.rolledOutOn() == null || project.observationDays() == null) ? null
				: after(project.rolledOutOn(), project.observationDays());
	}

	/** Of a goal: as its judgement has it; null where nothing was fixed for it. */
	static MeasuringWindow of(Project project, GoalJudgement judgement) {
		return (project.rolledOutOn() == null || judgement == null) ? of(project)
				: after(project.rolledOutOn(), judgement.observationDays());
	}

	/** The day on which so many days of it are over. */
	LocalDate over(int measuringDays) {
		return first.plusDays(measuringDays);
	}

	/** Whether a period is as the rule has it. */
	boolean holds(LocalDate from, LocalDate to, LocalDate today) {
		return !from.isBefore(first) && to.isBefore(today);
	}

	/**
	 * Whether a period is the one that was fixed with the plan: from the first day on,
	 * for so many days, and a quarter of them more at most, for whoever comes to measure
	 * late. Whoever chooses among others, or waits for a good day to end on, finds a
	 * success by chance.
	 */
	boolean isPlanned(LocalDate from, LocalDate to, int days) {
		LocalDate last = first.plusDays(days - 1L);
		return from.equals(first) && !to.isBefore(last) && !to.isAfter(last.plusDays(days / 4));
	}

	/**
	 * Whether a period was over before the roll-out: then nothing of the change is in it.
	 */
	boolean isTooEarly(LocalDate to) {
		return to.isBefore(rolledOut);
	}

}
