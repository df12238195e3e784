package io.serviceloop.overview.work;

import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.classification.Problems;
import io.serviceloop.handbook.tried.Tried;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.rootcause.FiveW1H;
import io.serviceloop.rootcause.RootCauses;
import io.serviceloop.rootcause.Scene;

import static io.serviceloop.overview.work.Work.each;

/** A root cause as another person than its author has to judge it (A25, A27, A28). */
record CauseWork(Page page, Work work, ProjectPicture project, Words words) {

	void toVerify() {
		String problemId = work.about("problemId");
		project.problem(problemId).ifPresent(this::problem);
		project.cause(problemId, Integer.MAX_VALUE).ifPresent(cause -> {
			page.fact("rootCause", cause.rootCause())
				.fact("causeClass", words.code("causeClass", cause.causeClass()))
				.fact("author", words.person(cause.author()));
			page.section("whys").lines(true, cause.whys());
			page.section("fishbone")
				.lines(false, each(cause.fishbone(), bone -> !bone.causes().isEmpty(),
						bone -> words.labelled("bone." + bone.bone(), String.join(words.of("comma"), bone.causes()))));
			page.section("fiveW1H").lines(false, answers(cause.fiveW1h()));
			scene(cause.scene());
			page.section("flowCharts");
			work.charts()
				.get()
				.stream()
				.filter(chart -> chart.problemId().equals(problemId))
				.forEach(chart -> page.add(new Section.File(chart.fileName(),
						"/api/projects/" + project.project().businessKey() + "/flow-charts/" + chart.id())));
			page.section("earlierNotes")
				.lines(false, each(project.rootCauses(), earlier -> earlier.problemId().equals(problemId)
						&& earlier != cause && !Words.blank(earlier.verificationNote()), this::note));
		});
		page.section("likeProblems")
			.lines(false,
					project.problem(problemId)
						.map(problem -> each(work.tried().apply(problem), tried -> true, this::tried))
						.orElse(List.of()));
	}

	/** What a like problem had for its cause, and whether what was done helped (E27). */
	private String tried(Tried tried) {
		return Words.joined(words.of("semicolon"),
				words.of("likeProblem", tried.problem(), tried.rootCause(),
						words.code("causeClass", tried.causeClass())),
				words.of(tried.effect().met() ? "goalMet" : "goalMissed"),
				words.code("proven", tried.effect().proven()),
				(tried.from() == null) ? tried.businessKey() : words.of("fromElsewhere", tried.from()));
	}

	/** A case played through again (C34). */
	private void scene(Scene scene) {
		if (scene != null) {
			page.section("scene")
				.fact("who", scene.who())
				.fact("where", scene.where())
				.fact("wentWrong", scene.wentWrong())
				.lines(true, (scene.steps() == null) ? List.of() : scene.steps());
		}
	}

	private String note(RootCauses.Entry cause) {
		return words.of((cause.lap() == work.lap()) ? "note" : "note.ofLap", words.person(cause.verifiedBy()),
				cause.verificationNote(), cause.lap());
	}

	private void problem(Problems.Entry problem) {
		page.fact("problem", named(problem))
			.fact("where", Words.joined(" · ", problem.stage(), problem.type(), problem.subtype()))
			.fact("howOften",
					Words.joined(" ", words.number(problem.frequencyCount()),
							words.code("frequencyUnit", problem.frequencyUnit())))
			.fact("impact", Words.joined(" – ", words.code("impact", problem.impact()), problem.impactNote()))
			.fact("listNotes", problem.notes());
	}

	/** {@code P0 · what is wrong}. */
	static String named(Problems.Entry problem) {
		return Words.joined(" · ", priority(problem), problem.description());
	}

	/** The priority that counts: what a person set goes before what was computed. */
	static String priority(Problems.Entry problem) {
		return (problem.overridePriority() != null) ? problem.overridePriority() : problem.priority();
	}

	private List<String> answers(FiveW1H given) {
		return (given == null) ? List.of()
				: Stream.of(words.labelled("fiveW1H.who", given.who()), words.labelled("fiveW1H.when", given.when()),
						words.labelled("fiveW1H.where", given.where()), words.labelled("fiveW1H.what", given.what()),
						words.labelled("fiveW1H.why", given.why()), words.labelled("fiveW1H.how", given.how()))
					.filter(answer -> !answer.isEmpty())
					.toList();
	}

}
