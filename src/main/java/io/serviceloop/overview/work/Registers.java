package io.serviceloop.overview.work;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.action.Actions;
import io.serviceloop.action.review.Reviews;
import io.serviceloop.change.Changes;
import io.serviceloop.classification.Problems;
import io.serviceloop.collection.Collected;
import io.serviceloop.evaluation.CustomerVoice;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.evaluation.ServiceTeam;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.GuardMetric;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.work.Section.Piece;
import io.serviceloop.rootcause.RootCauses;

import static io.serviceloop.overview.work.Work.each;

/** The registers of a project, each as a section; what has laps, the latest first. */
record Registers(Page page, Work work, ProjectPicture project, Words words) {

	void all() {
		page.list("goals", project.goals());
		goals();
		list("data", project.dataSources(), source -> 0, this::source);
		if (!project.dataSources().isEmpty()) {
			page.add(new Section.Records(project.project().businessKey()));
		}
		list("problems", project.problems(), problem -> 0, this::problem);
		list("rootCauses", project.rootCauses(), RootCauses.Entry::lap, this::cause);
		list("actions", project.actions(), ProjectPicture.Action::lap, this::action);
		byLap(project.planDecisions(), Actions.PlanDecision::lap).forEach(this::decision);
		list("reviews", project.reviews(), Reviews.Review::lap, this::review);
		new ReviewWork(page, work, project, words).trends();
		page.list("measurements", project.measurements())
			.table(each(byLap(project.measurements(), Evaluations.Measured::lap), row -> true, this::measured), "lap",
					"goal", "#baseline", "#target", "#measured", "#change", "#attainment", "met");
		JudgedWork judged = new JudgedWork(work, project, words);
		page.list("judgementChanged", judged.changed(null)).lines(false, judged.lines(judged.changed(null)));
		page.list("teamFeedback", project.teamFeedback())
			.lines(false, each(byLap(project.teamFeedback(), ServiceTeam.Voice::lap), voice -> true,
					voice -> lap(voice.lap()) + words.of("comma") + result().voice(voice)));
		list("evaluations", project.evaluations(), Evaluations.Conclusion::lap, this::conclusion);
		list("handbook", project.handbook(), entry -> 0,
				entry -> entry(Piece.all("sl-strong", entry.title()), "", entry.text()));
		list("changes", project.changes(), change -> 0, this::change);
		list("standIns", project.standIns(), one -> 0,
				one -> entry(Piece.all("sl-strong", words.code("task", one.task()), "",
						words.of("standIn", words.person(one.by()), words.person(one.forWhom())), "sl-small",
						words.moment(one.at()))));
	}

	/** What is covered, and what is to be reached. */
	void goals() {
		page.fact("stages", String.join(" · ", project.project().stages()))
			.fact("scope", project.goals().isEmpty() ? "" : project.project().scope())
			.fact("observationReason", project.project().observationReason())
			.table(each(project.goals(), goal -> true, this::goal), "", "goal", "#baseline", "#target", "due");
	}

	/** What was found in each source. */
	void sources() {
		project.dataSources().forEach(this::source);
	}

	/** The problems by their rank, with why they have it. */
	void problems() {
		project.problems().forEach(this::problem);
	}

	/** The reviews of a lap, in their order. */
	void reviewsOf(int lap) {
		List<Reviews.Review> held = each(project.reviews(), review -> review.lap() == lap, review -> review);
		page.list("reviews", held);
		held.forEach(this::review);
	}

	private <T> void list(String title, List<T> rows, ToIntFunction<T> lap, Consumer<T> each) {
		page.list(title, rows);
		byLap(rows, lap).forEach(each);
	}

	private static <T> List<T> byLap(List<T> rows, ToIntFunction<T> lap) {
		return rows.stream().sorted(Comparator.comparingInt(lap).reversed()).toList();
	}

	private void entry(List<Piece> line, String... notes) {
		page.add(new Section.Entry(line, Piece.all(notes)));
	}

	private String lap(int number) {
		return words.of("lapNumber", number);
	}

	private static String chip(Boolean good) {
		return (good == null) ? "sl-chip" : good ? "sl-chip sl-good" : "sl-chip sl-bad";
	}

	private List<String> goal(Goal goal) {
		return List.of(goal.id(),
				words.metric(goal.name()) + "\n"
						+ Words.joined("\n",
								Words.joined(" · ", words.code("group", goal.customerGroup()),
										words.code("scenario", goal.scenario()), goal.formula(), goal.dataSource()),
								guard(goal.guardMetric()), words.labelled("strategy", goal.strategy()), worth(goal)),
				words.amount(goal.baseline(), goal.unit()), words.amount(goal.target(), goal.unit()),
				words.date(goal.dueDate()));
	}

	private String worth(Goal goal) {
		return (goal.unitWorth() == null || project.benefit() == null) ? ""
				: words.of("worth", words.amount(goal.unitWorth(), project.benefit().currency()), goal.unit());
	}

	private String guard(GuardMetric guard) {
		return (guard == null) ? ""
				: words.of("guard." + guard.direction(), guard.metric(), words.amount(guard.limit(), guard.unit()));
	}

	private void source(Collected.Source source) {
		entry(Piece.all("sl-strong", words.code("sourceKind", source.kind()), "",
				Words.joined(" · ", words.person(source.responsible()), words.of("window", source.windowDays()),
						words.labelled("records", words.number(source.recordsCollected())))),
				"", source.findings(), "", numbers(source));
		page.table(
				each(source.interviews(), one -> true,
						one -> List.of(one.who(), one.what() + "\n" + words.labelled("obstacle", one.obstacle()))),
				"interview", "told")
			.table(each(source.benchmarks(), one -> true,
					one -> List.of(
							one.company() + "\n" + Words.joined(" · ", one.model(), one.standard(), one.feedback()),
							one.difference() + "\n" + words.labelled("borrow", one.borrow()))),
					"company", "difference");
	}

	private String numbers(Collected.Source source) {
		return source.operatingMetrics()
			.stream()
			.map(one -> words.code("metric", one.metric()) + words.of("colon") + words.amount(one.value(), one.unit())
					+ " (" + words.span(one.from(), " – ", one.to()) + ")")
			.collect(Collectors.joining("\n"));
	}

	private void problem(Problems.Entry problem) {
		String priority = CauseWork.priority(problem);
		entry(Piece.all("sl-id", problem.id(), "sl-chip " + priority, priority, "sl-strong",
				Words.joined(" / ", problem.type(), problem.subtype()), "", problem.stage(), chip(true),
				problem.selected() ? words.of("selected") : ""), "", problem.description(), "sl-small",
				words.reasons(problem.reasons()).collect(Collectors.joining(" ")), "sl-small",
				(problem.overridePriority() == null) ? ""
						: words.of("override", problem.priority(), problem.overridePriority(),
								problem.overrideReason()),
				"sl-small", words.labelled("contained", problem.containment()));
	}

	private void cause(RootCauses.Entry cause) {
		String verified = (cause.verified() == null) ? "unverified" : cause.verified() ? "verified" : "refuted";
		entry(Piece.all("sl-id", cause.problemId(), "sl-chip", lap(cause.lap()), "sl-chip",
				words.code("causeClass", cause.causeClass()), chip(cause.verified()), words.of(verified)), "sl-strong",
				cause.rootCause(), "sl-small", String.join(" → ", cause.whys()), "sl-small",
				Words.joined(" · ", words.person(cause.author()), Words.blank(cause.verificationNote()) ? ""
						: words.of("note", words.person(cause.verifiedBy()), cause.verificationNote())));
	}

	private void action(ProjectPicture.Action action) {
		entry(Piece.all("sl-id", action.id(), "sl-chip", lap(action.lap()), "sl-chip sl-" + action.status(),
				words.code("status", action.status()), "sl-strong", action.measure()), "sl-small",
				Words.joined(" · ", action.problemId(), action.department(), words.person(action.responsible()),
						words.labelled("due", words.date(action.dueDate())),
						words.labelled("completed", words.date(action.completedOn()))),
				"", words.labelled("dropped", action.droppedReason()), "sl-small",
				String.join("\n", each(action.results(), result -> true, this::result)), "",
				words.labelled("stopped", action.stoppedReason()), "sl-small",
				String.join("\n", new RoundWork(page, words, "").inShort(action)));
	}

	private String result(Actions.Result result) {
		return Words.joined(" · ",
				words.of("reported", words.code("result", result.kind()), words.date(result.completedOn()),
						words.person(result.reportedBy()), result.result()),
				words.labelled("evidence", result.evidence()));
	}

	private void decision(Actions.PlanDecision decision) {
		entry(Piece.all("sl-chip", lap(decision.lap()), chip(decision.approved()),
				words.of(decision.approved() ? "planApproved" : "planRefused"), "",
				Words.joined(words.of("colon"), words.person(decision.decidedBy()), decision.note()),
				chip(decision.effortApproved()), effort(decision), "",
				Words.joined(words.of("colon"), words.person(decision.effortBy()), decision.effortNote())));
	}

	private String effort(Actions.PlanDecision decision) {
		return (decision.effortApproved() == null) ? ""
				: words.of(decision.effortApproved() ? "effortApproved" : "effortRefused");
	}

	private void review(Reviews.Review review) {
		entry(Piece.all("sl-chip", lap(review.lap()), "sl-small",
				Words.joined(" · ", words.person(review.heldBy()), words.moment(review.heldAt())), "sl-chip sl-bad",
				review.missed() ? words.of("reviewMissed") : ""), "", review.progress(), "sl-small",
				words.labelled("obstacles", review.obstacles()), "sl-small",
				words.labelled("participants", new ReviewWork(page, work, project, words).names(review.participants())),
				"sl-small", new ReviewWork(page, work, project, words).decided(review));
	}

	private List<String> measured(Evaluations.Measured row) {
		String sample = Words.joined("\n", words.of("sample", words.date(row.fromDate()), words.date(row.toDate()),
				row.sampleSize(), row.source()), result().outside(row));
		return Stream.concat(Stream.of(words.number(row.lap())), result().measured(row, sample).stream()).toList();
	}

	private ResultWork result() {
		return new ResultWork(page, work, project, words);
	}

	/**
	 * What customers say in numbers, or that nobody counted; beside it what the records
	 * say otherwise.
	 */
	private String voice(CustomerVoice.Kept voice) {
		if (voice == null) {
			return words.of("noCount");
		}
		CustomerVoice recorded = voice.recorded();
		return Words.joined("\n",
				words.of("count", words.number(voice.answersBefore()), words.number(voice.meanBefore(), 2),
						words.number(voice.answersAfter()), words.number(voice.meanAfter(), 2)),
				(recorded == null) ? ""
						: words.of("countRecorded", words.number(recorded.answersBefore()),
								words.number(recorded.meanBefore(), 2), words.number(recorded.answersAfter()),
								words.number(recorded.meanAfter(), 2)));
	}

	private void conclusion(Evaluations.Conclusion evaluation) {
		entry(Piece.all("sl-chip", lap(evaluation.lap()), "", evaluation.conclusion()), "sl-small",
				words.labelled("customers", evaluation.customerFeedback()), "sl-small",
				voice(evaluation.customerVoice()), "sl-small", words.labelled("team", evaluation.teamFeedback()),
				"sl-small", words.labelled("guardDecision", evaluation.guardNote()), "sl-small",
				words.labelled("decision", evaluation.decisionNote()));
	}

	private void change(Changes.Entry change) {
		entry(Piece.all("sl-strong", words.code("changeKind", change.kind()), "",
				Words.joined(" ", change.subjectId(), change.detail()), "sl-chip",
				change.applied() ? "" : words.of("notApplied")), "sl-small",
				Words.joined(" · ", change.reason(), words.person(change.requestedBy()),
						words.moment(change.changedAt())));
	}

}
