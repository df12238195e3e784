package io.serviceloop.action.training;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How far a training has come (A34, E51): who has passed the test, and who is left.
 *
 * @param rounds its rounds, in their order
 */
public record Training(List<Trainings.Round> rounds) {

	/** The number of the next round, from 1. */
	public int next() {
		return rounds.size() + 1;
	}

	/** The ids of those who have passed, in whichever round. */
	public Set<String> passed() {
		return people(Trainings.Participant::passed);
	}

	/** The ids of those who took the test and have not passed it yet. */
	public Set<String> left() {
		Set<String> left = people(row -> row.score() != null);
		left.removeAll(passed());
		return left;
	}

	private Set<String> people(Predicate<Trainings.Participant> which) {
		Set<String> people = new LinkedHashSet<>();
		rounds.stream()
			.flatMap(round -> round.participants().stream())
			.filter(which)
			.forEach(row -> people.add(row.user()));
		return people;
	}

}
