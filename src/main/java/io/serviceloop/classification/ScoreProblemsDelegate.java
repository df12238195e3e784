package io.serviceloop.classification;

import java.util.List;
import java.util.Map;

import io.serviceloop.collection.Records;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.words.Json;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.sendback.SendBackVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Scores and ranks the problems: {@link ProblemRules} asks the decision tables, the
 * arithmetic is {@link Scoring}.
 */
@Component
@InModels(processes = "improvementLoop", sets = { "problems", "analysedProblems" })
class ScoreProblemsDelegate implements JavaDelegate {

	private final ProblemRules rules;

	private final Problems problems;

	private final ProblemList list;

	private final ProblemRecords records;

	ScoreProblemsDelegate(ProblemRules rules, Problems problems, ProblemList list, ProblemRecords records) {
		this.rules = rules;
		this.problems = problems;
		this.list = list;
		this.records = records;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		int lap = ProjectVariables.LAP.in(execution);
		List<Problem> described = Json.list(ClassificationVariables.PROBLEMS.in(execution), Problem.class);
		Map<Records.Filter, Counts> counts = records.of(businessKey, described);
		List<ScoredProblem> scored = rules.score(described, counts);
		boolean again = SendBackVariables.SEND_BACK_TO.is(execution, "classifyProblems");
		Map<String, Problems.Entry> known = (lap == 1 && !again) ? Map.of() : problems.byId(businessKey);
		if (again && ClassificationVariables.ANALYSED.isSet(execution)) {
			forget(execution, described, known);
		}
		problems.write(businessKey, lap, scored, counts, known);
		ClassificationVariables.PROBLEMS.set(execution, list.scored(scored, counts, lap, known));
	}

	/** The cause of what is another problem now is looked for again. */
	private static void forget(DelegateExecution execution, List<Problem> described,
			Map<String, Problems.Entry> known) {
		List<String> analysed = Json.list(ClassificationVariables.ANALYSED.in(execution), String.class);
		ClassificationVariables.ANALYSED.set(execution,
				Json.tree(described.stream()
					.filter(problem -> analysed.contains(problem.id()) && isAsBefore(problem, known.get(problem.id())))
					.map(Problem::id)
					.toList()));
	}

	private static boolean isAsBefore(Problem problem, Problems.Entry before) {
		return before != null && problem.goalId().equals(before.goalId())
				&& problem.description().equals(before.description()) && problem.type().equals(before.type())
				&& problem.stage().equals(before.stage());
	}

}
