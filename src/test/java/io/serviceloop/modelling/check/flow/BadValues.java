package io.serviceloop.modelling.check.flow;

import java.util.stream.Stream;

import static io.serviceloop.modelling.check.flow.BadFlows.mine;
import static io.serviceloop.modelling.check.flow.BadFlows.step;
import static io.serviceloop.modelling.check.flow.BadFlows.wrong;
import static io.serviceloop.modelling.check.flow.Change.bad;
import static io.serviceloop.modelling.check.flow.House.flow;

/** Models whose values, times and fields are wrong. */
final class BadValues {

	private static final String LOOP = "improvementLoop";

	/** Between the first two boxes. */
	private static final String HERE = "flow_opened";

	private BadValues() {
	}

	static Stream<Change> all() {
		return Stream.of(variables(), timers(), fields(), processes()).flatMap(rows -> rows);
	}

	private static String wait(String id, String time) {
		return "<bpmn:intermediateCatchEvent id=\"" + id + "\"><bpmn:timerEventDefinition>" + time
				+ "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";
	}

	private static Change timer(String time, String sentence) {
		return wrong(time, sentence, wait("mine", time));
	}

	private static Stream<Change> variables() {
		return Stream.of(
				bad("an unknown name in a condition", "variable-never", "flow_pilot",
						house -> house.text("flow_pilot", "conditionExpression", "${pilotPlaned}")),
				wrong("an unknown assignee", "variable-never", mine("camunda:assignee=\"${leader}\"")),
				wrong("an assignee that comes later", "variable-never", mine("camunda:assignee=\"${recordsTotal}\"")),
				wrong("an unknown due date", "variable-never",
						mine("camunda:assignee=\"${lead}\" camunda:dueDate=\"${followUp.dueAt(dueDay)}\"")),
				timer("<bpmn:timeDate>${observationUntl}</bpmn:timeDate>", "variable-never"),
				wrong("an unknown list", "variable-never",
						"<bpmn:userTask id=\"mine\" camunda:assignee=\"${one}\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${ids.of(sources)}\" camunda:elementVariable=\"one\"/></bpmn:userTask>"),
				bad("an element outside its list", "variable-never", "userTask_classifyProblems",
						house -> house.set("userTask_classifyProblems", "camunda:assignee",
								"${ids.responsible(dataSources, sourceId)}")),
				bad("what only the second lap knows", "variable-never", "flow_problemsKnown",
						house -> house.set("flow_prioritiesConfirmed", "targetRef", "gateway_problemsKnown")),
				bad("what stays in its sub-process", "variable-never", "after", house -> house.between(HERE, "sub",
						"<bpmn:subProcess id=\"sub\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"who\">${lead}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements><bpmn:startEvent id=\"s\"/>"
								+ step("userTask", "t", "camunda:assignee=\"${who}\"") + "<bpmn:endEvent id=\"e\"/>"
								+ flow("f1", "s", "t") + flow("f2", "t", "e") + "</bpmn:subProcess>")
					.between("sub_on", "after", step("userTask", "after", "camunda:assignee=\"${who}\""))),
				bad("what stays with its task", "variable-never", "flow_small",
						house -> house
							.between("flow_dataSummarised", "g", "<bpmn:exclusiveGateway id=\"g\" default=\"g_on\"/>")
							.add(LOOP, flow("flow_small", "g", "userTask_collectData", "${recordsCollected == 0}"))),
				bad("handed over and never set", "variable-never", "callActivity_implementAction", house -> house
					.setIn("callActivity_implementAction", "in", "source", "x")
					.add("callActivity_implementAction",
							"<bpmn:extensionElements><camunda:in source=\"budget\" target=\"budget\"/></bpmn:extensionElements>")),
				bad("not handed over", "variable-never", "userTask_implementAction",
						house -> house.set("userTask_implementAction", "camunda:candidateUsers", "${processOwner}")),
				bad("an input that reads itself", "variable-never", "mine", house -> house.between(HERE, "mine",
						"<bpmn:userTask id=\"mine\" camunda:assignee=\"${lead}\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\">${x}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>")),
				bad("an output of the application's", "ownName", "mine", house -> house.between(HERE, "mine",
						"<bpmn:userTask id=\"mine\" camunda:assignee=\"${lead}\"><bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name=\"planApproved\">${true}</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>")),
				bad("the lead is who started", "ownName", "startEvent_projectOpened",
						house -> house.set("startEvent_projectOpened", "camunda:initiator", "lead")),
				wrong("a decision that approves", "ownName",
						step("businessRuleTask", "mine",
								"camunda:decisionRef=\"loopRules\" camunda:resultVariable=\"planApproved\"")),
				bad("each source is the lead", "ownName", "mine", house -> house.between("flow_goalsSet", "mine",
						"<bpmn:userTask id=\"mine\" camunda:assignee=\"${lead}\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${ids.of(dataSources)}\" camunda:elementVariable=\"lead\"/></bpmn:userTask>")),
				bad("an answer that is lost", "ownName-hidden", "userTask_measureResults", house -> house.add(
						"userTask_measureResults",
						"<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"measurements\">${null}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>")),
				bad("answers that are lost in a sub-process", "ownName-hidden", "subProcess_implementPlan",
						house -> house.add("subProcess_implementPlan",
								"<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"lap\">${null}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>")));
	}

	private static Stream<Change> timers() {
		return Stream.of(timer("<bpmn:timeDuration>PT59S</bpmn:timeDuration>", "timer-short"),
				timer("<bpmn:timeDuration>P0D</bpmn:timeDuration>", "timer-short"),
				timer("<bpmn:timeDuration>P</bpmn:timeDuration>", "timer"),
				timer("<bpmn:timeDuration>P1DT</bpmn:timeDuration>", "timer"),
				timer("<bpmn:timeDuration>-P1D</bpmn:timeDuration>", "timer"),
				timer("<bpmn:timeDuration>P1H</bpmn:timeDuration>", "timer"),
				timer("<bpmn:timeDuration>1 week</bpmn:timeDuration>", "timer"),
				timer("<bpmn:timeDuration>R3/PT1H</bpmn:timeDuration>", "timer"),
				timer("<bpmn:timeDuration>2999-01-01</bpmn:timeDuration>", "timer"),
				timer("<bpmn:timeDate>2001-01-01T00:00:00Z</bpmn:timeDate>", "timer-past"),
				timer("<bpmn:timeDate>2999-13-01</bpmn:timeDate>", "timer"),
				timer("<bpmn:timeDate>2999-01-01T00:00:00[Europe/Berlin]</bpmn:timeDate>", "timer"),
				timer("<bpmn:timeDate>01.02.2999</bpmn:timeDate>", "timer"),
				timer("<bpmn:timeDate></bpmn:timeDate>", "timer-none"), timer("", "timer-none"),
				timer("<bpmn:timeDate>2999-01-01</bpmn:timeDate><bpmn:timeDuration>P1D</bpmn:timeDuration>",
						"timer-several"),
				timer("<bpmn:timeCycle>R/PT30S</bpmn:timeCycle>", "timer-short"),
				timer("<bpmn:timeCycle>R0/PT1H</bpmn:timeCycle>", "timer"),
				timer("<bpmn:timeCycle>R/2001-01-01/P1D</bpmn:timeCycle>", "timer-past"),
				timer("<bpmn:timeCycle>R/P1D/P1D</bpmn:timeCycle>", "timer"),
				timer("<bpmn:timeCycle>P1D</bpmn:timeCycle>", "timer"),
				timer("<bpmn:timeCycle>* * * * * *</bpmn:timeCycle>", "timer-short"),
				timer("<bpmn:timeCycle>0/20 * * * * *</bpmn:timeCycle>", "timer-short"),
				timer("<bpmn:timeCycle>0 0 25 * * *</bpmn:timeCycle>", "timer"),
				timer("<bpmn:timeCycle>0 0 9 30 2 *</bpmn:timeCycle>", "timer-past"),
				timer("<bpmn:timeDuration>${lap}</bpmn:timeDuration>", "timer-kind"),
				timer("<bpmn:timeDuration>PT${lap}H</bpmn:timeDuration>", "timer-expression"),
				timer("<bpmn:timeDuration>${lap + 1}</bpmn:timeDuration>", "timer-expression"),
				timer("<bpmn:timeDuration>${followUp.remindBefore}</bpmn:timeDuration>", "timer-expression"),
				bad("a review every second", "timer-short", "event_reviewDue",
						house -> house.text("event_reviewDue", "timeDuration", "PT1S")));
	}

	private static Stream<Change> fields() {
		return Stream.of(
				bad("a renamed field", "field-missing", null,
						house -> house.formText("approvePlan", "\"approvalNote\"", "\"note\"")),
				bad("another field", "field-unknown", "Field_819f3bf",
						house -> house.formText("approvePlan", "\"approvalNote\"", "\"note\"")),
				bad("an approval in words", "field-type-FLAG", "Field_e01a132",
						house -> house.formText("approvePlan", "\"type\": \"radio\"", "\"type\": \"textfield\"")),
				bad("nothing but yes", "field-type-FLAG", "Field_e01a132",
						house -> house.formText("approvePlan", "\"value\": false", "\"value\": true")),
				bad("a note that is a number", "field-type-TEXT", "Field_819f3bf",
						house -> house.formText("approvePlan", "\"textarea\"", "\"number\"")),
				bad("a date in words", "field-type-DATE", "Field_66988ca",
						house -> house.formText("implementAction", "\"datetime\"", "\"textfield\"")),
				bad("a field that only shows", "field-missing", null,
						house -> house.formText("approvePlan", "\"key\": \"planApproved\"",
								"\"key\": \"planApproved\", \"disabled\": true")),
				bad("a field that cannot be changed", "field-missing", null,
						house -> house.formText("approvePlan", "\"key\": \"planApproved\"",
								"\"key\": \"planApproved\", \"readonly\": true")),
				bad("a table in a form", "form-own", "userTask_planActions",
						house -> house.set("userTask_planActions", "camunda:formKey", null)
							.set("userTask_planActions", "camunda:formRef", "planMine")
							.form("planMine", "{\"type\":\"textfield\",\"id\":\"F1\",\"key\":\"actions\"}")),
				bad("a form that approves", "field-taken", "F1", house -> house
					.between("flow_actionsPlanned", "mine",
							mine("camunda:assignee=\"${lead}\" camunda:formRef=\"mineToo\""))
					.form("mineToo",
							"{\"type\":\"group\",\"components\":[{\"type\":\"checkbox\",\"id\":\"F1\",\"key\":\"planApproved\"}]}")),
				bad("a form that takes the lead", "field-taken", "F1", house -> house
					.between(HERE, "mine", mine("camunda:assignee=\"${lead}\" camunda:formRef=\"mineToo\""))
					.form("mineToo", "{\"type\":\"textfield\",\"id\":\"F1\",\"key\":\"lead\",\"readonly\":true}")),
				bad("a choice of texts as a condition", "condition-noFlag", "f_again", house -> house
					.between(HERE, "mine", mine("camunda:assignee=\"${lead}\" camunda:formRef=\"mineToo\""))
					.between("mine_on", "g", "<bpmn:exclusiveGateway id=\"g\" default=\"g_on\"/>")
					.add(LOOP, flow("f_again", "g", "mine", "${again}"))
					.form("mineToo",
							"{\"type\":\"radio\",\"id\":\"F1\",\"key\":\"again\",\"values\":[{\"value\":\"true\"},{\"value\":\"false\"}]}")));
	}

	private static Stream<Change> processes() {
		return Stream.of(
				bad("kept for a month", "timeToLive", LOOP,
						house -> house.set(LOOP, "camunda:historyTimeToLive", "P30D")),
				bad("kept for 364 days", "timeToLive", LOOP,
						house -> house.set(LOOP, "camunda:historyTimeToLive", "364")),
				bad("kept as the engine does not know", "timeToLive-unreadable", LOOP,
						house -> house.set(LOOP, "camunda:historyTimeToLive", "P10Y")),
				bad("kept as computed", "timeToLive-unreadable", LOOP,
						house -> house.set(LOOP, "camunda:historyTimeToLive", "${days}")),
				bad("kept as nobody says", "timeToLive-none", LOOP,
						house -> house.set(LOOP, "camunda:historyTimeToLive", null).withoutDefaultTimeToLive()),
				bad("a process that begins in the past", "timer-past", "s", house -> started(house,
						"<bpmn:timerEventDefinition><bpmn:timeDate>2001-01-01T00:00:00Z</bpmn:timeDate></bpmn:timerEventDefinition>")),
				bad("a process that begins after a while", "timer-start", "s", house -> started(house,
						"<bpmn:timerEventDefinition><bpmn:timeDuration>PT5M</bpmn:timeDuration></bpmn:timerEventDefinition>")),
				bad("a process that begins whenever", "timer-start", "s", house -> started(house,
						"<bpmn:timerEventDefinition><bpmn:timeCycle>${followUp.reviewEvery}</bpmn:timeCycle></bpmn:timerEventDefinition>")),
				bad("a process that closes projects", "promise-messageTwice", "s",
						house -> started(house, "<bpmn:messageEventDefinition messageRef=\"m\"/>").message("ticker",
								"m", "projectClosed")),
				bad("what a clock cannot know", "variable-never", "t", house -> started(house,
						"<bpmn:timerEventDefinition><bpmn:timeCycle>0 0 9 * * MON</bpmn:timeCycle></bpmn:timerEventDefinition>")
					.set("t", "camunda:assignee", "${boss}")),
				bad("not in its start form", "variable-never", "t",
						house -> started(house, "").set("s", "camunda:formRef", "survey")
							.set("t", "camunda:assignee", "${boss}")
							.form("survey", "{\"type\":\"textfield\",\"id\":\"F1\",\"key\":\"topic\"}")),
				bad("of one of two callers", "variable-notHandedOver", "call1",
						house -> house
							.process("called", "",
									step("startEvent", "s", "") + step("userTask", "t", "camunda:assignee=\"${boss}\"")
											+ step("endEvent", "e", "") + flow("f1", "s", "t") + flow("f2", "t", "e"))
							.between(HERE, "call1", step("callActivity", "call1", "calledElement=\"called\""))));
	}

	private static House started(House house, String event) {
		return house.process("ticker", "",
				"<bpmn:startEvent id=\"s\">" + event + "</bpmn:startEvent>"
						+ step("userTask", "t", "camunda:candidateGroups=\"service-agents\"")
						+ step("endEvent", "e", "") + flow("f1", "s", "t") + flow("f2", "t", "e"));
	}

}
