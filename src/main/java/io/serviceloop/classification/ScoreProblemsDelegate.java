package io.serviceloop.classification;

import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.ProjectVariables;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Scores and ranks the problems: the decision tables are asked, the arithmetic is
 * {@link Scoring}.
 */
@Component
class ScoreProblemsDelegate implements JavaDelegate {

	private final DecisionService decisions;

	private final Problems problems;

	private final ProblemList list;

	ScoreProblemsDelegate(@Lazy DecisionService decisions, Problems problems, ProblemList list) {
		this.decisions = decisions;
		this.problems = problems;
		this.list = list;
	}

	@Override
	public void execute(DelegateExecution execution) {
		List<Problem> described = Json.list(ClassificationVariables.PROBLEMS.in(execution), Problem.class);
		List<ScoredProblem> scored = Scoring.score(described, described.stream().map(this::lookup).toList());
		problems.write(execution.getProcessBusinessKey(), scored);
		ClassificationVariables.PROBLEMS.set(execution, list.scored(scored, ProjectVariables.LAP.in(execution)));
	}

	private Scoring.Lookup lookup(Problem problem) {
		Map<String, Object> screening = decide("problemScreening", problem, "frequencyPerWeek",
				problem.frequencyPerWeek());
		Map<String, Object> priority = decide("problemPriority", problem, "urgencyScore", problem.urgencyScore());
		return new Scoring.Lookup(((Number) screening.get("frequencyScore")).intValue(),
				(String) screening.get("impact"), (Boolean) screening.get("screened"),
				(String) priority.get("priority"));
	}

	private Map<String, Object> decide(String decision, Problem problem, String input, Object value) {
		DmnDecisionResult result = decisions.evaluateDecisionByKey(decision)
			.variables(Map.of(input, value, "impactScore", problem.impactScore()))
			.evaluate();
		if (result.isEmpty()) {
			// A table that a process owner changed may have a hole; the lead must hear
			// which one.
			throw SubmissionRefused.invalid("problems", problem.id(), "problem.noRule", decision, input, value,
					problem.impactScore());
		}
		return result.getSingleResult().getEntryMap();
	}

}
