package io.serviceloop.overview.report;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.overview.Waits;
import io.serviceloop.overview.picture.ProjectPicture;

/** Everybody whom a project names, so that all their names are asked for at once. */
final class Everybody {

	private Everybody() {
	}

	/** The user ids; the engine's own work has none. */
	static Set<String> in(ProjectPicture project, List<Waits.Open> open, Asides asides) {
		return Stream
			.of(ofRegisters(project), ofActions(project), ofReviews(project), ofChanges(project),
					open.stream().flatMap(Waits.Open::people), asides.people())
			.flatMap(people -> people)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	private static Stream<String> ofRegisters(ProjectPicture project) {
		return Stream
			.of(Stream.of(project.project().lead(), project.project().processOwner(), project.project().launchBy()),
					project.team().stream(), project.dataSources().stream().map(source -> source.responsible()),
					project.selections().stream().map(selection -> selection.decidedBy()),
					project.rootCauses().stream().flatMap(cause -> Stream.of(cause.author(), cause.verifiedBy())),
					project.teamFeedback().stream().map(voice -> voice.userId()),
					project.evaluations()
						.stream()
						.flatMap(lap -> Stream.of(lap.concludedBy(), lap.guardBy(), lap.decidedBy())),
					Stream.concat(project.handbook().stream(), project.handbookDrafts().stream())
						.flatMap(version -> Stream.of(version.owner(), version.writtenBy(), version.decidedBy())))
			.flatMap(people -> people);
	}

	private static Stream<String> ofActions(ProjectPicture project) {
		return Stream.concat(
				project.planDecisions()
					.stream()
					.flatMap(decision -> Stream.of(decision.decidedBy(), decision.effortBy())),
				project.actions()
					.stream()
					.flatMap(action -> Stream
						.of(Stream.of(action.responsible()),
								action.results().stream().map(result -> result.reportedBy()),
								action.trainings()
									.stream()
									.flatMap(round -> Stream.concat(Stream.of(round.reportedBy()),
											round.participants().stream().map(row -> row.user()))),
								action.pilots()
									.stream()
									.flatMap(round -> Stream.of(round.reportedBy(), round.decidedBy())))
						.flatMap(people -> people)));
	}

	private static Stream<String> ofReviews(ProjectPicture project) {
		return Stream.concat(
				project.reviews()
					.stream()
					.flatMap(review -> Stream.concat(Stream.of(review.heldBy()), review.participants().stream())),
				project.decisions().stream().flatMap(one -> Stream.of(one.responsible(), one.completedBy())));
	}

	/** What a change is about may be a person, too. */
	private static Stream<String> ofChanges(ProjectPicture project) {
		return Stream.concat(
				project.changes()
					.stream()
					.flatMap(change -> Stream.of(change.requestedBy(), change.decidedBy(), change.subjectId(),
							change.detail())),
				project.judgements()
					.stream()
					.flatMap(judgement -> judgement.earlier().stream())
					.map(before -> before.changedBy()));
	}

}
