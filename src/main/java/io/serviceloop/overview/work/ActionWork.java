package io.serviceloop.overview.work;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.serviceloop.action.Actions;
import io.serviceloop.change.Changes;
import io.serviceloop.classification.Problems;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.picture.ProjectPicture.Action;

import static io.serviceloop.overview.work.Work.each;

/**
 * Actions: the plan of a lap while it is carried out (A33), and the one that a task is
 * about (A32, A35, E48).
 */
record ActionWork(Page page, Work work, ProjectPicture project, Words words) {

	private boolean ofLap(Action action) {
		return action.lap() == work.lap();
	}

	void toReview() {
		ofLap();
		new ReviewWork(page, work, project, words).before();
	}

	/** The actions of the lap with what was reported of them. */
	void ofLap() {
		page.table(
				each(project.actions(), this::ofLap,
						action -> List.of(reported(action), words.code("status", action.status()),
								words.date(action.dueDate()), words.person(action.responsible()))),
				"action", "status", "due", "who");
	}

	private String reported(Action action) {
		return Words.joined("\n",
				Stream
					.concat(Stream.of(action.measure()),
							Stream.concat(new RoundWork(page, words, "").inShort(action).stream(),
									action.results()
										.stream()
										.map(result -> words.labelled("result." + result.kind(), result.result()))))
					.toArray(String[]::new));
	}

	/** The action; where the task is about a change of it, who asked for it first. */
	void toCarryOut() {
		Optional<Changes.Entry> asked = project.changes()
			.stream()
			.filter(change -> String.valueOf(change.number()).equals(work.about("changeNumber")))
			.findFirst();
		asked.ifPresent(change -> page.fact("dropRequested", words.person(change.requestedBy()))
			.fact("reason", change.reason())
			.end());
		String id = asked.map(Changes.Entry::subjectId).orElse(work.about("actionId"));
		project.actions().stream().filter(action -> action.id().equals(id)).findFirst().ifPresent(this::describe);
	}

	private void describe(Action action) {
		Optional<Problems.Entry> problem = project.problem(action.problemId());
		page.fact("action", action.measure())
			.fact("expectedEffect", action.expectedEffect())
			.fact("resources", action.resources())
			.fact("responsible", Words.joined(" · ", words.person(action.responsible()), action.department()))
			.fact("dates", words.span(action.startDate(), " – ", action.dueDate()))
			.fact("pilotSites", String.join(words.of("comma"), action.pilotSites()))
			.end()
			.fact("problem", problem.map(CauseWork::named).orElse(""))
			.fact("rootCause", work.cause(action.problemId(), action.lap()))
			.fact("containment", problem.map(Problems.Entry::containment).orElse(""))
			.end()
			.fact("status", words.code("status", action.status()))
			.fact("stopped", action.stoppedReason());
		page.section("resultsSoFar")
			.table(each(action.results(), result -> true, this::result), "step", "result", "evidence", "doneOn");
		new RoundWork(page, words, problem.map(one -> work.unit(one.goalId())).orElse("")).all(action);
		page.section("triedBefore")
			.table(each(project.actions(),
					earlier -> earlier.problemId().equals(action.problemId()) && earlier.lap() < action.lap(),
					earlier -> List.of(words.number(earlier.lap()), earlier.measure(),
							words.code("status", earlier.status()), outcome(earlier))),
					"lap", "action", "status", "goalAfter");
	}

	private List<String> result(Actions.Result result) {
		return List.of(words.code("result", result.kind()), result.result(), Words.joined("", result.evidence()),
				words.date(result.completedOn()));
	}

	private String outcome(Action earlier) {
		return project.problem(earlier.problemId())
			.flatMap(problem -> project.measured(problem.goalId(), earlier.lap()))
			.map(measured -> words.of("measuredOfTarget",
					words.amount(measured.afterValue(), work.unit(measured.goalId())),
					words.amount(measured.target(), work.unit(measured.goalId()))))
			.orElse("");
	}

}
