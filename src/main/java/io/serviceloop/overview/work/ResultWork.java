package io.serviceloop.overview.work;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.evaluation.Evaluations;
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
		List<Evaluations.Measured> measured = each(project.measurements(), row -> row.lap() == work.lap(), row -> row);
		page.table(each(measured, row -> true, row -> measured(row, "")), "goal", "#baseline", "#target", "#measured",
				"#change", "#attainment", "met");
		page.section("reasons")
			.lines(false,
					measured.stream()
						.flatMap(row -> words.reasons(row.reasons())
							.map(reason -> work.goalName(row.goalId()) + words.of("colon") + reason))
						.toList());
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
				words.share(row.attainment()), words.yesNo(row.met()));
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
					laps().map(lap -> new Section.Column(words.of("lapNumber", lap), true)))
			.toList(), each(project.goals(), goal -> true, this::acrossLaps));
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
		return Stream
			.concat(Stream.of(goal.name(), words.amount(goal.baseline(), goal.unit()),
					words.amount(goal.target(), goal.unit())), laps().map(lap -> reached(goal, lap)))
			.toList();
	}

	private String reached(Goal goal, int lap) {
		return project.measured(goal.id(), lap)
			.map(row -> words.amount(row.afterValue(), goal.unit()) + "\n"
					+ words.of(Boolean.TRUE.equals(row.met()) ? "goalMet" : "goalMissed"))
			.orElse("–");
	}

	private String all(List<String> texts) {
		return String.join(words.of("semicolon"), texts);
	}

}
