package io.serviceloop.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.serviceloop.web.LoopForm.Variable.Type;

/**
 * Every form with the variables it submits, as other programs rely on them; written down
 * once more, so that a test notices when the application means something else.
 */
enum LoopForm {

	OPEN_PROJECT("improvementLoop", null, text("title"), text("trigger"), text("serviceLine"), text("lead"),
			text("processOwner"), json("team")),
	SET_GOALS("improvementLoop", "setGoals", json("goals"), text("scope"), json("stages"), number("cycleDays"),
			number("observationDays"), text("observationReason"), json("dataSources")),
	COLLECT_DATA("improvementLoop", "collectData", text("findings"), number("recordsCollected"), json("interviews"),
			json("benchmarks"), json("operatingMetrics")),
	CLASSIFY_PROBLEMS("improvementLoop", "classifyProblems", json("problems"), json("goalReasons")),
	DECIDE_LAUNCH("improvementLoop", "decideLaunch", text("launchDecision"), text("decisionNote")),
	CONFIRM_PRIORITIES("improvementLoop", "confirmPriorities", json("selection")),
	PLAN_ACTIONS("improvementLoop", "planActions", json("actions")),
	CHECK_PLAN("improvementLoop", "checkPlan", flag("checkAgrees"), text("checkNote")),
	APPROVE_PLAN("improvementLoop", "approvePlan", flag("planApproved"), flag("peopleReady"), flag("systemsReady"),
			flag("equipmentReady"), text("approvalNote")),
	APPROVE_EFFORT("improvementLoop", "approveEffort", flag("effortApproved"), text("approvalNote")),
	WEEKLY_REVIEW("improvementLoop", "weeklyReview", json("participants"), text("progress"), text("obstacles"),
			json("readings"), json("decisions")),
	CHECK_EFFECT("improvementLoop", "checkEffect", json("readings")),
	FOLLOW_UP_DECISION("followUpDecision", "followUpDecision", text("result"), date("completedOn")),
	MEASURE_RESULTS("improvementLoop", "measureResults", json("measurements")),
	GIVE_TEAM_FEEDBACK("improvementLoop", "giveTeamFeedback", text("teamFeedback")),
	EVALUATE_RESULT("improvementLoop", "evaluateResult", text("conclusion"), text("customerFeedback"),
			json("customerVoice"), text("teamFeedback"), text("decisionsNote")),
	DECIDE_GUARD("improvementLoop", "decideGuard", flag("guardAccepted"), text("decisionNote")),
	STANDARDISE("improvementLoop", "standardise", text("handbookTitle"), text("handbookText"), text("chapter"),
			text("chapterOwner"), date("validFrom"), number("replaces")),
	APPROVE_STANDARD("improvementLoop", "approveStandard", flag("standardApproved"), text("approvalNote"),
			flag("replacesAnnounced")),
	DECIDE_CONTINUATION("improvementLoop", "decideContinuation", flag("continueProject"), text("decisionNote")),
	FIND_ROOT_CAUSE("rootCauseAnalysis", "findRootCause", json("whys"), text("rootCause"), text("causeClass"),
			json("fishbone"), json("fiveW1H"), json("scene")),
	VERIFY_ROOT_CAUSE("rootCauseAnalysis", "verifyRootCause", flag("causeVerified"), text("verificationMethod"),
			text("verificationNote")),
	TRAIN_STAFF("actionImplementation", "trainStaff", json("participants"), json("leftOut"), text("result"),
			text("evidence"), date("completedOn")),
	RUN_PILOT("actionImplementation", "runPilot", json("pilotResults"), text("result"), text("evidence"),
			date("completedOn")),
	DECIDE_PILOT("actionImplementation", "decidePilot", text("pilotDecision"), text("decisionNote"), amount("cost")),
	IMPLEMENT_ACTION("actionImplementation", "implementAction", text("result"), text("evidence"), date("completedOn"),
			amount("cost")),
	CHANGE_PROJECT("changeProject", null, text("project"), text("changeKind"), text("actionId"), text("newResponsible"),
			date("newDueDate"), text("problemId"), text("containment"), json("newProblem"), json("newJudgement"),
			text("reason")),
	APPROVE_DROP("changeProject", "approveDrop", flag("dropApproved"), text("dropNote")),
	ARRANGE_SUBSTITUTE(
			"arrangeSubstitute", null, text("person"), text("substitute"), date("awayFrom"), date("awayUntil")),
	END_ABSENCE("arrangeSubstitute", "endAbsence"),
	ARRANGE_REVIEW("regularReview", null, text("title"), text("serviceLine"), text("lead"), text("processOwner"),
			json("team"), text("rhythm"), date("firstDay")),
	REVIEW_CHAPTER("handbookReview", "reviewChapter", text("chapterDecision"), text("reviewReason"),
			text("handbookTitle"), text("handbookText"), text("chapterOwner"), date("validFrom")),
	APPROVE_CHAPTER("handbookReview", "approveChapter", flag("chapterApproved"), text("approvalNote"),
			flag("replacesAnnounced")),
	PROPOSE_STANDARD("handbookProposal", null, number("replaces"), text("handbookTitle"), text("chapter"),
			text("handbookText"), text("proposalReason"), number("comparedWith")),
	APPROVE_PROPOSAL("handbookProposal", "approveProposal", text("proposalDecision"), text("approvalNote"),
			number("comparedWith"), text("chapterOwner"), date("validFrom"), flag("replacesAnnounced")),
	MEND_PROPOSAL("handbookProposal", "mendProposal", text("proposalMending"), text("handbookTitle"), text("chapter"),
			text("handbookText"), text("proposalReason"), number("comparedWith")),
	END_REVIEW("regularReview", "endReview"), REARRANGE_REVIEW("regularReview", "rearrangeReview"),
	HAND_OVER_WORK("handOverWork", null, text("person"), text("recipient"), text("reason"));

	private final String process;

	private final String stem;

	private final List<Variable> submitted;

	LoopForm(String process, String stem, Variable... submitted) {
		this.process = process;
		this.stem = stem;
		this.submitted = List.of(submitted);
	}

	/** A variable that a form submits. */
	record Variable(String name, Type type) {

		enum Type {

			TEXT, NUMBER, AMOUNT, FLAG, DATE, JSON

		}

	}

	static Optional<LoopForm> ofTask(String taskKey) {
		return Arrays.stream(values()).filter(form -> taskKey.equals(form.taskKey())).findFirst();
	}

	String process() {
		return process;
	}

	/** The id of the user task; null for a start form. */
	String taskKey() {
		return (stem == null) ? null : "userTask_" + stem;
	}

	List<Variable> submitted() {
		return submitted;
	}

	private static Variable text(String name) {
		return new Variable(name, Type.TEXT);
	}

	private static Variable number(String name) {
		return new Variable(name, Type.NUMBER);
	}

	private static Variable amount(String name) {
		return new Variable(name, Type.AMOUNT);
	}

	private static Variable flag(String name) {
		return new Variable(name, Type.FLAG);
	}

	private static Variable date(String name) {
		return new Variable(name, Type.DATE);
	}

	private static Variable json(String name) {
		return new Variable(name, Type.JSON);
	}

}
