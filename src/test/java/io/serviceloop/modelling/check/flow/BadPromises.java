package io.serviceloop.modelling.check.flow;

import java.util.stream.Stream;

import static io.serviceloop.modelling.check.flow.Change.bad;
import static io.serviceloop.modelling.check.flow.House.flow;

/** Models that lose a step, the approval or the way back. */
final class BadPromises {

	private static final String LOOP = "improvementLoop";

	private BadPromises() {
	}

	static Stream<Change> all() {
		return Stream.of(steps(), launch(), approval(), effort(), evaluation(), laps()).flatMap(rows -> rows);
	}

	private static Stream<Change> steps() {
		return Stream.of(
				bad("no goals", "promise-missing", LOOP,
						house -> house.set("flow_opened", "targetRef", "userTask_collectData")
							.remove("userTask_setGoals", "flow_goalsSet")),
				bad("goals by another id", "promise-missing", LOOP,
						house -> house.set("userTask_setGoals", "id", "userTask_goals")
							.set("flow_opened", "targetRef", "userTask_goals")
							.set("flow_goalsSet", "sourceRef", "userTask_goals")),
				bad("the process is empty", "promise-skipped", "userTask_planActions",
						house -> house.set("flow_opened", "targetRef", "endEvent_notReached")),
				bad("problems are classified or not", "promise-skipped", "userTask_classifyProblems",
						house -> house
							.between("flow_dataSummarised", "gateway_small",
									"<bpmn:exclusiveGateway id=\"gateway_small\" default=\"gateway_small_on\"/>")
							.add(LOOP,
									flow("flow_small", "gateway_small", "serviceTask_scoreProblems",
											"${cycleDays &lt; 30}"))),
				bad("priorities first, then scores", "promise-order", "userTask_confirmPriorities",
						house -> house.set("flow_problemsClassified", "targetRef", "userTask_confirmPriorities")
							.set("flow_prioritiesConfirmed", "targetRef", "serviceTask_scoreProblems")
							.set("flow_problemsScored", "targetRef", "gateway_toAnalyseRootCause")
							.set("flow_noLaunch", "targetRef", "gateway_toAnalyseRootCause")),
				bad("scores by a step of the owner's", "promise-missing", LOOP,
						house -> house.rename("serviceTask_scoreProblems", "bpmn:userTask")
							.set("serviceTask_scoreProblems", "camunda:delegateExpression", null)
							.set("serviceTask_scoreProblems", "camunda:assignee", "${lead}")),
				bad("causes after a day at the latest", "promise-skipped", "callActivity_analyseRootCause",
						house -> house.add(LOOP,
								"<bpmn:boundaryEvent id=\"event_late\" attachedToRef=\"callActivity_analyseRootCause\">"
										+ "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration>"
										+ "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
										+ flow("flow_late", "event_late", "gateway_toPlanActions"))),
				bad("causes beside the plan", "promise-order", "userTask_planActions",
						house -> house
							.between("flow_analyse", "gateway_both", "<bpmn:parallelGateway id=\"gateway_both\"/>")
							.add(LOOP, flow("flow_both", "gateway_both", "gateway_toPlanActions"))),
				bad("no causes", "promise-missing", LOOP,
						house -> house.set("flow_analyse", "targetRef", "gateway_toPlanActions")
							.remove("callActivity_analyseRootCause", "flow_causesVerified")),
				bad("causes of the first problem", "promise-each", "callActivity_analyseRootCause",
						house -> house.removeIn("callActivity_analyseRootCause", "multiInstanceLoopCharacteristics")),
				bad("causes of other lists", "promise-each", "callActivity_analyseRootCause",
						house -> house.setIn("callActivity_analyseRootCause", "multiInstanceLoopCharacteristics",
								"camunda:collection", "${ids.of(actions)}")),
				bad("the first action is enough", "promise-each", "callActivity_implementAction", house -> house.add(
						"callActivity_implementAction",
						"<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${ids.of(actions)}\" camunda:elementVariable=\"actionId\"><bpmn:completionCondition>${nrOfCompletedInstances > 0}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>")
					.removeIn("callActivity_implementAction", "multiInstanceLoopCharacteristics")),
				bad("answers of all sources in one", "promise-each", "userTask_collectData",
						house -> house.removeIn("userTask_collectData", "inputOutput")),
				bad("the author of the last cause", "promise-handsOver", "callActivity_analyseRootCause",
						house -> house.setIn("callActivity_analyseRootCause", "in", "businessKey", null)),
				bad("actions without their lead", "promise-handsOver", "callActivity_implementAction",
						house -> house.removeIn("callActivity_implementAction", "in")),
				bad("the loop does nothing by itself", "promise-executable", LOOP,
						house -> house.set(LOOP, "isExecutable", "false")));
	}

	private static Stream<Change> launch() {
		return Stream.of(
				bad("a launch whatever was decided", "promise-launch", "userTask_decideLaunch",
						house -> house.text("flow_launchGo", "conditionExpression", "${launchDecision != null}")),
				bad("a launch against the decision", "promise-launch", "userTask_decideLaunch",
						house -> house.text("flow_launchGo", "conditionExpression", "${launchDecision == 'noGo'}")),
				bad("nobody decides about the launch", "promise-skipped", "userTask_decideLaunch",
						house -> house.text("flow_launch", "conditionExpression",
								"${trigger == 'preLaunchCheck' && lap == 2}")),
				bad("every project takes the short way", "promise-skipped", "userTask_confirmPriorities",
						house -> house.text("flow_launch", "conditionExpression", "${lap == 1}")),
				bad("the short way in every lap", "promise-lapSkipped", "callActivity_analyseRootCause",
						house -> house.text("flow_launch", "conditionExpression", "${trigger == 'preLaunchCheck'}")),
				bad("launched and never measured", "promise-skipped", "userTask_measureResults",
						house -> house.set("flow_launchGo", "targetRef", "endEvent_launchStopped")),
				bad("nobody implements what runs already", "promise-skipped", "callActivity_implementAction",
						house -> house.text("flow_justLaunched", "conditionExpression", "${lap == 1}")),
				bad("what was launched implements nothing in later laps", "promise-lapSkipped",
						"callActivity_implementAction",
						house -> house.text("flow_justLaunched", "conditionExpression",
								"${trigger == 'preLaunchCheck'}")),
				bad("the lead decides about the launch", "promise-launcher", "userTask_decideLaunch",
						house -> house.set("userTask_decideLaunch", "camunda:candidateUsers", "${lead}")),
				bad("leads decide about the launch", "promise-launcher", "userTask_decideLaunch",
						house -> house.set("userTask_decideLaunch", "camunda:candidateGroups",
								"service-managers,project-leads")),
				bad("the launch without its decision's box", "promise-missing", LOOP,
						house -> house.set("flow_launch", "targetRef", "gateway_launchDecided")
							.remove("userTask_decideLaunch", "flow_launchDecided")));
	}

	private static Stream<Change> approval() {
		return Stream.of(
				bad("everything is approved", "promise-approval", "callActivity_implementAction",
						house -> house.text("flow_planAccepted", "conditionExpression", "${true}")),
				bad("what is not refused", "promise-approval", "callActivity_implementAction",
						house -> house.text("flow_planAccepted", "conditionExpression", "${!planApproved}")),
				bad("approved or late", "promise-approval", "callActivity_implementAction",
						house -> house.text("flow_planAccepted", "conditionExpression", "${planApproved || lap > 1}")),
				bad("something else", "promise-approval", "callActivity_implementAction",
						house -> house.text("flow_planAccepted", "conditionExpression", "${lap > 0}")),
				bad("by default", "promise-approval", "callActivity_implementAction",
						house -> house.set("gateway_planApproved", "default", "flow_planAccepted")
							.removeIn("flow_planAccepted", "conditionExpression")
							.add("flow_planRefused",
									"<bpmn:conditionExpression>${lap > 9}</bpmn:conditionExpression>")),
				bad("a second way", "promise-approval", "callActivity_implementAction",
						house -> house.add(LOOP,
								flow("flow_hurry", "gateway_planApproved", "subProcess_implementPlan",
										"${cycleDays &lt; 10}"))),
				bad("whatever the conditions say", "promise-approval", "callActivity_implementAction",
						house -> house.rename("gateway_planApproved", "bpmn:parallelGateway")),
				bad("not asked", "promise-order", "callActivity_implementAction",
						house -> house.set("flow_actionsPlanned", "targetRef", "gateway_planApproved")),
				bad("after three days without an answer", "promise-order", "callActivity_implementAction",
						house -> house.add(LOOP,
								"<bpmn:boundaryEvent id=\"event_silence\" attachedToRef=\"userTask_approvePlan\">"
										+ "<bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration>"
										+ "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
										+ flow("flow_silence", "event_silence", "subProcess_implementPlan"))),
				bad("by the lead", "promise-approver", "userTask_approvePlan",
						house -> house.set("userTask_approvePlan", "camunda:assignee", "${lead}")),
				bad("by anybody", "promise-approver", "userTask_approvePlan",
						house -> house.set("userTask_approvePlan", "camunda:assignee", null)
							.set("userTask_approvePlan", "camunda:candidateGroups", "service-agents")),
				bad("a refused plan goes on", "promise-refusal", "userTask_approvePlan",
						house -> house.set("flow_planRefused", "targetRef", "gateway_toImplementPlan")),
				bad("a refused plan ends", "promise-skipped", "callActivity_implementAction",
						house -> house.set("flow_planRefused", "targetRef", "gateway_toNotReached")),
				bad("an approved plan is not carried out", "promise-approvalUnheard", "userTask_approvePlan",
						house -> house.set("flow_planAccepted", "targetRef", "gateway_toPlanActions")),
				bad("implemented while it is approved", "promise-order", "callActivity_implementAction",
						house -> house
							.between("flow_actionsPlanned", "gateway_ahead",
									"<bpmn:parallelGateway id=\"gateway_ahead\"/>")
							.add(LOOP, flow("flow_ahead", "gateway_ahead", "subProcess_implementPlan"))),
				bad("from elsewhere, without a plan", "promise-called", "callActivity_quick", house -> house.process(
						"quick", "",
						"<bpmn:startEvent id=\"s\"/><bpmn:callActivity id=\"callActivity_quick\" calledElement=\"actionImplementation\"/><bpmn:endEvent id=\"e\"/>"
								+ flow("f1", "s", "callActivity_quick") + flow("f2", "callActivity_quick", "e"))));
	}

	private static Stream<Change> effort() {
		return Stream.of(
				bad("much effort is not asked about", "promise-effort", "callActivity_implementAction",
						house -> house.set("flow_muchEffort", "targetRef", "gateway_toImplementPlan")
							.remove("userTask_approveEffort", "flow_effortDecided")
							.remove("gateway_effortApproved", "flow_effortAccepted")
							.remove("flow_effortRefused")),
				bad("in later laps nobody asks", "promise-effort", "callActivity_implementAction",
						house -> house.text("flow_muchEffort", "conditionExpression", "${muchEffort && lap == 1}")),
				bad("after three days without an answer", "promise-effort", "callActivity_implementAction",
						house -> house.add(LOOP,
								"<bpmn:boundaryEvent id=\"event_silence\" attachedToRef=\"userTask_approveEffort\">"
										+ "<bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration>"
										+ "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
										+ flow("flow_silence", "event_silence", "gateway_toImplementPlan"))),
				bad("a refused effort is spent", "promise-effort", "callActivity_implementAction",
						house -> house.set("flow_effortRefused", "targetRef", "gateway_toImplementPlan")),
				bad("a refused effort is lost", "promise-effortRefusal", "userTask_approveEffort",
						house -> house.set("flow_effortRefused", "targetRef", "gateway_toNotReached")),
				bad("an approved effort is not heard", "promise-effortUnheard", "userTask_approveEffort",
						house -> house.set("flow_effortAccepted", "targetRef", "gateway_toPlanActions")),
				bad("the lead approves the effort", "promise-effortApprover", "userTask_approveEffort",
						house -> house.set("userTask_approveEffort", "camunda:assignee", "${lead}")),
				bad("agents approve the effort", "promise-effortApprover", "userTask_approveEffort", house -> house
					.set("userTask_approveEffort", "camunda:candidateGroups", "service-managers,service-agents")));
	}

	private static Stream<Change> evaluation() {
		return Stream.of(
				bad("the plan is checked by others than those named", "promise-each", "userTask_checkPlan",
						house -> house.setIn("userTask_checkPlan", "multiInstanceLoopCharacteristics",
								"camunda:collection", "${ids.of(actions)}")),
				bad("words of all checkers in one", "promise-each", "userTask_checkPlan",
						house -> house.removeIn("userTask_checkPlan", "extensionElements")),
				bad("the first agent speaks for all", "promise-each", "userTask_giveTeamFeedback",
						house -> house.setIn("userTask_giveTeamFeedback", "multiInstanceLoopCharacteristics",
								"camunda:collection", "${ids.of(actions)}")),
				bad("answers of all agents in one", "promise-each", "userTask_giveTeamFeedback",
						house -> house.removeIn("userTask_giveTeamFeedback", "extensionElements")),
				bad("the lead says how it went", "promise-agent", "userTask_giveTeamFeedback",
						house -> house.set("userTask_giveTeamFeedback", "camunda:assignee", "${lead}")),
				bad("the team is heard when all is concluded", "promise-heard", "userTask_giveTeamFeedback",
						house -> house.set("flow_toHear", "targetRef", "gateway_measuredAndHeard")
							.between("flow_resultEvaluated", "gateway_late",
									"<bpmn:exclusiveGateway id=\"gateway_late\"/>")
							.set("gateway_late_on", "targetRef", "userTask_giveTeamFeedback")
							.set("flow_teamHeard", "targetRef", "gateway_guardPastLimit")
							.set("flow_teamFeedbackOver", "targetRef", "gateway_guardPastLimit")),
				bad("waiting for the team without end", "promise-heardInTime", "userTask_giveTeamFeedback",
						house -> house.remove("event_teamFeedbackOver", "flow_teamFeedbackOver")),
				bad("reached whatever got worse", "promise-guard", "userTask_decideGuard",
						house -> house.text("flow_guardPast", "conditionExpression", "${lap &gt; 1}")),
				bad("managers are asked about nothing", "promise-guardNeedless", "userTask_decideGuard",
						house -> house.set("flow_guardKept", "targetRef", "userTask_decideGuard")),
				bad("what the manager refuses is reached", "promise-guardUnheard", "userTask_decideGuard",
						house -> house.set("flow_guardDecided", "targetRef", "gateway_toStandardise")),
				bad("the lead takes it that it got worse", "promise-guardDecider", "userTask_decideGuard",
						house -> house.set("userTask_decideGuard", "camunda:candidateUsers", "${lead}")));
	}

	private static Stream<Change> laps() {
		return Stream.of(
				bad("missed is missed", "promise-lapLost", "serviceTask_evaluateGoals",
						house -> house.set("flow_fewerLaps", "targetRef", "gateway_toNotReached")),
				bad("back without counting", "promise-lapAvoided", "callActivity_analyseRootCause",
						house -> house.set("flow_fewerLaps", "targetRef", "gateway_toAnalyseRootCause")),
				bad("back into the same lap", "promise-lapAvoided", "userTask_planActions",
						house -> house.add(LOOP,
								flow("flow_again", "gateway_goalsMet", "gateway_toPlanActions", "${lap > 4}"))),
				bad("the next lap is already planned", "promise-lapOrder", "userTask_planActions",
						house -> house.set("flow_problemsKnown", "targetRef", "gateway_toPlanActions")),
				bad("the next lap needs no approval", "promise-lapOrder", "callActivity_implementAction",
						house -> house.set("flow_problemsKnown", "targetRef", "subProcess_implementPlan")),
				bad("the next lap is only measured", "promise-lapSkipped", "callActivity_implementAction",
						house -> house.set("flow_problemsKnown", "targetRef", "userTask_measureResults")),
				bad("a lap too many", "promise-lapNeedless", "serviceTask_openLap",
						house -> house.set("flow_goalsMet", "targetRef", "gateway_toOpenLap")),
				bad("a success without a lesson", "promise-standard", "userTask_standardise",
						house -> house.set("flow_goalsMet", "targetRef", "gateway_goalsReached")),
				bad("what worked in part is forgotten", "promise-standard", "userTask_standardise",
						house -> house.text("flow_somethingWorked", "conditionExpression", "${false}")),
				bad("a success with a standard that nobody approved", "promise-standardUnapproved",
						"userTask_approveStandard",
						house -> house
							.between("flow_standardise", "gateway_quick",
									"<bpmn:exclusiveGateway id=\"gateway_quick\" default=\"gateway_quick_on\"/>")
							.add(LOOP, flow("flow_quick", "gateway_quick", "gateway_goalsReached", "${lap &gt; 1}"))),
				bad("approved whatever is said", "promise-standardUnapproved", "userTask_approveStandard",
						house -> house.text("flow_standardApproved", "conditionExpression", "${true}")),
				bad("a refused standard ends it", "promise-standardUnapproved", "userTask_approveStandard",
						house -> house.set("flow_standardRefused", "targetRef", "gateway_goalsReached")),
				bad("a refused standard goes nowhere", "promise-standardRefused", "userTask_approveStandard",
						house -> house.set("flow_standardRefused", "targetRef", "userTask_approveStandard")),
				bad("the lead approves the own standard", "promise-approver", "userTask_approveStandard",
						house -> house.set("userTask_approveStandard", "camunda:assignee", "${lead}")),
				bad("nobody decides", "promise-missing", LOOP,
						house -> house.set("flow_threeLaps", "targetRef", "gateway_toNotReached")
							.remove("userTask_decideContinuation", "flow_continuationDecided",
									"gateway_continueProject", "flow_goOn", "flow_stopProject")),
				bad("the decision changes nothing", "promise-decision", "userTask_decideContinuation",
						house -> house.set("flow_stopProject", "targetRef", "gateway_toOpenLap")),
				bad("measured again for ever", "promise-lapLost", "serviceTask_evaluateGoals",
						house -> house.set("flow_fewerLaps", "targetRef", "userTask_measureResults")),
				bad("the managers go on, and nothing happens", "promise-decision", "userTask_decideContinuation",
						house -> house.set("flow_goOn", "targetRef", "userTask_evaluateResult")),
				bad("a lap before the first is over", "promise-order", "serviceTask_openLap",
						house -> house.set("flow_prioritiesConfirmed", "targetRef", "gateway_toOpenLap")),
				bad("causes without problems", "promise-lapProblems", "callActivity_analyseRootCause",
						house -> house.set("flow_problemsUnknown", "targetRef", "gateway_toAnalyseRootCause")),
				bad("a moved measurement plans anew", "promise-moved", "event_measurementMoved",
						house -> house.set("flow_measurementMoved", "targetRef", "gateway_workAndReview")),
				bad("each review begins everything anew", "promise-review", "userTask_weeklyReview",
						house -> house.set("flow_decisionsOpened", "targetRef", "gateway_workAndReview")),
				bad("review after review", "promise-review", "userTask_weeklyReview",
						house -> house.set("flow_decisionsOpened", "targetRef", "gateway_toWeeklyReview")),
				bad("reached in any case", "promise-reached", "endEvent_standardised",
						house -> house.text("flow_goalsReached", "conditionExpression", "${true}")),
				bad("evaluated before it is measured", "promise-order", "serviceTask_evaluateGoals",
						house -> house.set("flow_planImplemented", "targetRef", "serviceTask_evaluateGoals")),
				bad("measured at once", "promise-observation", "userTask_measureResults",
						house -> house.set("flow_observe", "targetRef", "endEvent_planImplemented")),
				bad("measured after a fixed time", "promise-observation", "userTask_measureResults",
						house -> house.text("event_observationOver", "timeDate", "2999-01-01")),
				bad("not to be moved", "promise-message", LOOP,
						house -> house.remove("event_measurementMoved", "flow_untilMoved", "flow_measurementMoved")),
				bad("moved is measured", "promise-moved", "event_measurementMoved",
						house -> house.set("flow_measurementMoved", "targetRef", "endEvent_planImplemented")),
				bad("no review", "promise-missing", LOOP,
						house -> house.set("flow_reviewDue", "targetRef", "gateway_toNextReview")
							.remove("userTask_weeklyReview", "flow_reviewHeld")),
				bad("one review", "promise-review", "userTask_weeklyReview",
						house -> house.set("flow_decisionsOpened", "targetRef", "endEvent_review")
							.add("subProcess_implementPlan", "<bpmn:endEvent id=\"endEvent_review\"/>")),
				bad("a missed review is not counted", "promise-missedReview", "serviceTask_noteMissedReview",
						house -> house.set("flow_reviewMissed", "targetRef", "gateway_toNextReview")
							.set("flow_reviewHeld", "targetRef", "serviceTask_noteMissedReview")
							.set("flow_missedNoted", "targetRef", "serviceTask_openDecisions")),
				bad("after a missed review none comes", "promise-missedReview", "serviceTask_noteMissedReview",
						house -> house.set("flow_missedNoted", "targetRef", "endEvent_missed")
							.add("subProcess_implementPlan", "<bpmn:endEvent id=\"endEvent_missed\"/>")),
				bad("decisions are given to nobody", "promise-decisionsLost", "serviceTask_openDecisions",
						house -> house.set("flow_reviewHeld", "targetRef", "gateway_toNextReview")
							.set("flow_missedNoted", "targetRef", "serviceTask_openDecisions")),
				bad("the effect is looked at at once", "promise-effectCheck", "userTask_checkEffect",
						house -> house.set("flow_untilEffect", "targetRef", "userTask_checkEffect")),
				bad("measuring waits for the check", "promise-effectCheck", "userTask_checkEffect",
						house -> house.set("flow_effectChecked", "targetRef", "gateway_toScheduleMeasurement")
							.set("flow_actionsOver", "targetRef", "serviceTask_planEffectCheck")),
				bad("the effect is looked at before anything is done", "promise-effectCheck", "userTask_checkEffect",
						house -> house.set("flow_work", "targetRef", "gateway_observeAndCheck")
							.set("flow_beginObservation", "targetRef", "gateway_justLaunched")
							.set("flow_actionsOver", "targetRef", "gateway_toScheduleMeasurement")),
				bad("what was stopped is not replaced", "promise-another", "callActivity_implementAction",
						house -> house.text("flow_anotherNeeded", "conditionExpression", "${false}")),
				bad("what was stopped is replaced without a plan", "promise-another", "callActivity_implementAction",
						house -> house.set("flow_planAnother", "targetRef", "gateway_toImplementPlan")),
				bad("reviews end with the last action", "promise-reviewsUntilMeasured", "userTask_weeklyReview",
						house -> house.set("flow_actionsDone", "targetRef", "endEvent_planImplemented")),
				bad("no review of what was launched", "promise-reviewsUntilMeasured", "userTask_weeklyReview",
						house -> house.set("flow_launchGo", "targetRef", "userTask_measureResults")),
				bad("reviews while it is measured", "promise-reviewsUntilMeasured", "userTask_weeklyReview",
						house -> house.set("flow_observed", "targetRef", "gateway_toNextReview")),
				bad("a review afterwards", "promise-review", "userTask_weeklyReview",
						house -> house.set("flow_review", "targetRef", "callActivity_implementAction")
							.remove("gateway_toNextReview", "event_reviewDue", "flow_waitForReview", "flow_reviewDue",
									"flow_reviewHeld", "gateway_workAndReview", "flow_review", "flow_work")
							.set("flow_implement", "targetRef", "callActivity_implementAction")
							.set("flow_actionsDone", "targetRef", "userTask_weeklyReview")
							.add("subProcess_implementPlan",
									flow("flow_after", "userTask_weeklyReview", "endEvent_planImplemented"))));
	}

}
