package io.serviceloop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.web.LoopForm.Variable;

import static io.serviceloop.web.LoopForm.*;
import static io.serviceloop.web.LoopForm.APPROVE_CHAPTER;
import static io.serviceloop.web.LoopForm.APPROVE_PROPOSAL;
import static io.serviceloop.web.LoopForm.MEND_PROPOSAL;
import static io.serviceloop.web.LoopForm.PROPOSE_STANDARD;
import static io.serviceloop.web.LoopForm.REVIEW_CHAPTER;
import static io.serviceloop.web.LoopForm.APPROVE_STANDARD;
import static io.serviceloop.web.BadAnswer.at;

/** Every bad answer that is tried, form by form. */
final class BadAnswers {

	static final String TEN_MEGABYTES = "x".repeat(10_000_000);

	private static final String LONG = "x".repeat(4001);

	private BadAnswers() {
	}

	/** The forms of user tasks. */
	static Stream<LoopForm> tasks() {
		return Stream.of(LoopForm.values()).filter(form -> form.taskKey() != null);
	}

	/** The forms that start a process. */
	static Stream<LoopForm> starts() {
		return Stream.of(OPEN_PROJECT, CHANGE_PROJECT, ARRANGE_SUBSTITUTE, ARRANGE_REVIEW, PROPOSE_STANDARD,
				HAND_OVER_WORK);
	}

	/** What is wrong in the forms of tasks. */
	static List<BadAnswer> ofTasks() {
		List<BadAnswer> all = new ArrayList<>();
		tasks().forEach(form -> all.addAll(ofAnyForm(form)));
		all.addAll(BadGoals.all());
		all.addAll(collected());
		all.addAll(problems());
		all.addAll(selection());
		all.addAll(rootCause());
		all.addAll(plan());
		all.addAll(reports());
		all.addAll(trainings());
		all.addAll(pilots());
		all.addAll(measurements());
		all.addAll(decisions());
		return all;
	}

	/** What is wrong in start forms. */
	static List<BadAnswer> ofStarts() {
		List<BadAnswer> all = new ArrayList<>();
		starts().forEach(form -> all.addAll(ofAnyForm(form)));
		all.addAll(List.of(at(OPEN_PROJECT, "trigger", "becauseWeCan", "a trigger there is not"),
				at(OPEN_PROJECT, "lead", "nobody", "an unknown lead"),
				at(OPEN_PROJECT, "processOwner", "nobody", "an unknown owner"),
				at(OPEN_PROJECT, "processOwner", "lead", "a lead who owns the process too"),
				at(OPEN_PROJECT, "team[1]", "nobody", "an unknown member"),
				at(OPEN_PROJECT, "team[1]", "auditor", "a member who only reads"),
				at(OPEN_PROJECT, "team[1]", "agent", "a member twice"),
				at(OPEN_PROJECT, "team", Good.list("agent", "manager"), "no inspector").shownAs("agent, manager"),
				at(OPEN_PROJECT, "team", Good.list("quality"), "no agent").shownAs("quality"),
				at(OPEN_PROJECT, "team[0]", 5, "a number for a member"),
				at(OPEN_PROJECT, "title", "  ", "blanks").shownAs(null),
				at(OPEN_PROJECT, "title", "x".repeat(201), "a title too long"),
				at(OPEN_PROJECT, "serviceLine", 5, "a number as text"),
				at(OPEN_PROJECT, "title", "a\u0000b", "a character no database keeps"),
				at(OPEN_PROJECT, "title", "a\u202eb", "the direction of writing turned and not turned back"),
				at(OPEN_PROJECT, "title", "\u200b\u2060", "nothing that can be seen"),
				at(CHANGE_PROJECT, "changeKind", "destroy", "a change there is not"),
				at(CHANGE_PROJECT, "reason", null, "no reason"),
				at(CHANGE_PROJECT, "actionId", "a99", "an action there is not"),
				at(ARRANGE_SUBSTITUTE, "substitute", "nobody", "an unknown substitute"),
				at(ARRANGE_SUBSTITUTE, "substitute", "auditor", "somebody who only reads"),
				at(ARRANGE_SUBSTITUTE, "awayUntil", Good.day(299), "back before away"),
				at(ARRANGE_REVIEW, "rhythm", "month", "a rhythm there is not"),
				at(ARRANGE_REVIEW, "firstDay", Good.day(-1), "a day that is over"),
				at(ARRANGE_REVIEW, "processOwner", "lead", "one person as lead and owner"),
				at(PROPOSE_STANDARD, "replaces", 999_999, "a correction of nothing"),
				at(PROPOSE_STANDARD, "comparedWith", -1, "a version before the first"),
				at(PROPOSE_STANDARD, "chapter", "poem", "a chapter that does not exist"),
				at(PROPOSE_STANDARD, "handbookText", LONG, "a text too long"),
				at(PROPOSE_STANDARD, "proposalReason", "because", "a reason that says nothing"),
				at(HAND_OVER_WORK, "recipient", "lead", "to oneself"),
				at(HAND_OVER_WORK, "reason", " ", "blanks").shownAs(null)));
		return all;
	}

	/** What can be wrong in any form: nothing, too much, the wrong kind. */
	private static List<BadAnswer> ofAnyForm(LoopForm form) {
		List<BadAnswer> all = new ArrayList<>();
		if (!Good.answers(form).isEmpty()) {
			String required = Good.answers(form).keySet().iterator().next();
			all.add(new BadAnswer(form, "nothing submitted", Map.of(), required, null));
			if (form != COLLECT_DATA) {
				all.add(at(form, required, null, "null"));
			}
		}
		all.add(at(form, "foo", "bar", "undeclared").shownAs(null));
		all.add(at(form, "lap", 7, "a variable of the process").shownAs(null));
		for (Variable variable : form.submitted()) {
			String name = variable.name();
			switch (variable.type()) {
				case TEXT -> {
					all.add(at(form, name, 4.5, "a number"));
					all.add(at(form, name, LONG, "too long"));
				}
				case DATE -> {
					all.add(at(form, name, 20270531, "a number"));
					all.add(at(form, name, "31.05.2027", "written otherwise"));
					all.add(at(form, name, "2027-02-30", "a day that does not exist"));
				}
				case NUMBER -> {
					all.add(at(form, name, "12", "a number as text"));
					all.add(at(form, name, 2.5, "half a number"));
					all.add(at(form, name, -1, "below the least"));
					all.add(at(form, name, 3_000_000_000L, "above the most"));
				}
				case AMOUNT -> {
					all.add(at(form, name, "12", "a number as text"));
					all.add(at(form, name, 0.125, "parts of the smallest coin"));
					all.add(at(form, name, -1, "below nothing").shownAs(-1.0));
					all.add(at(form, name, 1e13, "more than there is"));
				}
				case FLAG -> {
					all.add(at(form, name, "perhaps", "neither yes nor no"));
					all.add(at(form, name, 1, "a number"));
				}
				case JSON -> {
					all.add(at(form, name, "[{", "broken JSON as text"));
					all.add(at(form, name, true, "yes or no"));
					if (Good.answers(form).containsKey(name)) {
						// A review may have read and decided nothing.
						if (form != WEEKLY_REVIEW) {
							all.add(at(form, name, Good.list(), "an empty list").shownAs(0));
						}
						all.add(at(form, name, Good.map("id", "x"), "an object, no list").shownAs("{\"id\":\"x\"}"));
					}
				}
			}
		}
		// Without a reason it is the goal that is missed.
		all.replaceAll(bad -> bad.path().equals("goalReasons") && Integer.valueOf(0).equals(bad.given())
				? bad.shownAs(null) : bad);
		all.removeIf(bad -> form == CHANGE_PROJECT);
		return all;
	}

	private static List<BadAnswer> collected() {
		return List.of(
				new BadAnswer(COLLECT_DATA, "neither findings nor records", Good.map("recordsCollected", 0), "findings",
						null),
				new BadAnswer(
						COLLECT_DATA, "a typed number alone", Good.map("recordsCollected", 12), "recordsCollected", 12),
				at(COLLECT_DATA, "findings", "x", "a finding that says nothing"),
				at(COLLECT_DATA, "interviews", Good.list(Good.interview()), "interviews of customers' feedback")
					.shownAs(1),
				at(COLLECT_DATA, "benchmarks", Good.list(Good.benchmark()), "companies of customers' feedback")
					.shownAs(1),
				metric("metric", " ", "blanks").shownAs(null), metric("value", "82", "a number as text"),
				metric("value", null, "no value"), metric("unit", null, "no unit"),
				metric("from", Good.day(-1), "begins after its end"), metric("to", Good.day(1), "ends tomorrow"),
				metric("to", null, "no end"));
	}

	private static BadAnswer metric(String field, Object value, String mistake) {
		Map<String, Object> answers = Good.answers(COLLECT_DATA);
		Map<String, Object> metric = Good.metric();
		metric.put(field, value);
		answers.put("operatingMetrics", Good.list(metric));
		return new BadAnswer(COLLECT_DATA, mistake, answers, "operatingMetrics[0]." + field, value);
	}

	private static List<BadAnswer> problems() {
		return List.of(at(CLASSIFY_PROBLEMS, "problems[1]", null, "a row that is none").shownAs("null"),
				at(CLASSIFY_PROBLEMS, "problems[0].goalId", "g9", "an unknown goal"),
				at(CLASSIFY_PROBLEMS, "problems[1].urgencyScore", 0, "a score of 0"),
				at(CLASSIFY_PROBLEMS, "problems[1].urgencyScore", 6, "a score of 6"),
				at(CLASSIFY_PROBLEMS, "problems[1].impactScore", 0, "a score of 0"),
				at(CLASSIFY_PROBLEMS, "problems[1].impactScore", 6, "a score of 6"),
				at(CLASSIFY_PROBLEMS, "problems[1].impactScore", "5", "a number as text"),
				at(CLASSIFY_PROBLEMS, "problems[1].impactScore", 4.5, "half a score"),
				at(CLASSIFY_PROBLEMS, "problems[1].frequencyCount", 0, "never").shownAs(0.0),
				at(CLASSIFY_PROBLEMS, "problems[1].frequencyCount", "12", "a number as text"),
				at(CLASSIFY_PROBLEMS, "problems[1].frequencyUnit", "year", "a unit there is not"),
				at(CLASSIFY_PROBLEMS, "problems[1].affectedCustomers", -1, "fewer than none"),
				at(CLASSIFY_PROBLEMS, "problems[1].systemic", "yes", "a text for yes or no"),
				at(CLASSIFY_PROBLEMS, "problems[1].description", "bad service", "a vague description"),
				at(CLASSIFY_PROBLEMS, "problems[1].description", Good.problem("p1", "first").get("description"),
						"the same problem twice"),
				at(CLASSIFY_PROBLEMS, "problems[1].description",
						"Customers wait for five minutes for the first answer of an agent", "nearly the same problem")
					.seenAt("problems[1].reason", null),
				at(CLASSIFY_PROBLEMS, "problems[1].reason", "because", "a reason that says nothing"),
				at(CLASSIFY_PROBLEMS, "problems[0].urgencyAnswers", null, "a grave score without its questions"),
				at(CLASSIFY_PROBLEMS, "problems[0].impactAnswers", null, "a grave score without its questions"),
				at(CLASSIFY_PROBLEMS, "problems[0].impactAnswers", Good.list(true), "one answer of three").shownAs(1),
				at(CLASSIFY_PROBLEMS, "problems[0].impactAnswers[1]", "yes", "a text for yes or no"),
				at(CLASSIFY_PROBLEMS, "problems[0].recordFilter", Good.map("type", "unheard of"), "no such records")
					.shownAs("{\"type\":\"unheard of\",\"stage\":null,\"text\":null,\"channel\":null}"),
				at(CLASSIFY_PROBLEMS, "problems[0].recordFilter", "cat", "a text for a filter"),
				at(CLASSIFY_PROBLEMS, "goalReasons[0].goalId", "g9", "an unknown goal"),
				at(CLASSIFY_PROBLEMS, "goalReasons[0].reason", "x", "a reason that says nothing"),
				at(CLASSIFY_PROBLEMS, "goalReasons", null, "a goal without problem and reason").shownAs(null),
				at(CLASSIFY_PROBLEMS, "problems[1].id", "p1", "an id twice"),
				at(CLASSIFY_PROBLEMS, "problems[1].stage", Good.map("a", "b"), "an object for a text")
					.shownAs("{\"a\":\"b\"}"),
				at(CLASSIFY_PROBLEMS, "problems", rows(201, i -> Good.problem("p" + i, "number " + i)), "201 rows")
					.shownAs(201));
	}

	private static List<BadAnswer> selection() {
		return List.of(at(CONFIRM_PRIORITIES, "selection[1]", null, "a row that is none").shownAs("null"),
				at(CONFIRM_PRIORITIES, "selection[0].id", "p9", "an unknown problem"),
				at(CONFIRM_PRIORITIES, "selection[1].id", "p1", "an id twice"),
				at(CONFIRM_PRIORITIES, "selection[1].selected", true, "a higher one is passed over")
					.with("selection[0].selected", false)
					.with("selection[1].reason", null)
					.seenAt("selection[1].reason", null),
				at(CONFIRM_PRIORITIES, "selection[0].shortLoop", true, "the short loop for a grave problem"),
				at(CONFIRM_PRIORITIES, "selection[0].selected", "true", "a text for yes or no"),
				at(CONFIRM_PRIORITIES, "selection[0].selected", null, "neither yes nor no"),
				at(CONFIRM_PRIORITIES, "selection[0].selected", false, "nothing selected").seenAt("selection", null),
				at(CONFIRM_PRIORITIES, "selection[0].overridePriority", "P0", "an override without its reason")
					.seenAt("selection[0].overrideReason", null),
				at(CONFIRM_PRIORITIES, "selection[0].overrideReason", "x", "a reason without its override")
					.seenAt("selection[0].overridePriority", null),
				at(CONFIRM_PRIORITIES, "selection[0].overridePriority", "P7", "a priority there is not")
					.with("selection[0].overrideReason", "x"));
	}

	private static List<BadAnswer> rootCause() {
		return List
			.of(at(FIND_ROOT_CAUSE, "whys[1]", null, "a row that is none").shownAs("null"),
					at(FIND_ROOT_CAUSE, "whys[1]", 5, "a number for a text"),
					at(FIND_ROOT_CAUSE, "whys", Good.list("Agents answer one by one."), "a single why").shownAs(1),
					at(FIND_ROOT_CAUSE, "whys",
							Good.list("Agents answer one by one.", "agents answer one by one",
									"Tickets are not graded."),
							"two different whys")
						.shownAs(2),
					at(FIND_ROOT_CAUSE, "whys[1]", "xx xx xx", "a why that says nothing"),
					at(FIND_ROOT_CAUSE, "rootCause", "bad service", "a cause that only judges"),
					at(FIND_ROOT_CAUSE, "scene", Good.map("steps", "first"), "a text for the steps")
						.seenAt("scene.steps", "first"),
					at(FIND_ROOT_CAUSE, "whys[0]", LONG, "too long"),
					at(FIND_ROOT_CAUSE, "whys", longTexts(200, 1000), "more than the register holds").shownAs(null),
					at(FIND_ROOT_CAUSE, "causeClass", "weather", "a class there is not"),
					at(FIND_ROOT_CAUSE, "fishbone[1].bone", "tools", "bones of two sets").seenAt("fishbone",
							"method, tools"),
					at(FIND_ROOT_CAUSE, "fishbone[1].bone", "method", "a bone twice").seenAt("fishbone[1].bone",
							"method"),
					at(FIND_ROOT_CAUSE, "fishbone[0].causes", Good.list(), "a bare fishbone").seenAt("fishbone", null),
					at(FIND_ROOT_CAUSE, "fishbone[0].causes", "no grading", "a text for a list"),
					at(FIND_ROOT_CAUSE, "fishbone[0].causes[0]", 5, "a number for a cause"),
					at(FIND_ROOT_CAUSE, "fishbone[0].causes", longTexts(50, 500), "more than the register holds")
						.shownAs(null)
						.with("fishbone[1].causes", longTexts(50, 500))
						.seenAt("fishbone", null),
					at(FIND_ROOT_CAUSE, "fiveW1H", Good.map("who", 5), "a number for a text").seenAt("fiveW1H.who", 5),
					at(FIND_ROOT_CAUSE, "fiveW1H", Good.list(1), "a list for an object").shownAs("[1]"),
					at(VERIFY_ROOT_CAUSE, "verificationMethod", null, "verified nobody says how"),
					at(VERIFY_ROOT_CAUSE, "verificationMethod", "guess", "a way of checking there is not"),
					at(DECIDE_LAUNCH, "launchDecision", "perhaps", "a decision there is not"),
					at(DECIDE_LAUNCH, "launchDecision", "noGo", "a no-go without its reason").seenAt("decisionNote",
							null),
					at(DECIDE_LAUNCH, "decisionNote", "x", "a reason that says nothing").with("launchDecision", "noGo"),
					at(VERIFY_ROOT_CAUSE, "causeVerified", false, "a refusal without a note").seenAt("verificationNote",
							null));
	}

	private static List<BadAnswer> plan() {
		return List.of(at(PLAN_ACTIONS, "actions[1]", null, "a row that is none").shownAs("null"),
				at(PLAN_ACTIONS, "actions[1].responsible", "nobody", "an unknown person"),
				at(PLAN_ACTIONS, "actions[1].problemId", "p2", "a problem that is not selected"),
				at(PLAN_ACTIONS, "actions[1].id", "a11", "an id twice"),
				at(PLAN_ACTIONS, "actions[1].dueDate", "2026-02-30", "a day that does not exist"),
				at(PLAN_ACTIONS, "actions[1].dueDate", Good.day(-1), "yesterday"),
				at(PLAN_ACTIONS, "actions[1].dueDate", null, "no due date"),
				at(PLAN_ACTIONS, "actions[1].startDate", Good.day(41), "a start after the end"),
				at(PLAN_ACTIONS, "actions[1].startDate", Good.day(-1), "a start before the lap")
					.seenAt("actions[1].reason", null),
				at(PLAN_ACTIONS, "actions[1].dueDate", Good.day(91), "a day behind the cycle")
					.seenAt("actions[1].reason", null),
				at(PLAN_ACTIONS, "actions[1].reason", "x", "a reason that says nothing"),
				at(PLAN_ACTIONS, "actions[1].kind", null, "no kind"),
				at(PLAN_ACTIONS, "actions[1].kind", "magic", "a kind that is none"),
				at(PLAN_ACTIONS, "actions[1].department", "", "no department").shownAs(null),
				at(PLAN_ACTIONS, "actions[1].expectedGain", null, "no gain"),
				at(PLAN_ACTIONS, "actions[1].expectedGain", -1, "a loss"),
				at(PLAN_ACTIONS, "actions[1].expectedGain", "much", "a gain in words"),
				at(PLAN_ACTIONS, "actions[1].expectedGain", 1e308, "a gain beyond all measure"),
				at(PLAN_ACTIONS, "actions[1].expectedGain", 9, "a gain of nine from eight").shownAs(9.0),
				at(PLAN_ACTIONS, "actions[1].id", "a\nb", "an id of two lines"),
				at(PLAN_ACTIONS, "actions[1].pilotSites", Good.list("Shop", "shop"), "a site twice")
					.seenAt("actions[1].pilotSites[1]", "shop"),
				at(PLAN_ACTIONS, "actions[1].effortDays", -0.5, "less than no work"),
				at(PLAN_ACTIONS, "actions[1].effortDays", 10001, "forty years of work"),
				at(PLAN_ACTIONS, "actions", rows(2, i -> with(Good.action("a1" + i), "kind", "training")),
						"training and nothing else")
					.seenAt("actions[0].reason", null),
				at(PLAN_ACTIONS, "actions[1].trainingRequired", "no", "a text for yes or no"),
				at(PLAN_ACTIONS, "actions[1].pilotSites", "Shop 1", "a text for a list"),
				at(PLAN_ACTIONS, "actions[1].pilotSites", rows(20, i -> "\"".repeat(90)),
						"more than the register holds")
					.shownAs(null),
				at(PLAN_ACTIONS, "actions[1].pilotSites[0]", "x".repeat(91), "a name too long"),
				at(PLAN_ACTIONS, "actions[1].measure", "", "an empty text").shownAs(null),
				at(PLAN_ACTIONS, "actions", Good.list(with(Good.action("a11"), "problemId", "p2")),
						"a selected problem without an action")
					.seenAt("actions", null),
				at(PLAN_ACTIONS, "actions", rows(201, i -> Good.action("a" + i)), "201 rows").shownAs(201),
				at(APPROVE_PLAN, "planApproved", false, "a refusal without a note").seenAt("approvalNote", null),
				at(APPROVE_PLAN, "systemsReady", false, "a yes without the systems and without a note")
					.seenAt("approvalNote", null),
				at(APPROVE_PLAN, "peopleReady", "yes", "a text for yes or no"),
				at(CHECK_PLAN, "checkAgrees", "perhaps", "neither yes nor no"),
				at(CHECK_PLAN, "checkNote", "x".repeat(2001), "a note too long"),
				at(PLAN_ACTIONS, "checkers", Good.list("lead"), "a plan checked by who wrote it").seenAt("checkers[0]",
						"lead"),
				at(PLAN_ACTIONS, "checkers", Good.list("owner"), "a plan checked by who decides it")
					.seenAt("checkers[0]", "owner"),
				at(APPROVE_EFFORT, "effortApproved", false, "a refusal without a note").seenAt("approvalNote", null),
				at(APPROVE_DROP, "dropApproved", false, "a refusal without a note").seenAt("dropNote", null));
	}

	private static List<BadAnswer> reports() {
		return Stream.of(TRAIN_STAFF, RUN_PILOT, IMPLEMENT_ACTION)
			.flatMap(form -> Stream.of(at(form, "completedOn", "2026-02-29", "a day that does not exist"),
					at(form, "completedOn", "+999999999-12-31", "a day beyond all calendars"),
					at(form, "completedOn", "2026-07-01Tonight", "not a time of day"),
					at(form, "completedOn", "", "an empty date").shownAs(null),
					at(form, "completedOn", "2001-01-01", "done before it began")))
			.toList();
	}

	private static List<BadAnswer> trainings() {
		return List.of(at(TRAIN_STAFF, "participants[0]", null, "a row that is none").shownAs("null"),
				at(TRAIN_STAFF, "participants[0].user", "nobody", "an unknown person"),
				at(TRAIN_STAFF, "participants[0].user", "auditor", "somebody who only reads"),
				at(TRAIN_STAFF, "participants[0].user", "quality",
						"an agent of the team is missing")
					.seenAt("participants", null),
				at(TRAIN_STAFF, "participants[0].user", null, "nobody at all"),
				at(TRAIN_STAFF, "participants", Good.list(Good.trained("agent", 85), Good.trained("agent", 90)),
						"a person twice")
					.seenAt("participants[1].user", "agent"),
				at(TRAIN_STAFF, "participants[0].score", null, "no score"),
				at(TRAIN_STAFF, "participants[0].score", "85", "a number as text"),
				at(TRAIN_STAFF, "participants[0].score", -1, "below nothing").shownAs(-1.0),
				at(TRAIN_STAFF, "participants[0].score", 100.5, "more than all"),
				at(TRAIN_STAFF, "participants[0].date", Good.day(1), "a test of tomorrow"),
				at(TRAIN_STAFF, "participants[0].date", "2026-02-30", "a day that does not exist"),
				at(TRAIN_STAFF, "completedOn", Good.day(1), "done tomorrow"),
				at(TRAIN_STAFF, "leftOut",
						Good.list(Good.map("user", "agent", "reason", "Works in the warehouse now.")),
						"trained and left out")
					.seenAt("leftOut[0].user", "agent"),
				at(TRAIN_STAFF, "leftOut",
						Good.list(Good.map("user", "manager", "reason", "Answers no tickets at all.")),
						"left out of no list")
					.seenAt("leftOut[0].user", "manager"),
				at(TRAIN_STAFF, "leftOut", Good.list(Good.map("user", "agent")), "left out without a reason")
					.with("participants[0].user", "quality")
					.seenAt("leftOut[0].reason", null),
				at(TRAIN_STAFF, "leftOut", Good.list(Good.map("user", "agent", "reason", "bad")),
						"a reason of one word")
					.with("participants[0].user", "quality")
					.seenAt("leftOut[0].reason", "bad"));
	}

	private static List<BadAnswer> pilots() {
		return List.of(at(RUN_PILOT, "pilotResults[0]", null, "a row that is none").shownAs("null"),
				at(RUN_PILOT, "pilotResults[0].site", null, "a site without a name"),
				at(RUN_PILOT, "pilotResults[0].site", "x".repeat(91), "a name too long"),
				at(RUN_PILOT, "pilotResults[1].site", "Shop 1", "a site twice"),
				at(RUN_PILOT, "pilotResults[0].before", null, "no value before"),
				at(RUN_PILOT, "pilotResults[0].after", "5", "a number as text"),
				at(RUN_PILOT, "pilotResults[0].after", 1e300, "a number beyond all measure"),
				at(RUN_PILOT, "pilotResults[0].after", 99_999, "minutes of months").shownAs(99_999.0),
				at(RUN_PILOT, "pilotResults[1].before", -5, "an answer before the question").shownAs(-5.0),
				at(RUN_PILOT, "pilotResults[0].site", "moon", "a site that was never planned"),
				at(RUN_PILOT, "pilotResults[0].control", "no", "a text for yes or no"),
				at(RUN_PILOT, "pilotResults[0].control", true, "no pilot site").seenAt("pilotResults", null),
				at(RUN_PILOT, "pilotResults", rows(3, i -> Good.site("Shop " + i, 8, 5)), "three pilot sites")
					.shownAs(null),
				at(RUN_PILOT, "pilotResults", rows(201, i -> Good.control("Shop " + i, 8, 5)), "201 rows").shownAs(201),
				at(RUN_PILOT, "completedOn", Good.day(1), "done tomorrow"),
				at(DECIDE_PILOT, "pilotDecision", "perhaps", "a decision there is not"),
				at(DECIDE_PILOT, "pilotDecision", "stop", "a stop without its reason").with("decisionNote", null)
					.seenAt("decisionNote", null),
				at(DECIDE_PILOT, "pilotDecision", "adjust", "an adjustment nobody says what of")
					.with("decisionNote", null)
					.seenAt("decisionNote", null),
				at(DECIDE_PILOT, "decisionNote", "x", "a reason that says nothing"));
	}

	private static List<BadAnswer> measurements() {
		return List.of(at(MEASURE_RESULTS, "measurements[1]", null, "a row that is none").shownAs("null"),
				at(MEASURE_RESULTS, "measurements[1].goalId", "g9", "an unknown goal"),
				at(MEASURE_RESULTS, "measurements[1].goalId", "g1", "a goal twice").seenAt("measurements[1].goalId",
						"g1"),
				at(MEASURE_RESULTS, "measurements", Good.list(Good.measurement("g1", 4)), "a goal forgotten").seenAt(
						"measurements", null),
				at(MEASURE_RESULTS, "measurements[1].after", "4.6", "a number as text"),
				at(MEASURE_RESULTS, "measurements[1].after", null, "no value"),
				at(MEASURE_RESULTS, "measurements[1].sampleSize", 0, "a sample of nothing"),
				at(MEASURE_RESULTS, "measurements[1].sampleSize", 10.5, "half a case"),
				at(MEASURE_RESULTS, "measurements[1].from", "2026-04-31", "a day that does not exist"),
				at(MEASURE_RESULTS, "measurements[1].to", Good.day(-30), "an end before the beginning"),
				at(MEASURE_RESULTS, "measurements[1].sampleSize", 1, "a single case"),
				at(MEASURE_RESULTS, "measurements[1].reason", null, "a period outside the rule without a reason"),
				at(MEASURE_RESULTS, "measurements[1].sd", -1, "a spread below nothing"),
				at(MEASURE_RESULTS, "measurements[1].guardAfter", 5, "a value of what nobody watches").shownAs(5.0),
				at(MEASURE_RESULTS, "measurements[1].guardAfter", "low", "a text for a number"),
				at(MEASURE_RESULTS, "measurements[1].source", Good.list(), "a list for a text").shownAs("[]"));
	}

	private static List<BadAnswer> decisions() {
		return List.of(
				at(DECIDE_CONTINUATION, "continueProject", false, "an end without a note").seenAt("decisionNote", null),
				at(EVALUATE_RESULT, "customerVoice", "four", "a text for an object"),
				at(EVALUATE_RESULT, "customerVoice", Good.map("a", 1), "an object that says nothing").shownAs(null),
				at(EVALUATE_RESULT, "customerVoice", Good.map("answersAfter", 5, "meanAfter", -1),
						"less than no praise")
					.seenAt("customerVoice.meanAfter", -1.0),
				at(EVALUATE_RESULT, "customerVoice", Good.map("answersAfter", 5, "meanAfter", 1e300),
						"praise beyond all measure")
					.seenAt("customerVoice.meanAfter", 1e300),
				at(GIVE_TEAM_FEEDBACK, "teamFeedback", "x", "a word that says nothing"),
				at(DECIDE_GUARD, "guardAccepted", "perhaps", "neither yes nor no"),
				at(DECIDE_GUARD, "decisionNote", null, "a decision without its reason"),
				at(DECIDE_GUARD, "decisionNote", "ok", "a reason that says nothing"),
				at(STANDARDISE, "handbookTitle", "x".repeat(201), "a title too long"),
				at(STANDARDISE, "chapter", null, "no chapter"),
				at(STANDARDISE, "chapter", "poem", "a chapter that does not exist"),
				at(STANDARDISE, "chapterOwner", "nobody", "an owner who is not there"),
				at(STANDARDISE, "validFrom", Good.day(-1), "a day that is over"),
				at(STANDARDISE, "validFrom", "+999999999-12-31", "a day beyond all calendars"),
				at(STANDARDISE, "validFrom", Good.day(400), "a day after its first review"),
				at(STANDARDISE, "replaces", 999_999, "a standard that does not exist"),
				at(STANDARDISE, "replaces", 1.5, "half a standard"),
				at(APPROVE_STANDARD, "standardApproved", false, "a no without a note").seenAt("approvalNote", null),
				at(APPROVE_STANDARD, "standardApproved", null, "no decision"),
				at(REVIEW_CHAPTER, "chapterDecision", "burn", "a decision that does not exist"),
				at(REVIEW_CHAPTER, "reviewReason", "good", "a reason that says nothing"),
				at(REVIEW_CHAPTER, "handbookText", "Nobody grades any more.", "another text for what is kept"),
				at(REVIEW_CHAPTER, "handbookTitle", "No grading", "another title for what is kept"),
				at(REVIEW_CHAPTER, "chapterDecision", "change", "a change of nothing").seenAt("handbookTitle", null),
				at(APPROVE_CHAPTER, "chapterApproved", "perhaps", "neither yes nor no"),
				at(APPROVE_PROPOSAL, "proposalDecision", "burn", "a decision that does not exist"),
				at(APPROVE_PROPOSAL, "proposalDecision", "sendBack", "no word of what to mend").seenAt("approvalNote",
						null),
				at(APPROVE_PROPOSAL, "chapterOwner", "nobody", "an owner who is not there"),
				at(APPROVE_PROPOSAL, "validFrom", Good.day(-1), "a day that is over"),
				at(MEND_PROPOSAL, "proposalMending", "forget", "neither mended nor withdrawn"),
				at(MEND_PROPOSAL, "comparedWith", 0, "no version"),
				at(MEND_PROPOSAL, "handbookText", null, "nothing to say"),
				at(MEND_PROPOSAL, "proposalReason", "x", "a reason that says nothing"));
	}

	static List<Object> rows(int number, java.util.function.IntFunction<Object> row) {
		return new ArrayList<>(IntStream.rangeClosed(1, number).mapToObj(row).toList());
	}

	private static List<String> longTexts(int number, int length) {
		return IntStream.range(0, number).mapToObj(i -> "x".repeat(length)).toList();
	}

	private static Map<String, Object> with(Map<String, Object> row, String field, Object value) {
		row.put(field, value);
		return row;
	}

}
