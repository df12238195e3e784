package io.serviceloop.classification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.collection.Records;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Likeness;

/**
 * What a list of problems must not have (the same twice, an unknown goal, A20, A21), what
 * grave scores have to answer (C22, C23), and what needs the reason of a row: a
 * description that is nearly another one, a service link outside the project's scope
 * (A09), numbers that the records do not bear out (A44).
 */
final class ProblemChecks {

	private final Set<String> goals;

	private final List<String> stages;

	private final LoopRules.Numbers numbers;

	private final Map<Records.Filter, Counts> counts;

	private final Faults faults;

	/**
	 * @param goals the ids of the goals of the project
	 * @param stages the service links in its scope; empty where none were chosen
	 * @param counts what the records say that the problems rest on
	 */
	ProblemChecks(Set<String> goals, List<String> stages, LoopRules.Numbers numbers, Map<Records.Filter, Counts> counts,
			Faults faults) {
		this.goals = goals;
		this.stages = stages;
		this.numbers = numbers;
		this.counts = counts;
		this.faults = faults;
	}

	/** Looks at a list, row by row and each beside the others. */
	void list(List<Problem> problems) {
		faults.distinct("problems", problems, Problem::id);
		Map<String, Integer> seen = new HashMap<>();
		for (int i = 0; i < problems.size(); i++) {
			Problem problem = problems.get(i);
			String path = "problems[" + i + "].";
			row(problem, path);
			if (problem.description() != null && !problem.description().isBlank()) {
				Integer twin = seen.putIfAbsent(sameAs(problem), i + 1);
				if (twin != null) {
					faults.wrong(path + "description", problem.description(), "problem.twice", twin);
				}
				else {
					similar(problem, problems.subList(0, i), path);
				}
			}
		}
	}

	/**
	 * Looks at a row by itself.
	 * @param path of the row, with a dot at its end
	 */
	void row(Problem problem, String path) {
		faults.wrongIf(problem.goalId() != null && !problem.goalId().isBlank() && !goals.contains(problem.goalId()),
				path + "goalId", problem.goalId(), "problem.goal.unknown", String.join(", ", goals));
		answered(path + "urgencyAnswers", problem.urgencyScore(), problem.urgencyAnswers());
		answered(path + "impactAnswers", problem.impactScore(), problem.impactAnswers());
		boolean inside = stages.isEmpty() || problem.stage() == null || problem.stage().isBlank()
				|| stages.stream().anyMatch(stage -> Likeness.plain(stage).equals(Likeness.plain(problem.stage())));
		faults.wrongIf(!inside && problem.reason() == null, path + "reason", null, "problem.stage.outside",
				problem.stage(), String.join(", ", stages));
		counted(problem, path);
	}

	/** What is claimed and what the records say differ little, or there is a reason. */
	private void counted(Problem problem, String path) {
		Counts said = counts.get(problem.recordFilter());
		if (said == null) {
			return;
		}
		faults.wrongIf(said.number() == 0, path + "recordFilter", Json.text(problem.recordFilter()),
				"problem.records.none");
		if (said.number() == 0 || problem.reason() != null) {
			return;
		}
		double tolerance = numbers.number(LoopRules.TOLERANCE_PERCENT);
		Double claimed = problem.frequencyPerWeek();
		faults.wrongIf(claimed != null && said.perWeek() != null && Counts.differs(claimed, said.perWeek(), tolerance),
				path + "reason", null, "problem.frequency.differs", claimed, said.perWeek(), tolerance);
		// Who claims nothing takes over what is counted.
		faults.wrongIf(
				said.customers() != null && problem.affectedCustomers() > 0
						&& Counts.differs(problem.affectedCustomers(), said.customers(), tolerance),
				path + "reason", null, "problem.customers.differ", problem.affectedCustomers(), said.customers(),
				tolerance);
	}

	/**
	 * A description that is nearly one of those before it needs a reason.
	 * @param before the rows above
	 */
	void similar(Problem problem, List<Problem> before, String path) {
		if (problem.reason() != null || problem.description() == null) {
			return;
		}
		double limit = numbers.number(LoopRules.SIMILAR_PERCENT);
		for (Problem other : before) {
			double likeness = Likeness.percent(problem.description(), other.description());
			if (sameKind(problem, other) && likeness >= limit) {
				faults.wrong(path + "reason", null, "problem.similar", other.id(), Math.round(likeness), limit);
				return;
			}
		}
	}

	private void answered(String path, Integer score, List<Boolean> answers) {
		double from = numbers.number(LoopRules.QUESTIONS_FROM_SCORE);
		faults.wrongIf(score != null && score >= from && (answers == null || answers.isEmpty()), path, null,
				"problem.answers", from);
	}

	private static boolean sameKind(Problem one, Problem other) {
		return Likeness.plain(one.stage()).equals(Likeness.plain(other.stage()))
				&& Likeness.plain(one.type()).equals(Likeness.plain(other.type()));
	}

	private static String sameAs(Problem problem) {
		return String.join("|", Likeness.plain(problem.stage()), Likeness.plain(problem.type()),
				Likeness.plain(problem.subtype()), Likeness.plain(problem.description()));
	}

}
