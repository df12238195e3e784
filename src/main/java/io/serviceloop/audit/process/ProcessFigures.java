package io.serviceloop.audit.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.audit.trail.TaskDone;

/** Adds up the tasks of projects, one project after the other. */
final class ProcessFigures {

	private static final double HOUR = 3_600_000;

	private static final Duration AT_ONCE = Duration.ofMinutes(1);

	/** In the order in which a project comes to them; others stand behind. */
	private static final List<String> ORDER = List.of("setGoals", "collectData", "classifyProblems", "decideLaunch",
			"confirmPriorities", "findRootCause", "verifyRootCause", "planActions", "checkPlan", "approvePlan",
			"approveEffort", "trainStaff", "runPilot", "decidePilot", "implementAction", "checkEffect", "weeklyReview",
			"followUpDecision", "measureResults", "giveTeamFeedback", "evaluateResult", "decideGuard", "standardise",
			"approveStandard", "decideContinuation");

	private final Map<String, Step> steps = new LinkedHashMap<>();

	private final Map<List<String>, List<Double>> handings = new LinkedHashMap<>();

	private static final class Step {

		private TaskDone one;

		private final List<Double> waiting = new ArrayList<>();

		private final List<Double> working = new ArrayList<>();

		private final List<Double> whole = new ArrayList<>();

		private int open;

		private int completed;

		private int due;

		private int late;

	}

	/**
	 * Adds a project.
	 * @param tasks in the order in which they came
	 * @param due when they were due, by their ids
	 */
	void add(List<TaskDone> tasks, Map<String, Instant> due) {
		for (TaskDone task : tasks) {
			Step step = steps.computeIfAbsent(task.process() + "." + task.taskKey(), key -> new Step());
			step.one = task;
			if (task.ended() == null) {
				step.open++;
				continue;
			}
			step.completed += task.completed() ? 1 : 0;
			Instant taken = (task.taken() == null || task.taken().isAfter(task.ended())) ? task.ended() : task.taken();
			step.waiting.add(hours(task.created(), taken));
			step.working.add(hours(taken, task.ended()));
			step.whole.add(hours(task.created(), task.ended()));
			Instant day = due.get(task.id());
			if (day != null) {
				step.due++;
				step.late += task.ended().isAfter(day) ? 1 : 0;
			}
			hand(task, tasks);
		}
	}

	private void hand(TaskDone task, List<TaskDone> tasks) {
		String to = by(task);
		tasks.stream()
			// What was followed by it at once: beside it others work as well.
			.filter(before -> before.completed() && !before.ended().isAfter(task.created())
					&& Duration.between(before.ended(), task.created()).compareTo(AT_ONCE) <= 0)
			.max(Comparator.comparing(TaskDone::ended))
			.map(ProcessFigures::by)
			.filter(from -> task.completed() && to != null && !from.equals(to))
			.ifPresent(from -> handings.computeIfAbsent(List.of(from, to), pair -> new ArrayList<>())
				.add(hours(task.created(), task.ended())));
	}

	private static String by(TaskDone task) {
		return (task.completedBy() != null) ? task.completedBy() : task.assignee();
	}

	private static double hours(Instant from, Instant to) {
		return Math.max(0, Duration.between(from, to).toMillis()) / HOUR;
	}

	/** The tasks of the models, in the order of the loop. */
	List<StepFigures> steps() {
		return steps.values()
			.stream()
			.sorted(Comparator.comparingInt(ProcessFigures::place).thenComparing(step -> step.one.taskKey()))
			.map(step -> new StepFigures(step.one.process(), step.one.taskKey(), step.one.name(), step.open,
					step.completed, step.whole.size() - step.completed, step.due, step.late, Spread.of(step.waiting),
					Spread.of(step.working), Spread.of(step.whole),
					step.whole.stream().mapToDouble(Double::doubleValue).sum()))
			.toList();
	}

	private static int place(Step step) {
		int place = ORDER.indexOf(step.one.taskKey().replaceFirst("^userTask_", ""));
		return (place < 0) ? ORDER.size() : place;
	}

	/** Who waited for whom the longest, all in all; so many of them. */
	List<Handing> handings(int most) {
		return handings.entrySet()
			.stream()
			.map(one -> new Handing(one.getKey().get(0), one.getKey().get(1), Spread.of(one.getValue()),
					one.getValue().stream().mapToDouble(Double::doubleValue).sum()))
			.sorted(Comparator.comparingDouble(Handing::total).reversed().thenComparing(Handing::from))
			.limit(most)
			.toList();
	}

}
