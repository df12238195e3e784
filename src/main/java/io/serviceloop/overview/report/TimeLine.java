package io.serviceloop.overview.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.picture.ProjectPicture.Action;
import io.serviceloop.overview.work.Words;

/**
 * The plan of a lap on a line of time: a bar for each action, and what waits for all of
 * them (A29, A33, A36). Places are from 0 to {@link #WIDTH}.
 */
record TimeLine(List<Tick> ticks, List<Bar> bars) {

	/** The width of the picture. */
	static final int WIDTH = 600;

	private static final int MOST_TICKS = 3;

	/** A day on the scale. */
	record Tick(long x, String text) {
	}

	/**
	 * A row.
	 *
	 * @param action null for what waits for all actions
	 * @param says what stands in the row beside its picture
	 * @param waits what it waits for; empty where for nothing
	 */
	record Bar(Action action, String says, String waits, LocalDate from, LocalDate to, List<Shape> shapes) {

		/**
		 * Whether its days are written to the left of its end: on the right is no room.
		 */
		public boolean toLeft() {
			return !shapes.isEmpty() && shapes.get(0).x() > WIDTH / 2;
		}

		/** Where its days begin, or end. */
		public long labelX() {
			return shapes.isEmpty() ? 0 : shapes.get(0).x() + (toLeft() ? shapes.get(0).width() : 0);
		}

	}

	/** A part of a bar, or a mark on it; {@code look} is a class of the style sheet. */
	record Shape(String look, long x, long width, String says) {
	}

	/** From which day on the picture goes, and how far. */
	private record Span(LocalDate from, LocalDate to) {

		static Span of(Stream<LocalDate> days) {
			List<LocalDate> sorted = days.filter(Objects::nonNull).sorted().toList();
			LocalDate from = sorted.get(0);
			LocalDate last = sorted.get(sorted.size() - 1);
			return new Span(from, last.isAfter(from) ? last : from.plusDays(1));
		}

		long at(LocalDate day) {
			return Math.round((double) WIDTH * ChronoUnit.DAYS.between(from, day) / days());
		}

		private long days() {
			return ChronoUnit.DAYS.between(from, to);
		}

		List<Tick> ticks(Words words) {
			long step = Math.max(1, (days() + MOST_TICKS - 1) / MOST_TICKS);
			return Stream.iterate(from, day -> !day.isAfter(to), day -> day.plusDays(step))
				.map(day -> new Tick(at(day), words.date(day)))
				.toList();
		}

		Shape shape(String look, LocalDate first, LocalDate last, String says) {
			long x = at(first);
			return new Shape(look, x, Math.max(3, at(last) - x), says);
		}

		Shape mark(String look, LocalDate day, String says) {
			return new Shape(look, at(day), 0, says);
		}

	}

	/**
	 * The actions of a lap.
	 * @param days those of the lap
	 * @param measured its measurement; empty before that
	 * @return null where nothing is planned
	 */
	static TimeLine of(ProjectPicture project, int lap, Lap.Days days, List<Evaluations.Measured> measured,
			LocalDate today, Words words, Texts texts) {
		List<Action> actions = project.actions().stream().filter(action -> action.lap() == lap).toList();
		if (actions.isEmpty()) {
			return null;
		}
		boolean now = lap == project.project().lap() && project.project().running();
		Span span = Span.of(
				Stream
					.of(actions.stream().flatMap(TimeLine::days),
							measured.stream().flatMap(row -> Stream.of(row.fromDate(), row.toDate())),
							Stream.of(now ? today : days.to()))
					.flatMap(all -> all));
		List<Bar> bars = new ArrayList<>();
		actions.forEach(action -> bars.add(bar(action, span, today, words, texts)));
		LocalDate rolledOut = actions.stream()
			.map(Action::completedOn)
			.filter(Objects::nonNull)
			.max(LocalDate::compareTo)
			.orElse(null);
		if (!measured.isEmpty()) {
			LocalDate first = measured.stream().map(Evaluations.Measured::fromDate).min(LocalDate::compareTo).get();
			LocalDate last = measured.stream().map(Evaluations.Measured::toDate).max(LocalDate::compareTo).get();
			bars.add(new Bar(null, texts.of("report.timeLine.measuring"), texts.of("report.timeLine.waits"), first,
					last, List.of(span.shape("measuring", first, last, words.span(first, " – ", last)))));
		}
		else if (rolledOut != null && now) {
			bars.add(new Bar(null, texts.of("report.timeLine.measuring"), texts.of("report.timeLine.waits"), null, null,
					List.of()));
		}
		return new TimeLine(span.ticks(words), bars);
	}

	private static Stream<LocalDate> days(Action action) {
		return Stream
			.of(Stream.of(action.startDate(), action.dueDate(), action.completedOn()),
					action.trainings().stream().map(round -> round.completedOn()),
					action.pilots().stream().map(round -> round.completedOn()))
			.flatMap(days -> days);
	}

	private static Bar bar(Action action, Span span, LocalDate today, Words words, Texts texts) {
		LocalDate from = (action.startDate() == null) ? span.from() : action.startDate();
		List<Shape> shapes = new ArrayList<>();
		shapes.add(span.shape("planned", from, action.dueDate(),
				texts.of("report.timeLine.planned", words.span(action.startDate(), " – ", action.dueDate()))));
		LocalDate until = switch (action.status()) {
			case done -> action.completedOn();
			case inProgress, delayed -> today;
			default -> null;
		};
		if (until != null && !until.isBefore(from)) {
			shapes.add(span.shape(action.status().name(), from, until, words.code("status", action.status())));
		}
		action.trainings()
			.forEach(round -> shapes.add(span.mark("training", round.completedOn(),
					texts.of("report.timeLine.training", round.number(), words.date(round.completedOn())))));
		action.pilots()
			.forEach(round -> shapes.add(span.mark("pilot", round.completedOn(),
					texts.of("report.timeLine.pilot", round.number(), words.date(round.completedOn())))));
		if (action.completedOn() != null) {
			shapes.add(span.mark("completed", action.completedOn(),
					texts.of("report.timeLine.completed", words.date(action.completedOn()))));
		}
		return new Bar(action, action.measure(), Words.joined(words.of("comma"),
				action.trainingRequired() ? texts.of("report.timeLine.afterTraining") : "",
				action.pilotSites().isEmpty() ? ""
						: texts.of("report.timeLine.afterPilot", String.join(words.of("comma"), action.pilotSites()))),
				action.startDate(), action.dueDate(), shapes);
	}

}
