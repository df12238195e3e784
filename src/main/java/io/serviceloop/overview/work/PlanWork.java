package io.serviceloop.overview.work;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.serviceloop.action.ActionStatus;
import io.serviceloop.action.Actions;
import io.serviceloop.action.Effort;
import io.serviceloop.action.PlanChecks;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.overview.picture.PlanGrounds;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.picture.ProjectPicture.Action;

import static io.serviceloop.overview.work.Work.each;

/**
 * The plan of a lap as it is approved: what is done about which cause, what it is to
 * bring and takes, and by what it will be judged (A29-A31, D17, E16-E18).
 */
record PlanWork(Page page, Work work, ProjectPicture project, Words words) {

	/** So many blocks are the whole way to the target. */
	private static final int BLOCKS = 10;

	void toApprove() {
		PlanGrounds grounds = PlanGrounds.of(project, work.lap());
		List<Action> plan = each(project.actions(), action -> action.lap() == work.lap(), action -> action);
		plan.stream().map(Action::problemId).distinct().forEach(problemId -> {
			page.fact("problem", project.problem(problemId).map(CauseWork::named).orElse(problemId))
				.fact("rootCause", work.cause(problemId, work.lap()))
				.table(each(plan, action -> action.problemId().equals(problemId), this::planned), "action", "who",
						"dates", "before");
			List<String> returned = grounds.returned()
				.stream()
				.filter(cause -> cause.problemId().equals(problemId))
				.flatMap(cause -> cause.tried().stream())
				.map(this::tried)
				.toList();
			if (!returned.isEmpty()) {
				page.fact("cameBefore", words.of("cameBefore.says")).lines(false, returned);
			}
		});
		if (plan.stream().anyMatch(action -> action.expectedGain() != null)) {
			page.section("gains")
				.table(each(grounds.gaps(), gap -> true, this::gain), "goal", "#gap", "#gain", "covers");
		}
		effort(plan);
		page.section("judgedBy")
			.table(each(project.judgements(), judgement -> judgement.lap() == work.lap(), this::judged), "goal",
					"#baseline", "#target", "measuredIn", "test");
		page.section("planChecks")
			.lines(false, each(project.planChecks(), check -> check.lap() == work.lap(), this::checked));
		page.section("earlierNotes")
			.lines(false,
					project.planDecisions()
						.stream()
						.filter(decision -> decision.lap() == work.lap())
						.flatMap(this::notes)
						.toList());
	}

	/** Of what is over, how it ended: the plan was taken up again for something else. */
	private String over(Action action) {
		return List.of(ActionStatus.done, ActionStatus.stopped, ActionStatus.dropped).contains(action.status())
				? words.code("status", action.status()) : "";
	}

	private List<String> planned(Action action) {
		String sites = String.join(words.of("comma"), action.pilotSites());
		String before = Words.joined("\n", action.trainingRequired() ? words.of("training") : "",
				sites.isBlank() ? "" : words.of("pilotAt", sites));
		String unit = project.problem(action.problemId()).map(problem -> work.unit(problem.goalId())).orElse("");
		return List.of(
				Words.joined("\n", action.measure(), over(action),
						words.labelled("kind", words.code("kind", action.kind())),
						words.labelled("expectedEffect", action.expectedEffect()),
						words.labelled("gain", words.amount(action.expectedGain(), unit)),
						words.labelled("resources", action.resources()),
						(action.kind() == null) ? ""
								: words.labelled("effort",
										(action.effortDays() == null) ? words.of("effort.unknown")
												: words.of("effort.days", action.effortDays())),
						words.labelled("reason", action.reason())),
				Words.joined("\n", words.person(action.responsible()), action.department()),
				words.span(action.startDate(), "\u00a0–\n", action.dueDate()), before.isBlank() ? "–" : before);
	}

	/** What was tried about the same cause, and what it brought. */
	private String tried(PlanGrounds.Tried tried) {
		String brought = (tried.measured() == null) ? words.of("cameBefore.notMeasured")
				: words.of("measuredOfTarget",
						words.amount(tried.measured().afterValue(), work.unit(tried.measured().goalId())),
						words.amount(tried.measured().target(), work.unit(tried.measured().goalId())));
		return Words.joined(" · ", words.of("lapNumber", tried.lap()), words.code("kind", tried.kind()),
				tried.measure(), words.code("status", tried.status()), brought);
	}

	private List<String> gain(PlanGrounds.Gap gap) {
		return List.of(work.goalName(gap.goalId()), words.amount(gap.gap(), gap.unit()),
				words.amount(gap.expected(), gap.unit()), bar(gap));
	}

	private String bar(PlanGrounds.Gap gap) {
		if (gap.gap() == 0) {
			return Words.joined(words.of("comma"), words.of("covers.reached"), words.code("proven", gap.proven()));
		}
		double share = gap.expected() / gap.gap();
		int full = (int) Math.min(BLOCKS, Math.floor(share * BLOCKS));
		return "▰".repeat(full) + "▱".repeat(BLOCKS - full) + " " + words.share(share);
	}

	private void effort(List<Action> plan) {
		Effort effort = Effort.of(each(plan, action -> action.kind() != null && action.status() != ActionStatus.dropped,
				Action::effortDays));
		String days = (effort.days() == null) ? "" : words.of("effort.days", effort.days());
		String unknown = (effort.unknown() == 0) ? "" : words.of("effort.ofUnknown", effort.unknown());
		page.section("effortOfPlan").fact("effort", Words.joined(" · ", days, unknown));
		project.planDecisions()
			.stream()
			.filter(decision -> decision.lap() == work.lap())
			.reduce((earlier, later) -> later)
			.map(Actions.PlanDecision::effortLimit)
			.ifPresent(limit -> page.fact("effortLimit", words.of("effort.days", limit)));
	}

	private List<String> judged(GoalJudgement judgement) {
		Double needed = judgement.judgement()
			.casesNeeded(judgement.baseline(), judgement.target(), judgement.sd(), judgement.lap());
		String needs = (needed == null) ? "" : words.of("test.needs." + judgement.test(), needed);
		return List.of(work.goalName(judgement.goalId()), words.amount(judgement.baseline(), judgement.unit()),
				words.amount(judgement.target(), judgement.unit()),
				words.of("measuredIn.after", judgement.observationDays(), judgement.windowDays()),
				Words.joined(
						"\n", words.of("test." + judgement.test()), words.of("test.threshold",
								words.number(judgement.threshold(), 2), words.number(judgement.errorPercent(), 2)),
						needs));
	}

	/**
	 * What somebody said who was named to check the plan, or that nothing was said yet.
	 */
	private String checked(PlanChecks.Entry check) {
		String said = (check.agrees() == null) ? "planCheck.open"
				: check.agrees() ? "planCheck.agrees" : "planCheck.doubts";
		String instead = (check.saidBy() == null || check.saidBy().equals(check.checker())) ? ""
				: words.of("planCheck.instead", words.person(check.checker()));
		return Words.joined(" · ", words.of("note",
				words.person((check.saidBy() == null) ? check.checker() : check.saidBy()), words.of(said)), instead,
				check.note());
	}

	private Stream<String> notes(Actions.PlanDecision decision) {
		return Stream.of(note(decision.decidedBy(), decision.note()), note(decision.effortBy(), decision.effortNote()))
			.filter(Objects::nonNull);
	}

	private String note(String by, String note) {
		return Words.blank(note) ? null : words.of("note", words.person(by), note);
	}

}
