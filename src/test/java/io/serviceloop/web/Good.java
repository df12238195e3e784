package io.serviceloop.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * For every form answers that are accepted, and who may give them; tests spoil one thing
 * at a time.
 */
final class Good {

	/** A line has one regular review. */
	private static final AtomicInteger LINES = new AtomicInteger();

	private Good() {
	}

	/** Answers in the first lap; all maps and lists may be changed. */
	static Map<String, Object> answers(LoopForm form) {
		return answers(form, 1);
	}

	static Map<String, Object> answers(LoopForm form, int lap) {
		return switch (form) {
			case OPEN_PROJECT -> map("title", "Faster answers", "trigger", "targetedFix", "serviceLine", "online",
					"lead", "lead", "processOwner", "owner", "team", list("agent", "quality"));
			case SET_GOALS -> map("goals", list(goal("g1"), goal("g2")), "scope", "all of online advice", "stages",
					list("online advice", "ticket creation"), "cycleDays", 90, "observationDays", 0,
					"observationReason", "The change shows at once in every chat.", "dataSources",
					list(map("id", "s1", "kind", "customerFeedback", "responsible", "agent", "windowDays", 90)));
			case COLLECT_DATA -> map("findings", "Many customers wait.", "recordsCollected", 12);
			case CLASSIFY_PROBLEMS -> map("problems", list(problem("p1", "first"), problem("p2", "second")),
					"goalReasons", list(map("goalId", "g2", "reason", "Nothing stands in its way but p1.")));
			case DECIDE_LAUNCH -> map("launchDecision", "go");
			case CONFIRM_PRIORITIES -> map("selection", list(map("id", "p1", "selected", true),
					map("id", "p2", "selected", false, "reason", "It goes away with p1.")));
			case FIND_ROOT_CAUSE -> map("whys",
					list("Urgent cases wait too long.", "Agents answer one by one.", "Tickets are not graded."),
					"rootCause", "There is no grading of tickets.", "causeClass", "systemSupport", "fishbone",
					list(map("bone", "method", "causes", list("no grading")), map("bone", "man", "causes", list())));
			case VERIFY_ROOT_CAUSE -> map("causeVerified", true, "verificationMethod", "data");
			case PLAN_ACTIONS -> map("actions", list(action("a" + lap + "1"), action("a" + lap + "2")));
			case CHECK_PLAN -> map("checkAgrees", true, "checkNote", "It can be done.");
			case APPROVE_PLAN ->
				map("planApproved", true, "peopleReady", true, "systemsReady", true, "equipmentReady", true);
			case APPROVE_EFFORT -> map("effortApproved", true);
			case WEEKLY_REVIEW -> map("progress", "Half of it is done.", "participants", list("lead", "agent"),
					"readings", list(map("goalId", "g1", "value", 7, "on", day(0))), "decisions",
					list(map("text", "Ask the manager of IT for a tester", "responsible", "agent", "dueDate", day(7))));
			case CHECK_EFFECT -> map("readings", list(map("goalId", "g1", "value", 7, "on", day(0))));
			case FOLLOW_UP_DECISION -> map("result", "IT has named a tester from Monday on", "completedOn", day(0));
			case TRAIN_STAFF ->
				map("participants", list(trained("agent", 85)), "evidence", "a list", "completedOn", day(0));
			case RUN_PILOT -> map("pilotResults", list(site("Shop 1", 8, 5), control("Shop 2", 8, 8)), "result", "done",
					"evidence", "a list", "completedOn", day(0));
			case DECIDE_PILOT -> map("pilotDecision", "rollOut", "decisionNote", "Shop 1 answers faster than before.");
			case IMPLEMENT_ACTION -> map("result", "done", "evidence", "a list", "completedOn", day(0));
			case MEASURE_RESULTS -> map("measurements", list(measurement("g1", 4), measurement("g2", 4)));
			case EVALUATE_RESULT ->
				map("conclusion", "It works.", "customerFeedback", "Answers come faster, they say.");
			case GIVE_TEAM_FEEDBACK -> map("teamFeedback", "Less searching than before.");
			case DECIDE_GUARD -> map("guardAccepted", true, "decisionNote", "More customers reach us than before.");
			case STANDARDISE -> map("handbookTitle", "Grading", "handbookText", "Always grade.", "chapter", "standard");
			case APPROVE_STANDARD -> map("standardApproved", true);
			case REVIEW_CHAPTER ->
				map("chapterDecision", "keep", "reviewReason", "All tickets of March were graded as it says.");
			case APPROVE_CHAPTER -> map("chapterApproved", true);
			case PROPOSE_STANDARD -> map("handbookTitle", "Calls at noon", "chapter", "script", "handbookText",
					"Who calls at noon is called back.", "proposalReason", "Forty callers of May gave up at noon.");
			case APPROVE_PROPOSAL -> map("proposalDecision", "approve");
			case MEND_PROPOSAL -> map("proposalMending", "mend", "handbookTitle", "Calls at noon", "chapter", "script",
					"handbookText", "Who calls at noon is called back by two.", "proposalReason",
					"Forty callers of May gave up at noon.");
			case DECIDE_CONTINUATION -> map("continueProject", true);
			case CHANGE_PROJECT -> map("changeKind", "dropAction", "actionId", "a11", "reason", "not needed");
			case APPROVE_DROP -> map("dropApproved", true);
			case ARRANGE_SUBSTITUTE ->
				map("person", "lead", "substitute", "quality", "awayFrom", day(300), "awayUntil", day(305));
			case END_ABSENCE, END_REVIEW, REARRANGE_REVIEW -> map();
			case ARRANGE_REVIEW ->
				map("title", "Review", "serviceLine", "line " + LINES.incrementAndGet(), "lead", "lead", "processOwner",
						"owner", "team", list("agent", "quality"), "rhythm", "quarter", "firstDay", day(300));
			case HAND_OVER_WORK -> map("person", "lead", "recipient", "manager", "reason", "leaves");
		};
	}

	/** Somebody whose task it is. */
	static String person(LoopForm form) {
		return switch (form) {
			case PROPOSE_STANDARD, MEND_PROPOSAL, COLLECT_DATA, FOLLOW_UP_DECISION, TRAIN_STAFF, RUN_PILOT,
					IMPLEMENT_ACTION, GIVE_TEAM_FEEDBACK ->
				"agent";
			case FIND_ROOT_CAUSE, MEASURE_RESULTS, CHECK_EFFECT, CHECK_PLAN -> "quality";
			case VERIFY_ROOT_CAUSE, APPROVE_PLAN, APPROVE_DROP, APPROVE_STANDARD, REVIEW_CHAPTER, APPROVE_PROPOSAL ->
				"owner";
			case APPROVE_EFFORT, DECIDE_GUARD, DECIDE_CONTINUATION, DECIDE_LAUNCH, REARRANGE_REVIEW, APPROVE_CHAPTER ->
				"manager";
			default -> "lead";
		};
	}

	static Map<String, Object> goal(String id) {
		return map("id", id, "metric", id.equals("g1") ? "responseTime" : "queueTime", "name", "Response time " + id,
				"customerGroup", "all", "unit", "min", "direction", "decrease", "baseline", 8, "target", 5, "dueDate",
				day(80), "formula", "sum / number", "dataSource", "tickets", "period", "week");
	}

	static Map<String, Object> interview() {
		return map("who", "an agent", "what", "answers forty chats a day", "obstacle", "searches three systems for it");
	}

	static Map<String, Object> benchmark() {
		return map("company", "Other Ltd", "model", "chat first", "standard", "15 seconds", "feedback", "4.6 stars",
				"difference", "grades every ticket at once", "borrow", "grade tickets at once");
	}

	static Map<String, Object> metric() {
		return map("metric", "csat", "unit", "points", "value", 82.5, "from", day(-30), "to", day(-3));
	}

	static Map<String, Object> problem(String id, String which) {
		return map("id", id, "goalId", "g1", "stage", "online advice", "type", "efficiency", "subtype", "speed",
				"description",
				which.equals("first") ? "Customers wait five minutes for the first answer of an agent."
						: "Agents ask " + which + " what was said on the telephone.",
				"frequencyCount", 12, "frequencyUnit", "day", "urgencyScore", 5, "impactScore", 4, "impactNote",
				"fifteen percent more complaints", "affectedCustomers", 7, "systemic", false, "urgencyAnswers",
				list(true, true, true), "impactAnswers", list(true, true, false));
	}

	static Map<String, Object> action(String id) {
		return map("id", id, "problemId", "p1", "kind", "technology", "measure", "Grade tickets.", "expectedEffect",
				"faster", "expectedGain", 3, "resources", "fifteen days", "effortDays", 15, "department", "IT",
				"responsible", "agent", "startDate", day(0), "dueDate", day(40), "trainingRequired", true, "pilotSites",
				list("Shop 1"));
	}

	static Map<String, Object> trained(String user, Number score) {
		return map("user", user, "score", score);
	}

	static Map<String, Object> site(String site, Number before, Number after) {
		return map("site", site, "before", before, "after", after);
	}

	static Map<String, Object> control(String site, Number before, Number after) {
		return map("site", site, "before", before, "after", after, "control", true);
	}

	static Map<String, Object> measurement(String goalId, double after) {
		return map("goalId", goalId, "after", after, "sampleSize", 395, "from", day(-20), "to", day(0), "source",
				"tickets", "reason", "The effect shows at once in every chat.");
	}

	/** The date so many days from now. */
	static String day(int days) {
		return LocalDate.now().plusDays(days).toString();
	}

	static Map<String, Object> map(Object... namesAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			map.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return map;
	}

	static List<Object> list(Object... elements) {
		return new ArrayList<>(List.of(elements));
	}

}
