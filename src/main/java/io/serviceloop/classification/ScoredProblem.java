package io.serviceloop.classification;

import java.util.List;

import io.serviceloop.loop.words.Reason;

/**
 * A problem with everything the system computed of it; null is what cannot be told yet of
 * a problem that is still being described.
 *
 * @param problem what a person described
 * @param frequencyPerWeek times a week
 * @param frequencyScore 1 to 5, from decision {@code problemScreening}
 * @param matrixScore {@code frequencyScore × impactScore}, 1 to 25 (A22)
 * @param impact {@code low}, {@code medium} or {@code high} (A45)
 * @param screened frequent and grave enough to be worked on first (A23)
 * @param priority {@code P0} to {@code P3}, from decision {@code problemPriority}
 * (C24–C28)
 * @param reach {@code individual}, {@code common} or {@code systemic} (C20)
 * @param rank place in the ranking, from 1
 * @param reasons why, for the reader
 */
public record ScoredProblem(Problem problem, Double frequencyPerWeek, Integer frequencyScore, Integer matrixScore,
		String impact, Boolean screened, String priority, String reach, Integer rank, List<Reason> reasons) {

	/** Whether everything is known that the ranking goes by. */
	boolean complete() {
		return frequencyScore != null && priority != null;
	}

	ScoredProblem ranked(int place) {
		return new ScoredProblem(problem, frequencyPerWeek, frequencyScore, matrixScore, impact, screened, priority,
				reach, place, reasons);
	}

}
