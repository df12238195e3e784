package io.serviceloop.overview.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.serviceloop.classification.Problems;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.evaluation.ServiceTeam;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.work.Section;

/**
 * A lap of a project with what its steps found and did.
 *
 * @param from its first day; null where it is not known
 * @param to the day it was concluded; null while it runs
 * @param chosen the problems that it works on
 * @param conclusion null before it was concluded
 */
record Lap(int number, LocalDate from, LocalDate to, List<Problems.Entry> chosen, List<FoundCause> causes,
		List<ProjectPicture.Action> actions, TimeLine timeLine, List<Section> plan, List<Section> implementation,
		List<Section> evaluation, List<Evaluations.Measured> measured, Evaluations.Conclusion conclusion,
		List<ServiceTeam.Voice> team) {

	/** The days of a lap. */
	record Days(LocalDate from, LocalDate to) {
	}

	/**
	 * The days of each lap: one begins when the one before it was concluded.
	 */
	static List<Days> days(ProjectPicture project) {
		return IntStream.rangeClosed(1, project.project().lap())
			.mapToObj(lap -> new Days(from(project, lap), to(project, lap)))
			.toList();
	}

	private static LocalDate from(ProjectPicture project, int lap) {
		if (lap == project.project().lap() && project.project().lapOpenedOn() != null) {
			return project.project().lapOpenedOn();
		}
		return (lap == 1) ? project.project().openedAt().toLocalDate() : to(project, lap - 1);
	}

	private static LocalDate to(ProjectPicture project, int lap) {
		Optional<LocalDateTime> concluded = project.evaluations()
			.stream()
			.filter(evaluation -> evaluation.lap() == lap)
			.map(Evaluations.Conclusion::concludedAt)
			.findFirst();
		LocalDateTime closed = (lap == project.project().lap()) ? project.project().closedAt() : null;
		return concluded.or(() -> Optional.ofNullable(closed)).map(LocalDateTime::toLocalDate).orElse(null);
	}

}
