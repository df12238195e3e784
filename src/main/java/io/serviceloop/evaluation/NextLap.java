package io.serviceloop.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.classification.Problems;

/**
 * What goes round again (A39): the problems that the last lap worked on and whose goal it
 * missed, with the priorities people gave them.
 *
 * @param decisions the selection of the next lap, one row for every problem of the
 * project
 * @param problemsKnown whether every missed goal has a problem to work on; otherwise
 * problems are described anew
 */
record NextLap(List<Problems.Decision> decisions, boolean problemsKnown) {

	/**
	 * Chooses for the next lap.
	 * @param problems all problems, with what the last lap decided about them
	 * @param missedGoals ids of the goals that the last lap missed
	 * @param lap the number of the next lap
	 */
	static NextLap of(List<Problems.Entry> problems, Set<String> missedGoals, int lap) {
		// Before a launch nothing is chosen: then nothing was added beside a choice.
		boolean chosen = problems.stream().anyMatch(problem -> problem.lap() != null);
		Set<String> workedOn = problems.stream()
			.filter(problem -> problem.selected() || chosen && problem.lap() == null)
			.filter(problem -> missedGoals.contains(problem.goalId()))
			.map(Problems.Entry::id)
			.collect(Collectors.toSet());
		List<Problems.Decision> decisions = problems.stream()
			.map(problem -> problem.decided(lap, workedOn.contains(problem.id())))
			.toList();
		boolean known = missedGoals.stream()
			.allMatch(goal -> problems.stream()
				.anyMatch(problem -> problem.goalId().equals(goal) && workedOn.contains(problem.id())));
		return new NextLap(decisions, known);
	}

}
