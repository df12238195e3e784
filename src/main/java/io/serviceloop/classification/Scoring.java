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

	private static final Comparator<ScoredProblem> RANKING = Comparator.comparing(ScoredProblem::priority)
		.thenComparing(Comparator.<ScoredProblem>comparingInt(s -> product(s.problem())).reversed())
		.thenComparing(Comparator.comparingInt(ScoredProblem::matrixScore).reversed())
		.thenComparing(Comparator.comparingDouble(ScoredProblem::frequencyPerWeek).reversed());

	private Scoring() {
	}

	/**
	 * What the decision tables say of a problem.
	 *
	 * @param screening null while frequency or impact is missing
	 * @param limits what it takes to be screened with such an impact; null with
	 * {@code screening}
	 * @param priority {@code P0} to {@code P3}; null while urgency or impact is missing
	 */
	record Lookup(Screening screening, ScreeningPicture.Impact limits, String priority) {
	}

	/**
	 * Scores and ranks: by priority, then urgency × impact, then matrix score, then times
	 * a week; what is equal in all four keeps the order it was given in. What is not
	 * described to the end comes last and has no rank.
	 * @param lookups what the tables say, in the order of the problems
	 * @param commonFrom from so many customers a problem is common (C20)
	 */
	static List<ScoredProblem> score(List<Problem> problems, List<Lookup> lookups, double commonFrom) {
		List<ScoredProblem> complete = new ArrayList<>();
		List<ScoredProblem> incomplete = new ArrayList<>();
		for (int i = 0; i < problems.size(); i++) {
			ScoredProblem scored = score(problems.get(i), lookups.get(i), commonFrom);
			(scored.complete() ? complete : incomplete).add(scored);
		}
		complete.sort(RANKING);
		List<ScoredProblem> ranked = new ArrayList<>();
		complete.forEach(scored -> ranked.add(scored.ranked(ranked.size() + 1)));
		ranked.addAll(incomplete);
		return ranked;
	}

	private static ScoredProblem score(Problem problem, Lookup lookup, double commonFrom) {
		List<Reason> reasons = new ArrayList<>();
		Screening screening = lookup.screening();
		Double perWeek = problem.frequencyPerWeek();
		Integer matrixScore = null;
		if (screening != null) {
			matrixScore = screening.frequencyScore() * problem.impactScore();
			reasons.add(Reason.of("reason.frequency." + problem.frequencyUnit(), problem.frequencyCount(),
					rounded(perWeek), screening.frequencyScore()));
			reasons.add(Reason.of("reason.impact." + screening.impact(), problem.impactScore()));
			reasons.add(Reason.of("reason.matrix", screening.frequencyScore(), problem.impactScore(), matrixScore));
			reasons.add(screening.reason(problem.impactScore(), lookup.limits()));
		}
		if (lookup.priority() != null) {
			reasons.add(Reason.of("reason.priority", problem.urgencyScore(), problem.impactScore(), lookup.priority()));
		}
		String reach = problem.systemic() ? "systemic"
				: (problem.affectedCustomers() >= commonFrom) ? "common" : "individual";
		reasons
			.add(reach.equals("common") ? Reason.of("reason.reach.common.from", problem.affectedCustomers(), commonFrom)
					: Reason.of("reason.reach." + reach, problem.affectedCustomers()));
		return new ScoredProblem(problem, perWeek, (screening == null) ? null : screening.frequencyScore(), matrixScore,
				(screening == null) ? null : screening.impact(), (screening == null) ? null : screening.screened(),
				lookup.priority(), reach, null, reasons);
	}

	private static int product(Problem problem) {
		return problem.urgencyScore() * problem.impactScore();
	}

	private static double rounded(double value) {
		return Math.round(value * 10) / 10.0;
	}

}
