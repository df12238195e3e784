package io.serviceloop.overview.picture;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.serviceloop.action.ActionStatus;
import io.serviceloop.action.LapDays;
import io.serviceloop.classification.Problems;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.Goal;
import io.serviceloop.rootcause.RootCauses;

/**
 * What a plan has to answer: how far each goal is from its target, and which causes came
 * before (A29, A30).
 *
 * @param days on which the actions are carried out
 * @param gaps of the goals that are not reached yet, or that the plan has actions for
 * @param returned causes of the lap that an earlier lap had too
 */
public record PlanGrounds(LapDays days, List<Gap> gaps, List<Returned> returned) {

	/**
	 * A goal with its way to go.
	 *
	 * @param now what was measured last, else the baseline
	 * @param gap from {@code now} to the target, in the unit of the goal; 0 where it is
	 * reached
	 * @param expected what the actions of the lap are to bring, as they were planned
	 * @param proven how well it is proven that {@code now} is no chance; null where
	 * nothing was measured or nobody asked
	 */
	public record Gap(String goalId, String name, String unit, double now, double target, double gap, double expected,
			String proven) {
	}

	/**
	 * A cause that came before: a problem of the same stage and type had one of the same
	 * class.
	 */
	public record Returned(String problemId, String causeClass, List<Tried> tried) {
	}

	/**
	 * What was tried then, and what it brought.
	 *
	 * @param kind what it changed; null where that was not asked
	 * @param status how it ended
	 * @param measured the goal in that lap; null where it was not measured
	 */
	public record Tried(int lap, String problemId, String rootCause, String kind, String measure, String status,
			Evaluations.Measured measured) {
	}

	/** For the plan of a lap. */
	public static PlanGrounds of(ProjectPicture project, int lap) {
		return new PlanGrounds(LapDays.of(project.project()),
				project.goals()
					.stream()
					.map(goal -> gap(project, goal, lap))
					.filter(gap -> gap.gap() > 0 || gap.expected() > 0)
					.toList(),
				project.problems()
					.stream()
					.filter(Problems.Entry::selected)
					.flatMap(problem -> returned(project, problem, lap).stream())
					.toList());
	}

	private static Gap gap(ProjectPicture project, Goal goal, int lap) {
		Optional<Evaluations.Measured> measured = project.measurements()
			.stream()
			.filter(row -> row.goalId().equals(goal.id()) && row.lap() < lap)
			.max(Comparator.comparingInt(Evaluations.Measured::lap));
		double now = measured.map(Evaluations.Measured::afterValue).orElse(goal.baseline());
		double way = "decrease".equals(goal.direction()) ? now - goal.target() : goal.target() - now;
		double expected = project.actions()
			.stream()
			.filter(action -> action.lap() == lap && action.expectedGain() != null
					&& action.status() != ActionStatus.stopped && action.status() != ActionStatus.dropped)
			.filter(action -> project.problem(action.problemId())
				.filter(problem -> goal.id().equals(problem.goalId()))
				.isPresent())
			.mapToDouble(ProjectPicture.Action::expectedGain)
			.sum();
		return new Gap(goal.id(), goal.name(), goal.unit(), now, goal.target(), Math.max(0, way), expected,
				measured.map(Evaluations.Measured::proven).orElse(null));
	}

	private static List<Returned> returned(ProjectPicture project, Problems.Entry problem, int lap) {
		return project.cause(problem.id(), lap)
			.filter(cause -> cause.lap() == lap)
			.map(cause -> new Returned(problem.id(), cause.causeClass(),
					project.rootCauses()
						.stream()
						.filter(earlier -> earlier.lap() < lap && Boolean.TRUE.equals(earlier.verified())
								&& earlier.causeClass().equals(cause.causeClass())
								&& isAlike(project, earlier.problemId(), problem))
						.flatMap(earlier -> tried(project, earlier).stream())
						.toList()))
			.filter(returned -> !returned.tried().isEmpty())
			.stream()
			.toList();
	}

	private static boolean isAlike(ProjectPicture project, String problemId, Problems.Entry problem) {
		return project.problem(problemId)
			.filter(earlier -> plain(earlier.stage()).equals(plain(problem.stage()))
					&& plain(earlier.type()).equals(plain(problem.type())))
			.isPresent();
	}

	private static String plain(String text) {
		return text.strip().toLowerCase(Locale.ROOT);
	}

	private static List<Tried> tried(ProjectPicture project, RootCauses.Entry cause) {
		return project.actions()
			.stream()
			.filter(action -> action.lap() == cause.lap() && action.problemId().equals(cause.problemId()))
			.map(action -> new Tried(cause.lap(), cause.problemId(), cause.rootCause(), action.kind(), action.measure(),
					action.status().name(),
					project.problem(cause.problemId())
						.flatMap(problem -> project.measured(problem.goalId(), cause.lap()))
						.orElse(null)))
			.toList();
	}

}
