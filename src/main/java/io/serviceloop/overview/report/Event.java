package io.serviceloop.overview.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.serviceloop.loop.words.Texts;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.picture.ProjectPicture.Action;
import io.serviceloop.overview.work.Words;

/**
 * Something that may have moved a goal: a roll-out, a training, a pilot, a change (E29).
 *
 * @param sign as it stands in pictures, with {@link #SIGNS} as their key
 */
record Event(LocalDate on, String sign, String text) {

	static final String ROLL_OUT = "▼";

	static final String TRAINING = "▲";

	static final String PILOT = "◇";

	static final String CHANGE = "•";

	/** All signs with the names of their texts. */
	static final List<Sign> SIGNS = List.of(new Sign(ROLL_OUT, "rollOut"), new Sign(TRAINING, "training"),
			new Sign(PILOT, "pilot"), new Sign(CHANGE, "change"));

	/** A sign with what it stands for. */
	record Sign(String sign, String name) {
	}

	/** The events of a project in the order of time. */
	static List<Event> of(ProjectPicture project, Words words, Texts texts) {
		List<Event> events = new ArrayList<>();
		for (Action action : project.actions()) {
			String named = action.id() + " " + action.measure();
			action.trainings()
				.forEach(round -> events
					.add(new Event(round.completedOn(), TRAINING, texts.of("report.event.training", named))));
			action.pilots()
				.forEach(round -> events
					.add(new Event(round.completedOn(), PILOT, texts.of("report.event.pilot", named))));
			if (action.completedOn() != null) {
				events.add(new Event(action.completedOn(), ROLL_OUT, texts.of("report.event.rollOut", named)));
			}
		}
		project.changes()
			.stream()
			.filter(change -> change.applied() && change.changedAt() != null)
			.forEach(change -> events.add(new Event(change.changedAt().toLocalDate(), CHANGE,
					Words.joined(" ", words.code("changeKind", change.kind()), change.subjectId()))));
		events.sort(Comparator.comparing(Event::on));
		return events;
	}

}
