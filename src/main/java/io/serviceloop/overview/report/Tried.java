package io.serviceloop.overview.report;

import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.evaluation.proof.Part;
import io.serviceloop.goal.Goal;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.picture.ProjectPicture.Action;
import io.serviceloop.rootcause.RootCauses;

/**
 * A measure with the cause it was to remove, and what it brought (A39, E27).
 *
 * @param cause null where none was found
 * @param goal that of its problem; null where it is known no more
 * @param measured the goal in that lap; null where it was not measured
 * @param part what the measure brought by itself; null where nobody asked
 */
record Tried(Action action, RootCauses.Entry cause, Goal goal, Evaluations.Measured measured, Part part) {

	/** The measures of all laps, in their order. */
	static List<Tried> in(ProjectPicture project) {
		return project.actions().stream().map(action -> of(project, action)).toList();
	}

	private static Tried of(ProjectPicture project, Action action) {
		String goalId = project.problem(action.problemId()).map(problem -> problem.goalId()).orElse("");
		Evaluations.Measured measured = project.measured(goalId, action.lap()).orElse(null);
		return new Tried(action, project.cause(action.problemId(), action.lap()).orElse(null),
				project.goal(goalId).orElse(null), measured,
				Stream.ofNullable(measured)
					.flatMap(row -> Stream.ofNullable(row.parts()))
					.flatMap(List::stream)
					.filter(part -> action.id().equals(part.subject()))
					.findFirst()
					.orElse(null));
	}

}
