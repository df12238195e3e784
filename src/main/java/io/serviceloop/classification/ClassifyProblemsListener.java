package io.serviceloop.classification;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks the list of problems: complete, concrete, of known goals, none twice (A20, A21,
 * A24).
 */
@Component
class ClassifyProblemsListener implements TaskListener {

	private final Submissions submissions;

	private final Goals goals;

	private final Vagueness vagueness;

	ClassifyProblemsListener(Submissions submissions, Goals goals, Vagueness vagueness) {
		this.submissions = submissions;
		this.goals = goals;
		this.vagueness = vagueness;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		List<Problem> problems = answers.rows(Variables.PROBLEMS, Problem.class);
		answers.distinct(Variables.PROBLEMS, problems, Problem::id);
		Set<String> known = goals.of(task.getExecution().getProcessBusinessKey())
			.stream()
			.map(Goal::id)
			.collect(Collectors.toSet());
		Map<String, Integer> seen = new HashMap<>();
		for (int i = 0; i < problems.size(); i++) {
			Problem problem = problems.get(i);
			String path = "problems[" + i + "].";
			if (problem.goalId() != null && !problem.goalId().isBlank() && !known.contains(problem.goalId())) {
				answers.wrong(path + "goalId", problem.goalId(), "problem.goal.unknown", String.join(", ", known));
			}
			if (problem.description() != null && !problem.description().isBlank()) {
				String complaint = vagueness.complaint(problem.description());
				if (complaint != null) {
					answers.wrong(path + "description", problem.description(), complaint);
				}
				Integer twin = seen.putIfAbsent(sameAs(problem), i + 1);
				if (twin != null) {
					answers.wrong(path + "description", problem.description(), "problem.twice", twin);
				}
			}
		}
		answers.refuseIfWrong();
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
