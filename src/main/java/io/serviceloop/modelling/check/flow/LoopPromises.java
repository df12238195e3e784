package io.serviceloop.modelling.check.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.flow.Diagram.Part;
import io.serviceloop.modelling.check.flow.Promises.Promise;
import io.serviceloop.modelling.check.source.Node;

/** What the improvement loop promises: a row for each. */
final class LoopPromises {

	private static final String LOOP = "improvementLoop";

	private static final Map<String, Object> ANYHOW = Map.of();

	/** A project for something that runs already. */
	private static final Map<String, Object> RUNS = Map.of("trigger", "targetedFix");

	/** A check before something goes live, which takes the short way. */
	private static final Map<String, Object> LAUNCH = Map.of("trigger", "preLaunchCheck", "lap", 1);

	private static final Map<String, Object> GO = Map.of("trigger", "preLaunchCheck", "lap", 1, "launchDecision", "go");

	private static final Map<String, Object> NO_GO = Map.of("trigger", "preLaunchCheck", "lap", 1, "launchDecision",
			"noGo");

	private static final Map<String, Object> LATER_LAP = Map.of("lap", 2);

	private static final String MANAGERS = "service-managers";

	private static final Part COLLECT = Part.task("userTask_collectData");

	private static final Part CLASSIFY = Part.task("userTask_classifyProblems");

	private static final Part SCORE = Part.delegate("scoreProblemsDelegate");

	private static final Part DECIDE_LAUNCH = Part.task("userTask_decideLaunch");

	private static final Part CONFIRM = Part.task("userTask_confirmPriorities");

	private static final Part CAUSES = Part.call("rootCauseAnalysis");

	private static final Part PLAN = Part.task("userTask_planActions");

	private static final Part CHECK = Part.task("userTask_checkPlan");

	private static final Part APPROVE = Part.task("userTask_approvePlan");

	private static final Part EFFORT = Part.task("userTask_approveEffort");

	private static final Part IMPLEMENT = Part.call("actionImplementation");

	private static final Part SCHEDULE = Part.delegate("scheduleMeasurementDelegate");

	private static final Part MEASURE = Part.task("userTask_measureResults");

	private static final Part EVALUATE = Part.delegate("evaluateGoalsDelegate");

	private static final Part CONCLUDE = Part.task("userTask_evaluateResult");

	private static final Part HEAR = Part.task("userTask_giveTeamFeedback");

	private static final Part DECIDE_GUARD = Part.task("userTask_decideGuard");

	private static final Part STANDARDISE = Part.task("userTask_standardise");

	private static final Part APPROVE_STANDARD = Part.task("userTask_approveStandard");

	private static final Part CONTINUE = Part.task("userTask_decideContinuation");

	private static final Part OPEN_LAP = Part.delegate("openLapDelegate");

	private static final Part REVIEW = Part.task("userTask_weeklyReview");

	private static final Part CHECK_EFFECT = Part.task("userTask_checkEffect");

	private static final Part OPEN_DECISIONS = Part.delegate("openDecisionsDelegate");

	private static final Part MISSED_REVIEW = Part.delegate("noteMissedReviewDelegate");

	private static final Part CLOSED = Part.heard("closeLoopListener");

	private static final Part CLOSED_EARLY = Part.message("projectClosed");

	private static final Part MOVED = Part.message("measurementMoved");

	private static final Part OBSERVED = Part.timer(time -> time.says("${observationUntil}"));

	private static final Part ANSWERS_OVER = Part.timer(time -> time.says("${serviceTeam.answersUntil()}"));

	private static final Part ANY_TIMER = Part.timer(time -> true);

	private static final Part REPEATED = new Part("timeCycle", step -> Bpmn.kind(step.node()).equals("timer")
			&& !step.interrupts() && Bpmn.definition(step.node()).child("timeCycle") != null);

	private static final Part REACHED = new Part("endEvent_standardised",
			step -> "endEvent_standardised".equals(step.id()));

	/** The steps in their order, each with where it comes from. */
	private static final List<Ordered> STEPS = List.of(new Ordered("A06", Part.task("userTask_setGoals")),
			new Ordered("A12", COLLECT), new Ordered("A14", Part.delegate("summariseDataDelegate")),
			new Ordered("A20", CLASSIFY), new Ordered("A22", SCORE), new Ordered("A22", CONFIRM),
			new Ordered("A25", CAUSES), new Ordered("A29", PLAN), new Ordered("E16", APPROVE),
			new Ordered("A32", IMPLEMENT), new Ordered("A36", SCHEDULE), new Ordered("A36", MEASURE),
			new Ordered("A37", EVALUATE), new Ordered("A38", CONCLUDE));

	/** From this one on, each lap does all of them again. */
	private static final int FIRST_OF_A_LAP = 6;

	/** More laps than any owner asks about. */
	private static final int MANY = 1000;

	private static final int LAST_OF_THE_PLAN = 9;

	private static final Part EARLIER = Diagram
		.all(STEPS.subList(0, LAST_OF_THE_PLAN + 1).stream().map(Ordered::part).toList());

	private LoopPromises() {
	}

	private record Ordered(String requirement, Part part) {
	}

	/**
	 * What is known from the start of a process: a project takes the long or the short
	 * way.
	 */
	static List<Map<String, Object>> ways(String process) {
		return LOOP.equals(process) ? List.of(RUNS, LAUNCH) : List.of(ANYHOW);
	}

	static List<Promise> all() {
		return Stream
			.of(steps(), launch(), everyLap(), wayBack(), approval(), effort(), implementation(), measuring(), voices(),
					guard(), standard(), recording())
			.flatMap(rows -> rows)
			.toList();
	}

	private static Stream<Promise> steps() {
		return IntStream.range(0, STEPS.size()).boxed().flatMap(i -> {
			Ordered step = STEPS.get(i);
			Promise passed = Promise.of(LOOP, step.requirement(), "skipped", step.part(),
					diagram -> diagram.ends(RUNS, step.part()));
			return (i == 0) ? Stream.of(passed) : Stream.of(passed,
					Promise.order(LOOP, step.requirement(), RUNS, STEPS.get(i - 1).part(), step.part()));
		});
	}

	/** Who checks before a launch decides about it, and measures what was launched. */
	private static Stream<Promise> launch() {
		return Stream.concat(
				Stream.of(
						Promise.of(LOOP, "A04", "skipped", DECIDE_LAUNCH,
								diagram -> diagram.ends(LAUNCH, DECIDE_LAUNCH)),
						Promise.order(LOOP, "A04", LAUNCH, SCORE, DECIDE_LAUNCH),
						Promise.of(LOOP, "A04", "launch", DECIDE_LAUNCH,
								diagram -> diagram.isAmong(diagram.after(DECIDE_LAUNCH, NO_GO, DECIDE_LAUNCH), SCHEDULE)
										|| !diagram.isAmong(diagram.after(DECIDE_LAUNCH, GO, DECIDE_LAUNCH), SCHEDULE)
										|| diagram.isAmong(diagram.from(LAUNCH, DECIDE_LAUNCH), SCHEDULE)),
						Promise.of(LOOP, "A04", "launcher", "",
								diagram -> diagram.each(DECIDE_LAUNCH, task -> !isDecidedByOthers(task)))),
				Stream.of(MEASURE, EVALUATE, CONCLUDE)
					.map(part -> Promise.of(LOOP, "C04", "skipped", part, diagram -> diagram.ends(GO, part))));
	}

	/** Whether nobody decides about a launch but the process owner and the managers. */
	private static boolean isDecidedByOthers(Step task) {
		return Stream.of("assignee", "candidateUsers")
			.map(name -> Bpmn.camunda(task.node(), name))
			.allMatch(who -> who == null || Expression.of(who).says("${processOwner}"))
				&& Set.of("process-owners", "service-managers")
					.containsAll(Bpmn.list(Bpmn.camunda(task.node(), "candidateGroups")));
	}

	private static Stream<Promise> everyLap() {
		return IntStream.range(FIRST_OF_A_LAP, STEPS.size()).boxed().flatMap(i -> {
			Ordered step = STEPS.get(i);
			Promise passed = Promise.of(LOOP, "A40", "lapSkipped", step.part(),
					diagram -> diagram.endsAfter(OPEN_LAP, LATER_LAP, step.part()));
			Part before = STEPS.get(i - 1).part();
			return (i == FIRST_OF_A_LAP) ? Stream.of(passed) : Stream.of(passed, new Promise(LOOP, "A40", "lapOrder",
					step.part().what(), before.what(),
					diagram -> diagram.among(diagram.after(OPEN_LAP, LATER_LAP, before), step.part()).map(Step::node)));
		});
	}

	private static Stream<Promise> wayBack() {
		Map<String, Object> met = Map.of("goalsMet", true);
		Map<String, Object> missed = Map.of("goalsMet", false);
		Map<String, Object> first = Map.of("goalsMet", false, "continueProject", true, "lap", 1);
		Map<String, Object> goesOn = Map.of("goalsMet", false, "continueProject", true, "lap", MANY);
		Map<String, Object> stops = Map.of("goalsMet", false, "continueProject", false, "anyGoalMet", true, "lap",
				MANY);
		Map<String, Object> fails = Map.of("goalsMet", false, "continueProject", false, "anyGoalMet", false, "lap",
				MANY);
		return Stream.of(
				Promise.of(LOOP, "A39", "lapLost", EVALUATE,
						diagram -> Stream.of(first, goesOn)
							.anyMatch(known -> !diagram.isAmong(diagram.after(EVALUATE, known, EVALUATE), OPEN_LAP)
									|| diagram.endsAfter(EVALUATE, known, EVALUATE, OPEN_LAP))),
				Promise.of(LOOP, "A39", "lapAvoided", OPEN_LAP.what(),
						diagram -> diagram.among(diagram.after(EVALUATE, ANYHOW, OPEN_LAP), EARLIER).map(Step::node)),
				Promise.of(LOOP, "A39", "lapNeedless", OPEN_LAP,
						diagram -> diagram.isAmong(diagram.after(EVALUATE, met, EVALUATE), OPEN_LAP)),
				Promise.of(LOOP, "A40", "decision", CONTINUE, diagram -> !diagram
					.isAmong(diagram.after(EVALUATE, missed, EVALUATE), CONTINUE)
						|| !diagram.isAmong(diagram.after(CONTINUE, goesOn, CONTINUE, EVALUATE), OPEN_LAP)
						|| Stream.of(stops, fails)
							.anyMatch(known -> diagram.isAmong(diagram.after(CONTINUE, known, CONTINUE, EVALUATE),
									OPEN_LAP) || !diagram.endsAfter(CONTINUE, known, CONTINUE, EVALUATE, OPEN_LAP))),
				Promise.of(LOOP, "A41", "standard", STANDARDISE, diagram -> diagram.endsAfter(EVALUATE, met, EVALUATE,
						STANDARDISE)
						|| diagram.endsAfter(EVALUATE, stops, EVALUATE, STANDARDISE, OPEN_LAP)
						|| Stream.of(met, stops)
							.anyMatch(known -> !diagram.isAmong(diagram.after(EVALUATE, known, EVALUATE), STANDARDISE)
									|| !diagram.endsAfter(STANDARDISE, known, STANDARDISE, EVALUATE, OPEN_LAP))),
				Promise.order(LOOP, "A39", ANYHOW, CONCLUDE, OPEN_LAP),
				Promise.of(LOOP, "A39", "lapProblems", CAUSES,
						diagram -> diagram.isAmong(diagram.after(OPEN_LAP, Map.of("problemsKnown", false), CLASSIFY),
								CAUSES)),
				Promise.of(LOOP, "A40", "reached", REACHED,
						diagram -> diagram.isAmong(diagram.after(EVALUATE, missed, EVALUATE, OPEN_LAP), REACHED)));
	}

	private static Stream<Promise> approval() {
		Map<String, Object> yes = Map.of("planApproved", true);
		Map<String, Object> no = Map.of("planApproved", false);
		return Stream.of(Promise.of(LOOP, "E16", "approval", IMPLEMENT,
				// What is checked before its launch has no plan in its first lap.
				diagram -> Stream
					.of(Map.<String, Object>of("planApproved", false, "trigger", "targetedFix"),
							Map.<String, Object>of("planApproved", false, "trigger", "regularReview"),
							Map.<String, Object>of("planApproved", false, "lap", 2))
					.anyMatch(known -> diagram.isAmong(diagram.after(APPROVE, known, APPROVE), IMPLEMENT))
						|| diagram.isAmong(diagram.after(PLAN, ANYHOW, APPROVE), IMPLEMENT)),
				Promise.of(LOOP, "E16", "each", "${planChecks.asked(execution.processBusinessKey)} / checkerOfPlan",
						diagram -> diagram.each(CHECK,
								step -> !CalledPromises.isForEach(step,
										"${planChecks.asked(execution.processBusinessKey)}", "checkerOfPlan")
										|| !CalledPromises.isApart(step, Set.of("checkAgrees", "checkNote")))),
				Promise.of(LOOP, "E16", "refusal", APPROVE,
						diagram -> !diagram.isAmong(diagram.after(APPROVE, no, APPROVE, IMPLEMENT, OPEN_LAP, CONFIRM),
								PLAN)),
				Promise.of(LOOP, "E16", "approvalUnheard", APPROVE,
						diagram -> !diagram.isAmong(diagram.after(APPROVE, yes, APPROVE), IMPLEMENT)),
				Promise.of(LOOP, "E16", "approver", "${processOwner}",
						diagram -> diagram.each(APPROVE, task -> !Promises.isFor(task, "${processOwner}",
								Set.of("process-owners", "service-managers")))));
	}

	/** A plan that takes much work is approved by a manager too. */
	private static Stream<Promise> effort() {
		Map<String, Object> much = Map.of("planApproved", true, "muchEffort", true);
		Map<String, Object> yes = Map.of("planApproved", true, "muchEffort", true, "effortApproved", true);
		Map<String, Object> no = Map.of("planApproved", true, "muchEffort", true, "effortApproved", false);
		return Stream.of(
				Promise.of(LOOP, "E16", "effort", IMPLEMENT,
						diagram -> diagram.isAmong(diagram.after(APPROVE, much, EFFORT), IMPLEMENT)
								|| diagram.isAmong(diagram.after(EFFORT, no, EFFORT, PLAN), IMPLEMENT)),
				Promise.of(LOOP, "E16", "effortRefusal", EFFORT,
						diagram -> !diagram.isAmong(diagram.after(EFFORT, no, EFFORT, IMPLEMENT, OPEN_LAP), PLAN)),
				Promise.of(LOOP, "E16", "effortUnheard", EFFORT,
						diagram -> !diagram.isAmong(diagram.after(EFFORT, yes, EFFORT, PLAN), IMPLEMENT)),
				Promise.of(LOOP, "E16", "effortApprover", MANAGERS, diagram -> diagram
					.each(EFFORT, task -> Bpmn.camunda(task.node(), "assignee") != null
							|| Bpmn.camunda(task.node(), "candidateUsers") != null
							|| !Bpmn.list(Bpmn.camunda(task.node(), "candidateGroups")).equals(List.of(MANAGERS)))));
	}

	private static Stream<Promise> implementation() {
		Map<String, Object> approved = Map.of("planApproved", true);
		return Stream.of(Promises.called(LOOP, "A25", CAUSES), Promises.called(LOOP, "A32", IMPLEMENT),
				Promise.of(LOOP, "A12", "each", "${ids.of(dataSources)} / sourceId",
						diagram -> diagram.each(COLLECT,
								step -> !CalledPromises.isForEach(step, "${ids.of(dataSources)}", "sourceId")
										|| !CalledPromises.isApart(step,
												Set.of("findings", "recordsCollected", "interviews", "benchmarks",
														"operatingMetrics")))),
				Promise.of(LOOP, "A25", "each", "${ids.selected(problems)} / problemId",
						diagram -> diagram.each(CAUSES,
								step -> !CalledPromises.isForEach(step, "${ids.selected(problems)}", "problemId"))),
				Promise.of(LOOP, "A32", "each", "${ids.of(actions)} / actionId",
						diagram -> diagram.each(IMPLEMENT,
								step -> !CalledPromises.isForEach(step, "${ids.of(actions)}", "actionId"))),
				Promise.of(LOOP, "A25", "handsOver", "title, lap, problemId, causeAuthor",
						diagram -> diagram.each(CAUSES,
								step -> !CalledPromises.handsOver(step, Set.of("title", "lap", "problemId"),
										Set.of("causeAuthor")))),
				Promise.of(LOOP, "A32", "handsOver", "title, lead, lap, actionId", diagram -> diagram.each(IMPLEMENT,
						step -> !CalledPromises.handsOver(step, Set.of("title", "lead", "lap", "actionId"), Set.of()))),
				Promise.of(LOOP, "A33", "review", REVIEW, diagram -> {
					boolean begins = diagram.isAmong(diagram.after(APPROVE, approved, APPROVE, IMPLEMENT), REVIEW);
					boolean waits = Stream.of(APPROVE, REVIEW)
						.noneMatch(before -> diagram
							.isAmong(diagram.after(before, approved, APPROVE, IMPLEMENT, ANY_TIMER), REVIEW));
					boolean again = diagram.isAmong(diagram.after(REVIEW, approved, APPROVE, IMPLEMENT), REVIEW)
							|| diagram.isAmong(diagram.after(REPEATED, approved, APPROVE, IMPLEMENT), REVIEW);
					return !begins || !waits || !again
							|| diagram.isAmong(diagram.after(REVIEW, approved, SCHEDULE, PLAN), IMPLEMENT);
				}),
				Promise.of(LOOP, "A33", "reviewsUntilMeasured", REVIEW,
						diagram -> diagram.endsAround(REVIEW, approved, OBSERVED)
								|| !diagram.isAmong(diagram.after(DECIDE_LAUNCH, GO, DECIDE_LAUNCH, OPEN_LAP), REVIEW)
								|| diagram.isAmong(diagram.after(OBSERVED, ANYHOW, OPEN_LAP), REVIEW)),
				Promise.of(LOOP, "A33", "missedReview", MISSED_REVIEW,
						diagram -> !diagram.isAmong(diagram.from(RUNS, REVIEW), MISSED_REVIEW)
								|| diagram.isAmong(diagram.from(RUNS, REVIEW, ANY_TIMER), MISSED_REVIEW)
								|| !diagram.isAmong(
										diagram.after(MISSED_REVIEW, approved, APPROVE, IMPLEMENT, OPEN_LAP), REVIEW)),
				Promise.of(LOOP, "A33", "decisionsLost", OPEN_DECISIONS,
						diagram -> diagram.isAmong(diagram.after(REVIEW, approved, OPEN_DECISIONS, MISSED_REVIEW),
								REVIEW)),
				Promise.of(LOOP, "E52", "another", IMPLEMENT,
						diagram -> !diagram.isAmong(diagram.after(IMPLEMENT, approved, SCHEDULE, OPEN_LAP), PLAN)
								|| diagram.isAmong(diagram.after(IMPLEMENT, approved, SCHEDULE, PLAN, OPEN_LAP),
										IMPLEMENT)),
				Promise.of(LOOP, "A35", "effectCheck", CHECK_EFFECT, diagram -> diagram
					.isAmong(diagram.from(RUNS, IMPLEMENT), CHECK_EFFECT)
						|| diagram.isAmong(diagram.after(IMPLEMENT, approved, ANY_TIMER), CHECK_EFFECT)
						|| diagram.endsAround(CHECK_EFFECT, approved, OBSERVED)
						|| !diagram.isAmong(diagram.after(IMPLEMENT, approved, CHECK_EFFECT, OPEN_LAP), MEASURE)));
	}

	private static Stream<Promise> measuring() {
		return Stream.of(
				Promise.of(LOOP, "A36", "observation", MEASURE,
						diagram -> diagram.isAmong(diagram.after(SCHEDULE, ANYHOW, OBSERVED), MEASURE)
								|| diagram.isAmong(diagram.after(MOVED, ANYHOW, OBSERVED), MEASURE)),
				Promise.of(LOOP, "A36", "moved", MOVED,
						diagram -> !diagram.isAmong(diagram.after(SCHEDULE, ANYHOW, MEASURE), MOVED)
								|| !diagram.isAmong(diagram.after(MOVED, ANYHOW, MEASURE), OBSERVED)
								|| diagram.isAmong(diagram.after(MOVED, ANYHOW, OBSERVED), EARLIER)));
	}

	/** Each agent of the team is asked, and waited for no longer than the rule says. */
	private static Stream<Promise> voices() {
		return Stream.of(
				Promise.of(LOOP, "A38", "each", "${serviceTeam.agents(execution.processBusinessKey)} / teamMember",
						diagram -> diagram.each(HEAR,
								step -> !CalledPromises.isForEach(step,
										"${serviceTeam.agents(execution.processBusinessKey)}", "teamMember")
										|| !CalledPromises.isApart(step, Set.of("teamFeedback")))),
				Promise.of(LOOP, "A38", "agent", "${teamMember}",
						diagram -> diagram.each(HEAR, task -> !Promises.isFor(task, "${teamMember}", Set.of()))),
				Promise.of(LOOP, "A38", "heard", HEAR,
						diagram -> !diagram.isAmong(diagram.after(OBSERVED, ANYHOW, CONCLUDE), HEAR)
								|| !diagram.isAmong(diagram.after(HEAR, ANYHOW), CONCLUDE)
								|| diagram.isAmong(diagram.after(CONCLUDE, ANYHOW, OBSERVED), HEAR)),
				Promise.of(LOOP, "A38", "heardInTime", HEAR.what(),
						diagram -> diagram.each(HEAR,
								task -> task.boundary()
									.stream()
									.noneMatch(step -> step.interrupts() && ANSWERS_OVER.fits().test(step)))));
	}

	/** What must not get worse is decided on where it did, and only there. */
	private static Stream<Promise> guard() {
		Map<String, Object> past = Map.of("goalsMet", true, "guardPastLimit", true);
		Map<String, Object> refused = Map.of("goalsMet", false, "guardPastLimit", true, "lap", 1);
		Map<String, Object> kept = Map.of("guardPastLimit", false);
		return Stream.of(
				Promise.of(LOOP, "D17", "guard", DECIDE_GUARD,
						diagram -> diagram.isAmong(diagram.after(EVALUATE, past, DECIDE_GUARD, EVALUATE), STANDARDISE)
								|| diagram.isAmong(diagram.after(EVALUATE, past, DECIDE_GUARD, EVALUATE), REACHED)),
				Promise.of(LOOP, "D17", "guardNeedless", DECIDE_GUARD,
						diagram -> diagram.isAmong(diagram.after(EVALUATE, kept, EVALUATE), DECIDE_GUARD)),
				Promise.of(LOOP, "D17", "guardUnheard", DECIDE_GUARD,
						diagram -> !diagram.isAmong(diagram.after(DECIDE_GUARD, past, DECIDE_GUARD), STANDARDISE)
								|| diagram.isAmong(diagram.after(DECIDE_GUARD, refused, DECIDE_GUARD, OPEN_LAP),
										STANDARDISE)),
				Promise.of(LOOP, "D17", "guardDecider", "",
						diagram -> diagram.each(DECIDE_GUARD, task -> !isDecidedByOthers(task))));
	}

	/** No project ends with a standard that nobody but its author has seen. */
	private static Stream<Promise> standard() {
		Map<String, Object> met = Map.of("goalsMet", true);
		Map<String, Object> refused = Map.of("goalsMet", true, "standardApproved", false);
		Map<String, Object> approved = Map.of("goalsMet", true, "standardApproved", true);
		return Stream.of(
				Promise.of(LOOP, "A41", "standardUnapproved", APPROVE_STANDARD,
						diagram -> Stream.of(met, Map.<String, Object>of("goalsMet", false))
							.anyMatch(known -> diagram.endsAfter(STANDARDISE, known, STANDARDISE, APPROVE_STANDARD,
									OPEN_LAP))
								|| diagram.endsAfter(APPROVE_STANDARD, refused, APPROVE_STANDARD, STANDARDISE)),
				Promise.of(LOOP, "A41", "standardRefused", APPROVE_STANDARD, diagram -> !diagram
					.isAmong(diagram.after(APPROVE_STANDARD, refused, APPROVE_STANDARD), STANDARDISE)
						|| !diagram.isAmong(diagram.after(APPROVE_STANDARD, approved, APPROVE_STANDARD, STANDARDISE),
								REACHED)),
				Promise.of(LOOP, "A41", "approver", "${processOwner}", diagram -> diagram.each(APPROVE_STANDARD,
						task -> !Promises.isFor(task, "${processOwner}", Set.of("process-owners")))));
	}

	private static Stream<Promise> recording() {
		return Stream.of(
				Promise.of(LOOP, "A40", "unrecorded", CLOSED.what(),
						diagram -> diagram.ends(ANYHOW, CLOSED) ? unrecorded(diagram) : Stream.empty()),
				Promise.of(LOOP, "A40", "recordedEarly", CLOSED.what(),
						diagram -> Stream.of(RUNS, GO)
							.flatMap(known -> diagram.among(diagram.from(known, CONCLUDE), CLOSED))
							.map(Step::node)),
				Promise.of(LOOP, "A40", "end", LOOP,
						diagram -> diagram.ends(ANYHOW) && !diagram.ends(RUNS) ? Stream.of(diagram.process())
								: Stream.empty()),
				Promise.of(LOOP, "A35", "closing", CLOSED_EARLY.what(),
						diagram -> diagram.each(CLOSED_EARLY, step -> !diagram.isEarly(step) || !step.interrupts())));
	}

	/** The ends at which the project would stay open for ever. */
	private static Stream<Node> unrecorded(Diagram diagram) {
		List<Node> ends = diagram.from(ANYHOW, CLOSED)
			.stream()
			.filter(step -> step.out().isEmpty() && !step.isByEvent() && !CLOSED.fits().test(step))
			.filter(step -> step.scope().linked(step).isEmpty())
			.filter(step -> step.scope() == diagram.scope() || step.scope().step().isByEvent())
			.filter(step -> !diagram.isInEarly(step))
			.map(Step::node)
			.toList();
		return ends.isEmpty() ? Stream.of(diagram.process()) : ends.stream();
	}

}
