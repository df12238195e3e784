package io.serviceloop.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.serviceloop.loop.words.Reason;

/**
 * The arithmetic of step 3, and why it comes out as it does. What the decision tables say
 * is given to it.
 */
final class Scoring {

	/** From three customers who report the same kind a problem is common (C20). */
	private static final int COMMON_FROM = 3;

	private static final Comparator<ScoredProblem> RANKING = Comparator.comparing(ScoredProblem::priority)
		.thenComparing(Comparator.<ScoredProblem>comparingInt(s -> product(s.problem())).reversed())
		.thenComparing(Comparator.comparingInt(ScoredProblem::matrixScore).reversed())
		.thenComparing(Comparator.comparingDouble(ScoredProblem::frequencyPerWeek).reversed());

	private Scoring() {
	}

	/**
	 * What the decision tables say of a problem.
	 *
	 * @param frequencyScore 1 to 5
	 * @param impact {@code low}, {@code medium} or {@code high}
	 * @param screened whether it is frequent and grave enough
	 * @param priority {@code P0} to {@code P3}
	 */
	record Lookup(int frequencyScore, String impact, boolean screened, String priority) {
	}

	/**
	 * Scores and ranks: by priority, then urgency × impact, then matrix score, then times
	 * a week; what is equal in all four keeps the order it was given in.
	 * @param lookups what the tables say, in the order of the problems
	 */
	static List<ScoredProblem> score(List<Problem> problems, List<Lookup> lookups) {
		List<ScoredProblem> scored = new ArrayList<>();
		for (int i = 0; i < problems.size(); i++) {
			scored.add(score(problems.get(i), lookups.get(i)));
		}
		scored.sort(RANKING);
		List<ScoredProblem> ranked = new ArrayList<>();
		for (int i = 0; i < scored.size(); i++) {
			ScoredProblem s = scored.get(i);
			ranked.add(new ScoredProblem(s.problem(), s.frequencyPerWeek(), s.frequencyScore(), s.matrixScore(),
					s.impact(), s.screened(), s.priority(), s.reach(), i + 1, s.reasons()));
		}
		return ranked;
	}

	private static ScoredProblem score(Problem problem, Lookup lookup) {
		String reach = problem.systemic() ? "systemic"
				: (problem.affectedCustomers() >= COMMON_FROM) ? "common" : "individual";
		int matrixScore = lookup.frequencyScore() * problem.impactScore();
		List<Reason> reasons = List.of(
				Reason.of("reason.frequency." + problem.frequencyUnit(), problem.frequencyCount(),
						rounded(problem.frequencyPerWeek()), lookup.frequencyScore()),
				Reason.of("reason.impact." + lookup.impact(), problem.impactScore()),
				Reason.of("reason.matrix", lookup.frequencyScore(), problem.impactScore(), matrixScore),
				Reason.of(lookup.screened() ? "reason.screened" : "reason.notScreened"),
				Reason.of("reason.priority", problem.urgencyScore(), problem.impactScore(), lookup.priority()),
				Reason.of("reason.reach." + reach, problem.affectedCustomers()));
		return new ScoredProblem(problem, problem.frequencyPerWeek(), lookup.frequencyScore(), matrixScore,
				lookup.impact(), lookup.screened(), lookup.priority(), reach, 0, reasons);
	}

	private static int product(Problem problem) {
		return problem.urgencyScore() * problem.impactScore();
	}

	private static double rounded(double value) {
		return Math.round(value * 10) / 10.0;
	}

}
