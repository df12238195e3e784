package io.serviceloop.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.collection.Records;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Faults;
import org.springframework.stereotype.Component;

/**
 * A problem that shows up while a project runs, beside the task that describes them: it
 * is looked at and ranked like the others, and worked on from the next lap on (A21).
 */
@Component
public class AddedProblem {

	private final Goals goals;

	private final Problems problems;

	private final ProblemRules scores;

	private final ProblemList list;

	private final ProblemRecords records;

	private final LoopRules rules;

	AddedProblem(Goals goals, Problems problems, ProblemRules scores, ProblemList list, ProblemRecords records,
			LoopRules rules) {
		this.goals = goals;
		this.problems = problems;
		this.scores = scores;
		this.list = list;
		this.records = records;
		this.rules = rules;
	}

	/**
	 * Finds what is wrong with it.
	 * @param path of the problem, with a dot at its end
	 */
	public void check(String businessKey, Problem problem, String path, Faults faults) {
		List<Problem> there = problems.of(businessKey).stream().map(Problems.Entry::described).toList();
		faults.wrongIf(there.stream().anyMatch(other -> other.id().equals(problem.id())), path + "id", problem.id(),
				"wrong.idTwice");
		Set<String> known = goals.of(businessKey).stream().map(Goal::id).collect(Collectors.toSet());
		ProblemChecks checks = new ProblemChecks(known, goals.stages(businessKey), rules.now(),
				records.of(businessKey, List.of(problem)), faults);
		checks.row(problem, path);
		checks.similar(problem, there, path);
	}

	/**
	 * Files it with its scores, and ranks all problems of the project anew.
	 * @return the process variable {@code problems} with it
	 */
	public JsonNode file(String businessKey, int lap, Problem problem) {
		Map<String, Problems.Entry> known = problems.byId(businessKey);
		List<Problem> all = new ArrayList<>(known.values().stream().map(Problems.Entry::described).toList());
		all.add(problem);
		Map<Records.Filter, Counts> counts = records.of(businessKey, all);
		List<ScoredProblem> scored = scores.score(all, counts);
		problems.add(businessKey, lap, scored, counts, known.keySet());
		return list.decided(list.scored(scored, counts, lap, known),
				known.values().stream().map(entry -> entry.decided(lap, entry.selected())).toList(), lap);
	}

}
