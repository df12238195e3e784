package io.serviceloop.overview.work;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.evaluation.ServiceTeam;
import io.serviceloop.evaluation.proof.Part;
import io.serviceloop.goal.Goal;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.rootcause.RootCauses;

import static io.serviceloop.overview.work.Work.each;

/**
 * What came of it: the measured goals of a lap, what worked, and the laps side by side
 * (A37-A41).
 */
record ResultWork(Page page, Work work, ProjectPicture project, Words words) {

	void toEvaluate() {
		judged();
		List<ServiceTeam.Voice> voices = each(project.teamFeedback(), voice -> voice.lap() == work.lap(),
				voice -> voice);
		page.list("teamFeedback", voices).lines(false, each(voices, voice -> true, this::voice));
	}

	/** The measured goals of the lap, why they are judged so, and by what. */
	void judged() {
		List<Evaluations.Measured> measured = each(project.measurements(), row -> row.lap() == work.lap(), row -> row);
		page.table(each(measured, row -> true, row -> measured(row, outside(row))), "goal", "#baseline", "#target",
				"#measured", "#change", "#attainment", "met");
		new BenefitWork(page, work, project, words).show();
		page.section("reasons");
		measured.forEach(row -> ofGoal(row.goalId(), words.reasons(row.reasons())));
		page.section("whereFrom");
		measured.forEach(row -> ofGoal(row.goalId(),
				Stream.ofNullable(row.parts()).flatMap(List::stream).map(part -> part(part, work.unit(row.goalId())))));
		JudgedWork judged = new JudgedWork(work, project, words);
		page.list("judgementChanged", judged.changed(work.lap()))
			.lines(false, judged.lines(judged.changed(work.lap())));
	}

	private void ofGoal(String id, Stream<String> texts) {
		List<String> lines = texts.toList();
		if (!lines.isEmpty()) {
			page.add(new Section.Entry(Section.Piece.all("", work.goalName(id)), List.of())).lines(false, lines);
		}
	}

	/** What an agent says, or that no answer came. */
	String voice(ServiceTeam.Voice voice) {
		return words.person(voice.userId()) + words.of("colon")
				+ ((voice.feedback() == null) ? words.of("noAnswer") : voice.feedback());
	}

	/** A part of a change with its interval, where it can be told, and why. */
	private String part(Part part, String unit) {
		String told = (part.value() == null) ? "" : (part.low() == null) ? signed(part.value(), unit)
				: words.of("part", signed(part.value(), unit), signed(part.low(), unit), signed(part.high(), unit));
		String subject = (part.subject() == null) ? "" : measure(part.subject()) + words.of("colon");
		return subject + Words.joined(words.of("semicolon"), told,
				words.reasons(part.reasons()).collect(Collectors.joining(" ")));
	}

	private String measure(String actionId) {
		return project.actions()
			.stream()
			.filter(action -> action.id().equals(actionId))
			.map(ProjectPicture.Action::measure)
			.findFirst()
			.orElse(actionId);
	}

	private String signed(Double value, String unit) {
		return (value == null) ? "–" : ((value > 0) ? "+" : "") + words.amount(value, unit);
	}

	/** Whether a goal counts as met, how well that is proven, and what else is to say. */
	String met(Evaluations.Measured row) {
		return Words.joined("\n", words.yesNo(row.met()),
				Words.joined(words.of("comma"), words.code("proven", row.proven()),
						Boolean.TRUE.equals(row.late()) ? words.of("late") : "", guard(row)));
	}

	private String guard(Evaluations.Measured row) {
		if (!Boolean.TRUE.equals(row.guardPast())) {
			return "";
		}
		return words
			.of((row.guardAccepted() == null) ? "guardPast" : row.guardAccepted() ? "guardAccepted" : "guardRefused");
	}

	/** What was said of the period in which a goal was measured. */
	String outside(Evaluations.Measured row) {
		return words.labelled("outside", row.reason());
	}

	/** A goal before and after, with how far it came. */
	List<String> measured(Evaluations.Measured row, String note) {
		String unit = work.unit(row.goalId());
		String sign = (row.changeValue() != null && row.changeValue() > 0) ? "+" : "";
		// Percent of percent puzzles more than it tells.
		String percent = unit.equals("%") ? "" : words.number(row.changePercent(), 2);
		return List.of(Words.joined("\n", work.goalName(row.goalId()), note), words.amount(row.baseline(), unit),
				words.amount(row.target(), unit), words.amount(row.afterValue(), unit),
				sign + words.amount(row.changeValue(), unit) + (percent.isEmpty() ? "" : " (" + sign + percent + "%)"),
				words.share(row.attainment()), met(row));
	}

	void toStandardise() {
		List<Worked> worked = Worked.in(project);
		if (worked.isEmpty()) {
			page.add(new Section.Entry(Section.Piece.all("", words.of("nothingWorked")), List.of()));
		}
		for (Worked what : worked) {
			page.fact("goal", what.reached(words))
				.table(each(what.actions(), action -> true, action -> List.of(
						Words.joined("\n", action.measure(),
								Words.joined(" · ", words.person(action.responsible()), action.department())),
						project.cause(action.problemId(), action.lap()).map(RootCauses.Entry::rootCause).orElse(""),
						Worked.result(action))), "action", "rootCause", "result");
		}
	}

	void toDecide() {
		page.table(Stream
			.concat(Stream.of("goal", "#baseline", "#target").map(page::column),
					laps().map(lap -> new Section.Column(words.of("lapNumber", lap), "lapResult")))
			.toList(), each(project.goals(), goal -> true, this::acrossLaps));
		new BenefitWork(page, work, project, words).show();
		laps().forEach(lap -> page.section("lapNumber", lap)
			.fact("rootCause",
					all(each(project.rootCauses(), cause -> cause.lap() == lap && Boolean.TRUE.equals(cause.verified()),
							RootCauses.Entry::rootCause)))
			.fact("actions", all(each(project.actions(), action -> action.lap() == lap,
					action -> words.of("actionWithStatus", action.measure(), words.code("status", action.status())))))
			.fact("conclusion", all(each(project.evaluations(), evaluation -> evaluation.lap() == lap,
					Evaluations.Conclusion::conclusion))));
	}

	private Stream<Integer> laps() {
		return IntStream.rangeClosed(1, work.lap()).boxed();
	}

	private List<String> acrossLaps(Goal goal) {
		return Stream.concat(Stream.of(words.metric(goal.name()), words.amount(goal.baseline(), goal.unit()),
				words.amount(goal.target(), goal.unit())), laps().map(lap -> reached(goal, lap)))
			.toList();
	}

	private String reached(Goal goal, int lap) {
		return project.measured(goal.id(), lap)
			.map(row -> Words.joined("\n", words.amount(row.afterValue(), goal.unit()),
					Words.joined(words.of("comma"), words.of(Boolean.TRUE.equals(row.met()) ? "goalMet" : "goalMissed"),
							words.code("proven", row.proven()))))
			.orElse("–");
	}

	private String all(List<String> texts) {
		return String.join(words.of("semicolon"), texts);
	}

}
