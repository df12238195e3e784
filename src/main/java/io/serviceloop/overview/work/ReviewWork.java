package io.serviceloop.overview.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import io.serviceloop.action.review.EffectChecks;
import io.serviceloop.action.review.Reviews;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.reading.Reading;
import io.serviceloop.overview.picture.ProjectPicture;

import static io.serviceloop.overview.work.Work.each;

/**
 * Reviews: what the last one said, what was missed, decided and not done, and how the
 * goals move (A33, A35).
 */
record ReviewWork(Page page, Work work, ProjectPicture project, Words words) {

	/** More values than a picture of this width tells apart. */
	private static final int MOST_POINTS = 60;

	private static final String SPARKS = "▁▂▃▄▅▆▇█";

	/** What a review has to know of what was before it. */
	void before() {
		effect();
		List<Reviews.Review> ofLap = each(project.reviews(), review -> review.lap() == work.lap(), review -> review);
		ofLap.stream()
			.filter(review -> !review.missed())
			.reduce((earlier, later) -> later)
			.ifPresent(last -> page.section("lastReview", words.date(last.heldAt().toLocalDate()))
				.fact("progress", last.progress())
				.fact("obstacles", last.obstacles())
				.fact("participants", names(last.participants())));
		List<String> missed = each(ofLap, Reviews.Review::missed, review -> words.date(review.heldAt().toLocalDate()));
		if (!missed.isEmpty()) {
			page.section("missedReviews").fact("missed", String.join(words.of("semicolon"), missed));
		}
		open();
	}

	/** What became of the actions of a lap, as its reviews and its check saw it. */
	void ofLap() {
		effect();
		new Registers(page, work, project, words).reviewsOf(work.lap());
	}

	/** What the end of a lap has to know. */
	void atTheEnd() {
		check().filter(check -> check.checkedAt() == null)
			.ifPresent(check -> page.section("effectCheck")
				.lines(false, List.of(words.of("effectNotChecked", words.date(check.dueOn())))));
		List<String> unread = unread();
		if (!unread.isEmpty()) {
			page.section("effectCheck")
				.lines(false, List.of(words.of("effectNotRead", String.join(words.of("semicolon"), unread))));
		}
		long missed = project.reviews()
			.stream()
			.filter(review -> review.lap() == work.lap() && review.missed())
			.count();
		if (missed > 0) {
			page.section("missedReviews").fact("missed", words.number(missed));
		}
		open();
	}

	private void open() {
		page.section("openDecisions")
			.table(each(project.decisions(), Reviews.Decision::isOpen, decision -> List.of(decision.text(),
					words.person(decision.responsible()), words.date(decision.dueDate()))), "decision", "who", "due");
	}

	/** The goals that the check after the last roll-out has left out. */
	private List<String> unread() {
		boolean done = check().filter(check -> check.checkedAt() != null).isPresent();
		return done ? each(project.goals(),
				goal -> project.effectValues()
					.stream()
					.noneMatch(value -> value.lap() == work.lap() && value.goalId().equals(goal.id())),
				Goal::name) : List.of();
	}

	/** What the check after the last roll-out has read, and what it has not. */
	private void effect() {
		List<EffectChecks.Value> values = each(project.effectValues(), value -> value.lap() == work.lap(),
				value -> value);
		page.section("effectCheck")
			.table(each(values, value -> true, value -> List.of(work.goalName(value.goalId()),
					words.amount(project.goal(value.goalId()).map(Goal::baseline).orElse(null),
							work.unit(value.goalId())),
					words.amount(value.readingValue(), work.unit(value.goalId())), words.date(value.readOn()),
					words.of("movement." + value.movement()))), "goal", "#baseline", "#measured", "readOn", "movement")
			.lines(false, each(unread(), goal -> true, goal -> words.of("effectNotRead", goal)));
	}

	private Optional<EffectChecks.Check> check() {
		return project.effectChecks().stream().filter(check -> check.lap() == work.lap()).findFirst();
	}

	/** The decision that a task is about. */
	void toFollowUp() {
		project.decisions()
			.stream()
			.filter(decision -> String.valueOf(decision.number()).equals(work.about("followUpNumber")))
			.findFirst()
			.ifPresent(decision -> {
				Optional<Reviews.Review> review = review(decision);
				page.fact("decision", decision.text())
					.fact("who", words.person(decision.responsible()))
					.fact("due", words.date(decision.dueDate()))
					.fact("decidedOn", review.map(held -> words.date(held.heldAt().toLocalDate())).orElse(""))
					.fact("participants", review.map(held -> names(held.participants())).orElse(""))
					.fact("obstacles", review.map(Reviews.Review::obstacles).orElse(""));
			});
	}

	private Optional<Reviews.Review> review(Reviews.Decision decision) {
		return project.reviews()
			.stream()
			.filter(review -> review.lap() == decision.lap() && review.number() == decision.review())
			.findFirst();
	}

	String names(List<String> people) {
		return people.stream().map(words::person).collect(Collectors.joining(words.of("comma")));
	}

	/** What a review has decided, with what became of it. */
	String decided(Reviews.Review review) {
		return project.decisions()
			.stream()
			.filter(decision -> decision.lap() == review.lap() && decision.review() == review.number())
			.map(decision -> Words.joined(" · ", words.labelled("decision", decision.text()),
					words.person(decision.responsible()), words.labelled("due", words.date(decision.dueDate())),
					words.labelled("result.action", decision.result()),
					(decision.closedAt() == null) ? "" : words.of("closedUndone"), decision.closingNote()))
			.collect(Collectors.joining("\n"));
	}

	/** Each goal over time, with the days on which actions were rolled out. */
	void trends() {
		if (project.goals().isEmpty()) {
			return;
		}
		List<Reading> readings = work.readings().get();
		List<String> rolledOut = project.actions()
			.stream()
			.map(ProjectPicture.Action::completedOn)
			.filter(Objects::nonNull)
			.map(LocalDate::toString)
			.distinct()
			.sorted()
			.toList();
		page.section("trends");
		for (Goal goal : project.goals()) {
			List<Section.Point> points = readings.stream()
				.filter(reading -> reading.isOf(goal.metric(), goal.customerGroup(), goal.scenario()))
				.map(reading -> new Section.Point(reading.toDate().toString(), reading.readingValue()))
				.toList();
			if (!points.isEmpty()) {
				List<Section.Point> last = points.subList(Math.max(0, points.size() - MOST_POINTS), points.size());
				page.add(new Section.Trend(words.metric(goal.name()), goal.unit(), goal.baseline(), goal.target(), last,
						rolledOut, said(goal, last, rolledOut)));
			}
		}
	}

	/** A trend line of letters, with its ends and marks in words. */
	private String said(Goal goal, List<Section.Point> points, List<String> rolledOut) {
		Section.Point first = points.get(0);
		Section.Point last = points.get(points.size() - 1);
		List<String> marks = rolledOut.stream().map(LocalDate::parse).map(words::date).toList();
		String read = valueOn(goal, last);
		return words.metric(goal.name()) + words.of("colon")
				+ Words.joined(" · ", (points.size() == 1) ? "" : spark(points),
						(points.size() == 1) ? read : valueOn(goal, first) + " → " + read,
						words.of("trendAims", words.amount(goal.baseline(), goal.unit()),
								words.amount(goal.target(), goal.unit())),
						marks.isEmpty() ? "" : words.of("trendRolledOut", String.join(words.of("comma"), marks)));
	}

	private String valueOn(Goal goal, Section.Point point) {
		return words.of("trendValue", words.amount(point.value(), goal.unit()),
				words.date(LocalDate.parse(point.on())));
	}

	private static String spark(List<Section.Point> points) {
		double least = values(points).min().orElse(0);
		double span = values(points).max().orElse(0) - least;
		return points.stream()
			.map(point -> (span == 0) ? SPARKS.length() / 2
					: (int) ((point.value() - least) / span * (SPARKS.length() - 1)))
			.map(height -> String.valueOf(SPARKS.charAt(height)))
			.collect(Collectors.joining());
	}

	private static DoubleStream values(List<Section.Point> points) {
		return points.stream().mapToDouble(Section.Point::value);
	}

}
