package io.serviceloop.overview.work;

import java.util.List;
import java.util.Set;

import io.serviceloop.action.ActionStatus;
import io.serviceloop.action.Actions;
import io.serviceloop.classification.Problems;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.Goal;
import io.serviceloop.overview.picture.ProjectPicture;

import static io.serviceloop.overview.work.Work.each;

/**
 * A goal that was met at its latest measurement, with the actions behind it: those
 * carried out, in any lap, for a problem of that goal (A41).
 *
 * @param goal the goal
 * @param measured its latest measurement
 * @param actions the actions that were carried out for it, in their order
 */
record Worked(Goal goal, Evaluations.Measured measured, List<ProjectPicture.Action> actions) {

	/** Everything that worked in a project, by goal. */
	static List<Worked> in(ProjectPicture project) {
		return project.goals()
			.stream()
			.flatMap(goal -> each(project.measurements(), row -> row.goalId().equals(goal.id()),
					row -> new Worked(goal, row, carriedOut(goal, project)))
				.stream()
				.reduce((earlier, latest) -> latest)
				.stream())
			.filter(worked -> worked.measured.reached())
			.toList();
	}

	private static List<ProjectPicture.Action> carriedOut(Goal goal, ProjectPicture project) {
		Set<String> problems = Set
			.copyOf(each(project.problems(), problem -> problem.goalId().equals(goal.id()), Problems.Entry::id));
		return each(project.actions(),
				action -> action.status() == ActionStatus.done && problems.contains(action.problemId()),
				action -> action);
	}

	/**
	 * Goal, starting point, what was wanted and what was reached, in one line, with how
	 * well that is proven.
	 */
	String reached(Words words) {
		String line = words.of("reached", words.metric(goal.name()), words.amount(goal.baseline(), goal.unit()),
				words.amount(goal.target(), goal.unit()), words.amount(measured.afterValue(), goal.unit()));
		return Words.joined(words.of("semicolon"), line, words.code("proven", measured.proven()),
				Boolean.TRUE.equals(measured.late()) ? words.of("late") : "");
	}

	/**
	 * What the person responsible reported when the action was done; empty where nothing
	 * was.
	 */
	static String result(ProjectPicture.Action action) {
		return action.results()
			.stream()
			.filter(result -> result.kind().equals("action"))
			.map(Actions.Result::result)
			.reduce("", (earlier, later) -> later);
	}

}
