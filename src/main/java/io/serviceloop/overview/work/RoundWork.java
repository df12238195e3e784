package io.serviceloop.overview.work;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.action.pilot.PilotSite;
import io.serviceloop.action.pilot.Pilots;
import io.serviceloop.action.training.Training;
import io.serviceloop.action.training.Trainings;
import io.serviceloop.overview.picture.ProjectPicture.Action;

import static io.serviceloop.overview.work.Work.each;

/**
 * The rounds of an action's training and of its pilot: who has passed and who is left
 * (A34, E51), what changed at which site and what that proves (E48, E52).
 *
 * @param unit of the goal that the pilot is about
 */
record RoundWork(Page page, Words words, String unit) {

	/** Each round with its rows. */
	void all(Action action) {
		action.trainings().forEach(this::training);
		if (!action.trainings().isEmpty()) {
			page.end().fact("left", left(action)).end();
		}
		if (action.pilotLot() != null) {
			page.section("lot")
				.fact("drawn", String.join(words.of("comma"), action.pilotLot().drawn()))
				.fact("comparedWith", String.join(words.of("comma"), action.pilotLot().others()))
				.fact("seed", String.valueOf(action.pilotLot().seed()))
				.end();
		}
		action.pilots().forEach(this::pilot);
	}

	/** Each round in one line. */
	List<String> inShort(Action action) {
		return Stream.concat(action.trainings().stream().map(this::line), action.pilots().stream().map(this::line))
			.toList();
	}

	private void training(Trainings.Round round) {
		page.section("trainingRound", round.number(), words.date(round.completedOn()), words.number(round.passMark()))
			.table(each(round.participants(), row -> true, this::participant), "trained", "#score", "passed", "doneOn")
			.fact("result", round.result())
			.fact("evidence", round.evidence());
	}

	private List<String> participant(Trainings.Participant row) {
		if (row.score() == null) {
			return List.of(words.person(row.user()), "–", words.of("leftOut", row.leftOut()), "");
		}
		return List.of(
				words.person(row.user()), words.number(row.score()) + "%", Words.joined(" · ",
						words.of(row.passed() ? "yes" : "no"), row.selfReported() ? words.of("selfReported") : ""),
				words.date(row.date()));
	}

	private String left(Action action) {
		return new Training(action.trainings()).left()
			.stream()
			.map(words::person)
			.collect(Collectors.joining(words.of("comma")));
	}

	private String line(Trainings.Round round) {
		List<Trainings.Participant> tested = each(round.participants(), row -> row.score() != null, row -> row);
		return words.of("trainingLine", round.number(), words.date(round.completedOn()),
				tested.stream().filter(Trainings.Participant::passed).count(), tested.size(),
				words.person(round.reportedBy()));
	}

	private void pilot(Pilots.Round round) {
		page.section("pilotRound", round.number(), words.date(round.completedOn()))
			.table(each(round.sites(), site -> true, this::site), "site", "#valueBefore", "#valueAfter", "role")
			.lines(false, words.reasons(round.reasons()).toList())
			.fact("result", round.result())
			.fact("evidence", round.evidence())
			.fact("decision", words.code("pilotDecision", round.decision()))
			.fact("reason", round.decisionNote())
			.fact("decidedBy", words.person(round.decidedBy()));
	}

	private List<String> site(PilotSite site) {
		return List.of(site.site(), words.amount(site.before(), unit), words.amount(site.after(), unit),
				words.of(site.control() ? "control" : "pilotSite"));
	}

	private String line(Pilots.Round round) {
		return words.of("pilotLine", round.number(), words.date(round.completedOn()),
				words.reasons(round.reasons()).collect(Collectors.joining(" ")),
				words.labelled("decision", words.code("pilotDecision", round.decision())));
	}

}
