package io.serviceloop.classification;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * The list of problems: complete, concrete, of known goals, none twice (A20, A21, A24).
 * It is filed with its scores, by {@link ScoreProblemsDelegate}.
 */
@Component
class ClassifyProblemsTask extends Form<ClassifyProblemsTask.Answer> {

	private final Goals goals;

	ClassifyProblemsTask(Goals goals) {
		super(Place.task("improvementLoop", "classifyProblems"), Answer.class, Known.EVERYTHING_AND_RECORDS);
		this.goals = goals;
	}

	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<Problem> problems) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		List<Problem> problems = answer.problems();
		faults.distinct("problems", problems, Problem::id);
		Set<String> known = goals.of(submission.businessKey()).stream().map(Goal::id).collect(Collectors.toSet());
		Map<String, Integer> seen = new HashMap<>();
		for (int i = 0; i < problems.size(); i++) {
			Problem problem = problems.get(i);
			String path = "problems[" + i + "].";
			faults.wrongIf(problem.goalId() != null && !problem.goalId().isBlank() && !known.contains(problem.goalId()),
					path + "goalId", problem.goalId(), "problem.goal.unknown", String.join(", ", known));
			if (problem.description() != null && !problem.description().isBlank()) {
				Integer twin = seen.putIfAbsent(sameAs(problem), i + 1);
				if (twin != null) {
					faults.wrong(path + "description", problem.description(), "problem.twice", twin);
				}
			}
		}
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		// The next box scores and files.
	}

	@Override
	public boolean everyLap() {
		return false;
	}

	private static String sameAs(Problem problem) {
		return String
			.join("|", String.valueOf(problem.stage()), String.valueOf(problem.type()),
					String.valueOf(problem.subtype()), problem.description())
			.toLowerCase(Locale.ROOT)
			.replaceAll("\\s+", " ")
			.strip();
	}

}
