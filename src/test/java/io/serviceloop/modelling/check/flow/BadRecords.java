package io.serviceloop.modelling.check.flow;

import java.util.stream.Stream;

import static io.serviceloop.modelling.check.flow.Change.bad;
import static io.serviceloop.modelling.check.flow.House.flow;

/** Models that lose the record, or what the processes beside the loop promise. */
final class BadRecords {

	private static final String LOOP = "improvementLoop";

	private BadRecords() {
	}

	static Stream<Change> all() {
		return Stream.of(recording(), called(), beside()).flatMap(rows -> rows);
	}

	private static Stream<Change> recording() {
		return Stream.of(bad("several approvals, or none", "promise-once", "userTask_approvePlan", house -> house.add(
				"userTask_approvePlan",
				"<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${ids.of(actions)}\" camunda:elementVariable=\"actionId\"/>")),
				bad("the reviews never end", "promise-end", LOOP,
						house -> house.removeIn("endEvent_planImplemented", "terminateEventDefinition")),
				bad("the watch never ends", "promise-end", "actionImplementation",
						house -> house.removeIn("endEvent_actionDone", "terminateEventDefinition")),
				bad("an error ends it", "promise-unrecorded", "endEvent_error",
						house -> house
							.add(LOOP,
									"<bpmn:endEvent id=\"endEvent_error\"><bpmn:errorEventDefinition/></bpmn:endEvent>")
							.set("flow_notReached", "targetRef", "endEvent_error")),
				bad("a side way cuts it off", "promise-skipped", "userTask_planActions", house -> house
					.between("flow_opened", "gateway_cut", "<bpmn:parallelGateway id=\"gateway_cut\"/>")
					.add(LOOP,
							"<bpmn:endEvent id=\"endEvent_cut\"><bpmn:terminateEventDefinition/></bpmn:endEvent>"
									+ flow("flow_cut", "gateway_cut", "endEvent_cut"))),
				bad("a step in a list that may be empty", "promise-skipped", "userTask_measureResults", house -> house
					.remove("userTask_measureResults")
					.add(LOOP, "<bpmn:subProcess id=\"sub\"><bpmn:startEvent id=\"s\"/>"
							+ "<bpmn:userTask id=\"userTask_measureResults\" camunda:formKey=\"embedded:/forms/measureResults.html\" camunda:candidateGroups=\"quality-inspectors\"/>"
							+ "<bpmn:endEvent id=\"e\"/>" + flow("f1", "s", "userTask_measureResults")
							+ flow("f2", "userTask_measureResults", "e")
							+ "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${ids.of(actions)}\" camunda:elementVariable=\"one\"/></bpmn:subProcess>")
					.set("flow_planImplemented", "targetRef", "sub")
					.set("flow_resultsMeasured", "sourceRef", "sub")),
				bad("a reached project stays open", "promise-unrecorded", "endEvent_standardised",
						house -> house.removeIn("endEvent_standardised", "extensionElements")),
				bad("a missed project stays open", "promise-unrecorded", "endEvent_notReached",
						house -> house.setIn("endEvent_notReached", "executionListener", "event", "end")),
				bad("another end", "promise-unrecorded", "endEvent_quiet",
						house -> house.add(LOOP, "<bpmn:endEvent id=\"endEvent_quiet\"/>")
							.set("flow_notReached", "targetRef", "endEvent_quiet")),
				bad("an end by the clock", "promise-skipped", "userTask_setGoals", house -> house
					.add(LOOP, "<bpmn:subProcess id=\"subProcess_clock\" triggeredByEvent=\"true\">"
							+ "<bpmn:startEvent id=\"event_clock\"><bpmn:timerEventDefinition><bpmn:timeDuration>P300D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:startEvent>"
							+ "<bpmn:endEvent id=\"endEvent_clock\"/>"
							+ flow("flow_clock", "event_clock", "endEvent_clock") + "</bpmn:subProcess>")),
				bad("closed beside the work", "promise-recordedEarly", "endEvent_beside", house -> house
					.between("flow_opened", "gateway_beside", "<bpmn:parallelGateway id=\"gateway_beside\"/>")
					.add(LOOP, "<bpmn:endEvent id=\"endEvent_beside\"><bpmn:extensionElements>"
							+ "<camunda:executionListener delegateExpression=\"${closeLoopListener}\" event=\"start\"/>"
							+ "</bpmn:extensionElements></bpmn:endEvent>"
							+ flow("flow_beside", "gateway_beside", "endEvent_beside"))),
				bad("not to be closed early", "promise-message", LOOP,
						house -> house.remove("subProcess_projectClosed")),
				bad("closed early, and goes on", "promise-closing", "event_projectClosed",
						house -> house.set("event_projectClosed", "isInterrupting", "false")),
				bad("closed in one step only", "promise-closing", "event_closed", house -> house
					.remove("subProcess_projectClosed")
					.add(LOOP,
							"<bpmn:boundaryEvent id=\"event_closed\" attachedToRef=\"userTask_setGoals\"><bpmn:messageEventDefinition messageRef=\"message_projectClosed\"/></bpmn:boundaryEvent>"
									+ flow("flow_closed", "event_closed", "gateway_toNotReached"))),
				bad("two who hear it", "promise-messageTwice", "event_second", house -> house.add(LOOP,
						"<bpmn:boundaryEvent id=\"event_second\" cancelActivity=\"false\" attachedToRef=\"userTask_setGoals\"><bpmn:messageEventDefinition messageRef=\"message_projectClosed\"/></bpmn:boundaryEvent><bpmn:endEvent id=\"endEvent_second\"/>"
								+ flow("flow_second", "event_second", "endEvent_second"))));
	}

	private static Stream<Change> called() {
		return Stream.of(
				bad("verified or not", "promise-verification", "userTask_verifyRootCause",
						house -> house.text("flow_causeConfirmed", "conditionExpression", "${true}")),
				bad("verified by its author", "promise-verifier", "userTask_verifyRootCause",
						house -> house.set("userTask_verifyRootCause", "camunda:assignee", "${causeAuthor}")),
				bad("not verified", "promise-missing", "rootCauseAnalysis",
						house -> house.set("flow_causeFound", "targetRef", "endEvent_causeVerified")
							.remove("userTask_verifyRootCause", "gateway_causeVerified", "flow_causeChecked",
									"flow_causeConfirmed", "flow_causeDoubted")),
				bad("verified before it is found", "promise-order", "userTask_verifyRootCause",
						house -> house.set("flow_problemSelected", "targetRef", "userTask_verifyRootCause")),
				bad("doubted is verified again", "promise-verification", "userTask_verifyRootCause",
						house -> house.set("flow_causeDoubted", "targetRef", "userTask_verifyRootCause")),
				bad("training only for a pilot", "promise-first", "userTask_trainStaff",
						house -> house.text("flow_training", "conditionExpression",
								"${trainingRequired && pilotPlanned}")),
				bad("the pilot afterwards", "promise-first", "userTask_runPilot",
						house -> house.set("flow_afterTraining", "targetRef", "userTask_implementAction")
							.set("flow_implemented", "targetRef", "gateway_pilotPlanned")
							.set("flow_afterPilot", "targetRef", "endEvent_actionDone")),
				bad("actions need not be done", "promise-skipped", "userTask_implementAction",
						house -> house.set("flow_piloted", "targetRef", "endEvent_actionDone")),
				bad("nothing is known of the action", "promise-begun", "startEvent_actionApproved",
						house -> house.removeIn("startEvent_actionApproved", "extensionElements")),
				bad("nobody is reminded", "promise-missing", "actionImplementation",
						house -> house.set("flow_reminderDue", "targetRef", "event_actionOverdue")
							.remove("serviceTask_remindResponsible", "flow_reminded")),
				bad("reminded when it is done", "promise-watch", "serviceTask_remindResponsible",
						house -> house.set("flow_watch", "targetRef", "gateway_trainingRequired")
							.set("flow_implemented", "targetRef", "gateway_toWatchDueDate")),
				bad("the watch does not begin anew", "promise-changed", "event_actionChanged",
						house -> house.set("event_actionChanged", "cancelActivity", "false")),
				bad("a change ends the watch", "promise-changed", "event_actionChanged",
						house -> house.set("flow_actionChanged", "targetRef", "endEvent_unwatched")
							.add("actionImplementation", "<bpmn:endEvent id=\"endEvent_unwatched\"/>")),
				bad("a change begins the work anew", "promise-changed", "event_actionChanged",
						house -> house.set("flow_actionChanged", "targetRef", "gateway_workAndWatch")),
				bad("escalated at once", "promise-watch", "serviceTask_escalateToLead",
						house -> house.set("flow_reminded", "targetRef", "serviceTask_escalateToLead")
							.remove("event_actionOverdue", "flow_overdue")),
				bad("trained and trained again", "promise-first", "userTask_trainStaff",
						house -> house.set("flow_trained", "targetRef", "gateway_trainingRequired")),
				bad("without a training nothing happens", "promise-trap", "subProcess_watchDueDate",
						house -> house.set("flow_noTraining", "targetRef", "subProcess_watchDueDate")),
				bad("cannot be dropped", "promise-message", "actionImplementation",
						house -> house.remove("subProcess_actionDropped")),
				bad("dropped and still asked for", "promise-dropped", "event_actionDropped",
						house -> house.set("event_actionDropped", "isInterrupting", "false")));
	}

	private static Stream<Change> beside() {
		return Stream.of(
				bad("dropped whatever is said", "promise-dropRefused", "serviceTask_dropAction",
						house -> house.set("flow_dropRefused", "targetRef", "serviceTask_dropAction")),
				bad("dropped without asking", "promise-order", "serviceTask_dropAction",
						house -> house.set("flow_dropAction", "targetRef", "serviceTask_dropAction")),
				bad("the lead drops", "promise-approver", "userTask_approveDrop",
						house -> house.set("userTask_approveDrop", "camunda:assignee", "${requestedBy}")),
				bad("what is contained is closed", "promise-change", "changeProject",
						house -> house.text("flow_containProblem", "conditionExpression",
								"${changeKind == 'contain'}")),
				bad("the measurement is not moved", "promise-missing", "changeProject",
						house -> house.remove("serviceTask_moveMeasurement", "flow_moveMeasurement",
								"flow_measurementMovedTo")),
				bad("judged by something else, and the project is closed", "promise-change", "changeProject",
						house -> house.set("flow_changeJudgement", "targetRef", "serviceTask_closeProject")),
				bad("dropped again and again", "promise-change", "changeProject",
						house -> house.set("flow_actionGone", "targetRef", "gateway_kindOfChange")),
				bad("not back earlier", "promise-back", "serviceTask_closeSubstitution",
						house -> house.set("flow_backEarlier", "targetRef", "userTask_endAbsence")),
				bad("no substitute before the end", "promise-substitute", "serviceTask_openSubstitution",
						house -> house.set("flow_absenceBegins", "targetRef", "endEvent_substitutionOpen")
							.set("flow_substitutionOpen", "targetRef", "gateway_toBack")
							.set("flow_backEarlier", "targetRef", "serviceTask_openSubstitution")),
				bad("away for ever", "promise-back", "serviceTask_closeSubstitution",
						house -> house.remove("event_absenceOver", "flow_absenceOver")),
				bad("a project is opened at once", "promise-reviewDay", "serviceTask_openReview",
						house -> house.set("flow_reviewArranged", "targetRef", "serviceTask_openReview")),
				bad("one review and no more", "promise-reviewAgain", "serviceTask_openReview",
						house -> house.set("flow_reviewGoesOn", "targetRef", "endEvent_reviewStopped")),
				bad("a review that nobody stops", "promise-reviewStops", "userTask_endReview",
						house -> house.set("flow_reviewStopped", "targetRef", "serviceTask_openReview")),
				bad("a standard is kept for ever", "promise-chapterReview", "userTask_reviewChapter",
						house -> house.set("flow_standardKept", "targetRef", "endEvent_standardRetired")),
				bad("a standard is looked at once", "promise-chapterReview", "userTask_reviewChapter",
						house -> house.set("flow_chapterApproved", "targetRef", "endEvent_standardRetired")),
				bad("a standard is looked at at once", "promise-chapterReview", "userTask_reviewChapter",
						house -> house.set("flow_untilReview", "targetRef", "gateway_toReviewChapter")),
				bad("a change holds without approval", "promise-chapterUnapproved", "userTask_approveChapter",
						house -> house.text("flow_standardChanged", "conditionExpression",
								"${chapterDecision == 'retire'}")),
				bad("a refused change holds", "promise-chapterUnapproved", "userTask_approveChapter",
						house -> house.set("flow_chapterRefused", "targetRef", "gateway_toChapterReview")),
				bad("the group looks after it", "promise-approver", "userTask_reviewChapter",
						house -> house.set("userTask_reviewChapter", "camunda:assignee", null)),
				bad("a proposal holds unseen", "promise-proposalUnapproved", "userTask_approveProposal",
						house -> house.set("flow_approveProposal", "targetRef", "endEvent_proposalApproved")),
				bad("a mended proposal holds unseen", "promise-proposalUnapproved", "userTask_approveProposal",
						house -> house.set("flow_proposalMended", "targetRef", "endEvent_proposalApproved")),
				bad("nothing is mended", "promise-proposalMended", "userTask_mendProposal",
						house -> house.set("flow_proposalSentBack", "targetRef", "endEvent_proposalRefused")),
				bad("nothing is withdrawn", "promise-proposalMended", "userTask_mendProposal",
						house -> house.set("flow_proposalWithdrawn", "targetRef", "gateway_toApproveProposal")),
				bad("anybody decides about it", "promise-approver", "userTask_approveProposal",
						house -> house.set("userTask_approveProposal", "camunda:assignee", null)),
				bad("anybody mends it", "promise-approver", "userTask_mendProposal",
						house -> house.set("userTask_mendProposal", "camunda:candidateGroups", "service-agents")),
				bad("nobody hears that people are gone", "promise-reviewHeard", "serviceTask_openReview",
						house -> house.set("flow_peopleLacking", "targetRef", "endEvent_reviewRearranged")),
				bad("nothing is handed over", "promise-missing", "handOverWork",
						house -> house.set("flow_handOver", "targetRef", "endEvent_handedOver")
							.remove("serviceTask_handOverTasks", "flow_handedOver")));
	}

}
