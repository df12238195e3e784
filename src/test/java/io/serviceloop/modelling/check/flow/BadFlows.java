package io.serviceloop.modelling.check.flow;

import java.util.stream.Stream;

import static io.serviceloop.modelling.check.flow.Change.bad;
import static io.serviceloop.modelling.check.flow.House.flow;

/** Models that could not run. */
final class BadFlows {

	private static final String LOOP = "improvementLoop";

	/** Between the first two boxes. */
	private static final String HERE = "flow_opened";

	private BadFlows() {
	}

	static Stream<Change> all() {
		return Stream.of(names(), people(), shapes(), gateways(), loops()).flatMap(rows -> rows);
	}

	static String step(String name, String id, String attributes) {
		return "<bpmn:" + name + " id=\"" + id + "\" " + attributes + "/>";
	}

	static String mine(String attributes) {
		return step("userTask", "mine", attributes);
	}

	static Change wrong(String name, String sentence, String xml) {
		return bad(name, sentence, "mine", house -> house.between(HERE, "mine", xml));
	}

	private static Stream<Change> names() {
		return Stream.of(
				wrong("code that is not there", "code",
						step("serviceTask", "mine", "camunda:delegateExpression=\"${sendMailDelegate}\"")),
				wrong("code of another process", "code-elsewhere",
						step("serviceTask", "mine", "camunda:delegateExpression=\"${closeProjectDelegate}\"")),
				wrong("no code", "code-none", step("serviceTask", "mine", "")),
				bad("a listener that is not there", "code", "userTask_setGoals", house -> house.add("userTask_setGoals",
						"<bpmn:extensionElements><camunda:taskListener event=\"create\" delegateExpression=\"${myListener}\"/></bpmn:extensionElements>")),
				bad("a listener in another place", "code-place", "userTask_setGoals", house -> house.add(
						"userTask_setGoals",
						"<bpmn:extensionElements><camunda:executionListener event=\"start\" delegateExpression=\"${closeLoopListener}\"/></bpmn:extensionElements>")),
				wrong("a form that is not there", "form",
						mine("camunda:assignee=\"${lead}\" camunda:formRef=\"none\"")),
				wrong("a form of the application", "form-elsewhere",
						mine("camunda:assignee=\"${lead}\" camunda:formRef=\"approvePlan\"")),
				wrong("a page", "form-foreign",
						mine("camunda:assignee=\"${lead}\" camunda:formKey=\"embedded:/forms/setGoals.html\"")),
				wrong("a page of somebody's", "form-foreign",
						mine("camunda:assignee=\"${lead}\" camunda:formKey=\"embedded:deployment:x.html\"")),
				bad("another form", "form-own", "userTask_approvePlan",
						house -> house.set("userTask_approvePlan", "camunda:formRef", "standardise")),
				bad("no form", "form-own", "userTask_setGoals",
						house -> house.set("userTask_setGoals", "camunda:formKey", null)),
				bad("the form of last year", "binding", "userTask_approvePlan",
						house -> house.set("userTask_approvePlan", "camunda:formRefBinding", "version")),
				bad("a start without its form", "form-own", "startEvent_projectOpened",
						house -> house.set("startEvent_projectOpened", "camunda:formKey", null)),
				bad("a form before an analysis", "form-called", "startEvent_problemSelected",
						house -> house.set("startEvent_problemSelected", "camunda:formRef", "approvePlan")),
				bad("a task of another process", "form-elsewhere", "userTask_setGoals2",
						house -> house.process("copied", "",
								step("startEvent", "s", "")
										+ step("userTask", "userTask_setGoals2",
												"camunda:assignee=\"agent\" camunda:formRef=\"verifyRootCause\"")
										+ step("endEvent", "e", "") + flow("f1", "s", "userTask_setGoals2")
										+ flow("f2", "userTask_setGoals2", "e"))),
				wrong("a decision that is not there", "decision",
						step("businessRuleTask", "mine",
								"camunda:decisionRef=\"none\" camunda:resultVariable=\"mineToo\"")),
				wrong("a process that is not there", "called", step("callActivity", "mine", "calledElement=\"none\"")),
				bad("a process of last year", "binding", "callActivity_analyseRootCause", house -> house
					.set("callActivity_analyseRootCause", "camunda:calledElementBinding", "deployment")));
	}

	private static Stream<Change> people() {
		return Stream.of(wrong("nobody", "nobody", mine("")),
				wrong("nobody in words", "nobody", mine("camunda:assignee=\" \" camunda:candidateGroups=\",\"")),
				wrong("null", "nobody", mine("camunda:assignee=\"${null}\"")),
				wrong("a group that is not there", "nobody-group", mine("camunda:candidateGroups=\"project-lead\"")),
				wrong("one of two groups", "nobody-group", mine("camunda:candidateGroups=\"project-leads,auditors\"")),
				wrong("a blank too many", "nobody-blank", mine("camunda:assignee=\" ${lead}\"")),
				bad("nobody measures", "nobody", "userTask_measureResults",
						house -> house.set("userTask_measureResults", "camunda:candidateGroups", null)));
	}

	private static Stream<Change> shapes() {
		return Stream.of(bad("no start", "start-none", LOOP, house -> house.remove("startEvent_projectOpened", HERE)),
				bad("two starts", "start-several", "s2",
						house -> house.add(LOOP, step("startEvent", "s2", "") + flow("f2", "s2", "userTask_setGoals"))),
				bad("started by a message", "start-own", "startEvent_projectOpened",
						house -> house.add("startEvent_projectOpened",
								"<bpmn:messageEventDefinition messageRef=\"message_projectClosed\"/>")),
				bad("started by a clock", "start-own", "startEvent_projectOpened", house -> house.add(
						"startEvent_projectOpened",
						"<bpmn:timerEventDefinition><bpmn:timeCycle>R/P1D</bpmn:timeCycle></bpmn:timerEventDefinition>")),
				bad("a sub-process that waits to begin", "start-inside", "startEvent_planApproved",
						house -> house.add("startEvent_planApproved",
								"<bpmn:messageEventDefinition messageRef=\"message_projectClosed\"/>")),
				bad("an event sub-process without an event", "start-noEvent", "event_projectClosed",
						house -> house.removeIn("event_projectClosed", "messageEventDefinition")),
				bad("a way to nowhere", "flow", "flow_planImplemented",
						house -> house.set("flow_planImplemented", "targetRef", "nowhere")),
				bad("a way into a sub-process", "flow", "flow_planAccepted",
						house -> house.set("flow_planAccepted", "targetRef", "callActivity_implementAction")),
				bad("back to the start", "flow-direction", "startEvent_projectOpened",
						house -> house.set("flow_planRefused", "targetRef", "startEvent_projectOpened")),
				bad("on from the end", "flow-direction", "endEvent_notReached",
						house -> house.add(LOOP, flow("f", "endEvent_notReached", "userTask_setGoals"))),
				bad("an event at nothing", "boundary", "event_actionChanged",
						house -> house.set("event_actionChanged", "attachedToRef", "nothing")),
				bad("an event at a gateway", "boundary", "event_actionChanged",
						house -> house.set("event_actionChanged", "attachedToRef", "gateway_trained")),
				wrong("an event about nothing", "event", step("intermediateCatchEvent", "mine", "")),
				bad("an unnamed message", "event-message", "event_measurementMoved",
						house -> house.setIn("event_measurementMoved", "messageEventDefinition", "messageRef", "none")),
				bad("a way that stops", "noEnd", "mine",
						house -> house.add(LOOP,
								mine("camunda:assignee=\"${lead}\"")
										+ flow("f", "gateway_threeLaps", "mine", "${lap == 7}"))),
				bad("a task beside the way", "unreached", "mine",
						house -> house.add(LOOP,
								mine("camunda:assignee=\"${lead}\"") + flow("f", "mine", "gateway_toNotReached"))),
				bad("behind a condition that never holds", "unreached", "mine",
						house -> house.add(LOOP,
								mine("camunda:assignee=\"${lead}\"") + flow("f", "mine", "gateway_toNotReached")
										+ flow("f2", "gateway_threeLaps", "mine", "${false}"))),
				bad("the end of a start alone", "noEnd", "startEvent_workHandedOver",
						house -> house.remove("flow_handOver")));
	}

	private static Stream<Change> gateways() {
		return Stream.of(
				bad("no default", "gateway-noDefault", "gateway_planApproved",
						house -> house.set("gateway_planApproved", "default", null)),
				bad("no default, but a condition each", "gateway-noDefault", "gateway_pilotPlanned",
						house -> house.set("gateway_pilotPlanned", "default", null)
							.add("flow_noPilot",
									"<bpmn:conditionExpression>${!pilotPlanned}</bpmn:conditionExpression>")),
				bad("the default of another gateway", "gateway-default", "gateway_pilotPlanned",
						house -> house.set("gateway_pilotPlanned", "default", "flow_noTraining")),
				bad("a way without a condition", "gateway-noCondition", "flow_pilot",
						house -> house.removeIn("flow_pilot", "conditionExpression")),
				bad("a default with a condition", "gateway-defaultCondition", "flow_noPilot",
						house -> house.add("flow_noPilot",
								"<bpmn:conditionExpression>${!pilotPlanned}</bpmn:conditionExpression>")),
				bad("a condition on the only way", "gateway-single", "flow_afterPilot",
						house -> house.add("flow_afterPilot",
								"<bpmn:conditionExpression>${pilotPlanned}</bpmn:conditionExpression>")),
				bad("a condition behind a task", "gateway-noDefault", "userTask_setGoals",
						house -> house.add("flow_goalsSet",
								"<bpmn:conditionExpression>${cycleDays > 3}</bpmn:conditionExpression>")),
				bad("a condition in words", "condition", "flow_pilot",
						house -> house.text("flow_pilot", "conditionExpression", "pilot planned")),
				bad("a condition that is a number", "condition-noFlag", "flow_threeLaps",
						house -> house.text("flow_threeLaps", "conditionExpression", "${lap}")),
				bad("an event gateway before a task", "gateway-events", "gateway_observation",
						house -> house.set("flow_untilMoved", "targetRef", "userTask_measureResults")));
	}

	private static Stream<Change> loops() {
		return Stream.of(
				bad("round and round", "loop", "gateway_toStillOverdue",
						house -> house.set("flow_waitLonger", "targetRef", "serviceTask_escalateToManagers")
							.remove("event_stillOverdue", "flow_stillOverdue")),
				bad("a date does not wait twice", "loop", "gateway_toStillOverdue", house -> house
					.removeIn("event_stillOverdue", "timeDuration")
					.add("event_stillOverdue", "")
					.removeIn("event_stillOverdue", "timerEventDefinition")
					.add("event_stillOverdue",
							"<bpmn:timerEventDefinition><bpmn:timeDate>${followUp.overdueAt(actionDueDate)}</bpmn:timeDate></bpmn:timerEventDefinition>")),
				bad("an empty list is no wait", "loop", "each", house -> house.between("flow_handedOver", "each",
						"<bpmn:userTask id=\"each\" camunda:assignee=\"${person}\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${ids.of(recipient)}\" camunda:elementVariable=\"mineToo\"/></bpmn:userTask>")
					.between("each_on", "g", "<bpmn:exclusiveGateway id=\"g\" default=\"g_on\"/>")
					.add("handOverWork", flow("f", "g", "each", "${reason == 'again'}"))),
				bad("a call that does not wait", "loop", "call", house -> house
					.process("quick", "camunda:isStartableInTasklist=\"false\"",
							step("startEvent", "qs", "") + step("endEvent", "qe", "") + flow("qf", "qs", "qe"))
					.between("flow_handedOver", "call", "<bpmn:callActivity id=\"call\" calledElement=\"quick\"/>")
					.between("call_on", "g", "<bpmn:exclusiveGateway id=\"g\" default=\"g_on\"/>")
					.add("handOverWork", flow("f", "g", "call", "${reason == 'again'}"))),
				bad("a process that calls itself", "loop-recursive", "again", house -> house.process("mirror", "",
						step("startEvent", "s", "") + step("callActivity", "again", "calledElement=\"mirror\"")
								+ step("endEvent", "e", "") + flow("f1", "s", "again") + flow("f2", "again", "e"))),
				bad("no way to the end", "endless", "t", house -> house.process("trap", "",
						step("startEvent", "s", "") + step("exclusiveGateway", "g", "default=\"f2\"")
								+ step("userTask", "t", "camunda:candidateGroups=\"service-agents\"")
								+ step("userTask", "u", "camunda:candidateGroups=\"service-agents\"")
								+ step("endEvent", "e", "") + flow("f1", "s", "g") + flow("f2", "g", "e")
								+ flow("f3", "g", "t", "${1 == 2 - 1}") + flow("f4", "t", "u") + flow("f5", "u", "t"))),
				bad("nothing ends the watch", "endless", "startEvent_actionApproved",
						house -> house.removeIn("endEvent_actionDone", "terminateEventDefinition")
							.remove("endEvent_actionDone", "flow_implemented", "subProcess_actionDropped",
									"endEvent_actionStopped", "flow_stopAction")
							.add("actionImplementation",
									flow("f", "userTask_implementAction", "gateway_trainingRequired"))));
	}

}
