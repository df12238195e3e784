package io.serviceloop.modelling.check.flow;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.serviceloop.modelling.check.flow.Change.good;
import static io.serviceloop.modelling.check.flow.House.flow;
import static org.assertj.core.api.Assertions.assertThat;

/** What a process owner may do. */
class GoodModelsTest {

	private static final String LOOP = "improvementLoop";

	private static final String THREE_DAYS = "<bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition>";

	private static String task(String id, String assignee) {
		return "<bpmn:userTask id=\"" + id + "\" camunda:assignee=\"" + assignee + "\"/>";
	}

	private static String group(String id, String group) {
		return "<bpmn:userTask id=\"" + id + "\" camunda:candidateGroups=\"" + group + "\"/>";
	}

	private static String timer(String id, String form, String time) {
		return "<bpmn:intermediateCatchEvent id=\"" + id + "\"><bpmn:timerEventDefinition><bpmn:" + form + ">" + time
				+ "</bpmn:" + form + "></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";
	}

	@Test
	void nothingIsFoundInWhatIsShipped() {
		assertThat(House.shipped().findings()).isEmpty();
	}

	static Stream<Change> changes() {
		return Stream.of(good("another label", house -> house.set("userTask_setGoals", "name", "Goals")),
				good("a task of the owner's",
						house -> house.between("flow_opened", "userTask_own",
								"<bpmn:userTask id=\"userTask_own\" camunda:assignee=\"${lead}\"/>")),
				good("a task beside another", house -> house
					.between("flow_problemsClassified", "gateway_split", "<bpmn:parallelGateway id=\"gateway_split\"/>")
					.between("flow_problemsScored", "gateway_joined", "<bpmn:parallelGateway id=\"gateway_joined\"/>")
					.add(LOOP,
							"<bpmn:userTask id=\"userTask_own\" camunda:assignee=\"${lead}\"/>"
									+ flow("f1", "gateway_split", "userTask_own")
									+ flow("f2", "userTask_own", "gateway_joined"))),
				good("a letter that nobody waits for", house -> house
					.between("flow_planAccepted", "gateway_split", "<bpmn:parallelGateway id=\"gateway_split\"/>")
					.add(LOOP,
							"<bpmn:userTask id=\"userTask_own\" camunda:candidateGroups=\"service-agents\"/><bpmn:endEvent id=\"endEvent_own\"/>"
									+ flow("f1", "gateway_split", "userTask_own")
									+ flow("f2", "userTask_own", "endEvent_own"))),
				good("a second approval", house -> house.between("flow_planAccepted", "userTask_second",
						"<bpmn:userTask id=\"userTask_second\" camunda:candidateGroups=\"service-managers\" camunda:formRef=\"second\"/>")
					.between("userTask_second_on", "gateway_second",
							"<bpmn:exclusiveGateway id=\"gateway_second\" default=\"f_no\"/>")
					.add("gateway_second_on", "<bpmn:conditionExpression>${secondApproved}</bpmn:conditionExpression>")
					.add(LOOP, flow("f_no", "gateway_second", "gateway_toPlanActions"))
					.form("second", "{\"type\":\"checkbox\",\"id\":\"F1\",\"key\":\"secondApproved\"}")),
				good("every effort is approved",
						house -> house.text("flow_muchEffort", "conditionExpression", "${muchEffort || lap > 1}")),
				good("approved says so in full",
						house -> house.text("flow_planAccepted", "conditionExpression",
								"${planApproved == true && lap < 10}")),
				good("refused is the exception",
						house -> house.set("gateway_planApproved", "default", "flow_planAccepted")
							.removeIn("flow_planAccepted", "conditionExpression")
							.add("flow_planRefused",
									"<bpmn:conditionExpression>${!planApproved}</bpmn:conditionExpression>")),
				good("two laps", house -> house.text("flow_threeLaps", "conditionExpression", "${lap >= 2}")),
				good("a review every two weeks", house -> house.text("event_reviewDue", "timeDuration", "P14D")),
				good("measured by managers",
						house -> house.set("userTask_measureResults", "camunda:candidateGroups", "service-managers")),
				good("one cause after the other",
						house -> house.setIn("callActivity_analyseRootCause", "multiInstanceLoopCharacteristics",
								"isSequential", "true")),
				good("another reminder", house -> house.between("flow_reminded", "event_again",
						"<bpmn:intermediateCatchEvent id=\"event_again\"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>")
					.between("event_again_on", "serviceTask_again",
							"<bpmn:serviceTask id=\"serviceTask_again\" camunda:delegateExpression=\"${remindResponsibleDelegate}\"/>")),
				good("a sub-process around two steps", house -> house.add(LOOP,
						"<bpmn:subProcess id=\"subProcess_own\"><bpmn:startEvent id=\"s\"/><bpmn:userTask id=\"t\" camunda:assignee=\"${lead}\"/><bpmn:endEvent id=\"e\"/>"
								+ flow("f1", "s", "t") + flow("f2", "t", "e") + "</bpmn:subProcess>"
								+ flow("f3", "subProcess_own", "userTask_standardise"))
					.set("flow_standardise", "targetRef", "subProcess_own")),
				good("a reminder at a task", house -> house.add(LOOP,
						"<bpmn:boundaryEvent id=\"event_nudge\" cancelActivity=\"false\" attachedToRef=\"userTask_planActions\"><bpmn:timerEventDefinition><bpmn:timeCycle>R3/P7D</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
								+ "<bpmn:userTask id=\"userTask_nudge\" camunda:candidateGroups=\"service-managers\"/><bpmn:endEvent id=\"endEvent_nudge\"/>"
								+ flow("f1", "event_nudge", "userTask_nudge")
								+ flow("f2", "userTask_nudge", "endEvent_nudge"))),
				good("work after an early end",
						house -> house.between("flow_closed", "userTask_goodbye",
								"<bpmn:userTask id=\"userTask_goodbye\" camunda:assignee=\"${lead}\"/>")),
				good("measured again where it is doubted", house -> house.between("flow_goalsEvaluated",
						"userTask_doubt",
						"<bpmn:userTask id=\"userTask_doubt\" camunda:assignee=\"${lead}\" camunda:formRef=\"doubt\"/>")
					.between("userTask_doubt_on", "gateway_doubt",
							"<bpmn:exclusiveGateway id=\"gateway_doubt\" default=\"gateway_doubt_on\"/>")
					.add(LOOP, flow("f_again", "gateway_doubt", "userTask_measureResults", "${again}"))
					.form("doubt",
							"{\"type\":\"radio\",\"id\":\"F1\",\"key\":\"again\",\"values\":[{\"value\":true},{\"value\":false}]}")),
				good("a task inside the implementation",
						house -> house.between("flow_afterTraining", "own", task("own", "${responsible}"))),
				good("a talk between cause and verification",
						house -> house.between("flow_causeFound", "own", group("own", "quality-inspectors"))),
				good("a process of the owner's is called", house -> house
					.process("check", "camunda:isStartableInTasklist=\"false\"",
							"<bpmn:startEvent id=\"s\"/>" + task("t", "${boss}") + "<bpmn:endEvent id=\"e\"/>"
									+ flow("f1", "s", "t") + flow("f2", "t", "e"))
					.between("flow_goalsSet", "own",
							"<bpmn:callActivity id=\"own\" calledElement=\"check\"><bpmn:extensionElements><camunda:in source=\"lead\" target=\"boss\"/></bpmn:extensionElements></bpmn:callActivity>")),
				good("a decision of the owner's", house -> house.between("flow_goalsSet", "own",
						"<bpmn:businessRuleTask id=\"own\" camunda:decisionRef=\"loopRules\" camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"size\"/>")
					.between("own_on", "g", "<bpmn:exclusiveGateway id=\"g\" default=\"g_on\"/>")
					.between("g_on", "own2", task("own2", "${lead}"))
					.add(LOOP, flow("f", "g", "userTask_collectData", "${size == 'small'}"))),
				good("a pause",
						house -> house.between("flow_goalsSet", "own",
								"<bpmn:intermediateCatchEvent id=\"own\">" + THREE_DAYS
										+ "</bpmn:intermediateCatchEvent>")),
				good("both or one of two tasks",
						house -> house
							.between("flow_goalsSet", "i1", "<bpmn:inclusiveGateway id=\"i1\" default=\"i1_on\"/>")
							.between("i1_on", "i2", "<bpmn:inclusiveGateway id=\"i2\"/>")
							.add(LOOP,
									task("t1", "${lead}") + task("t2", "${processOwner}")
											+ flow("f1", "i1", "t1", "${cycleDays &gt; 30}")
											+ flow("f2", "i1", "t2", "${cycleDays &gt; 60}") + flow("f3", "t1", "i2")
											+ flow("f4", "t2", "i2"))),
				good("a letter every month", house -> house.add(LOOP,
						"<bpmn:subProcess id=\"sub\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"s\" isInterrupting=\"false\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/P30D</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>"
								+ task("t", "${lead}") + "<bpmn:endEvent id=\"e\"/>" + flow("f1", "s", "t")
								+ flow("f2", "t", "e") + "</bpmn:subProcess>")),
				good("managers measure what inspectors leave",
						house -> house.add(LOOP,
								"<bpmn:boundaryEvent id=\"late\" attachedToRef=\"userTask_measureResults\">"
										+ THREE_DAYS + "</bpmn:boundaryEvent>" + group("t", "service-managers")
										+ flow("f1", "late", "t") + flow("f2", "t", "userTask_measureResults"))),
				good("asked again after a while",
						house -> house.add(LOOP,
								"<bpmn:boundaryEvent id=\"late\" attachedToRef=\"userTask_approvePlan\">" + THREE_DAYS
										+ "</bpmn:boundaryEvent>" + task("t", "${lead}") + flow("f1", "late", "t")
										+ flow("f2", "t", "userTask_approvePlan"))),
				good("always a training",
						house -> house.set("gateway_trainingRequired", "default", "flow_training")
							.removeIn("flow_training", "conditionExpression")
							.remove("flow_noTraining")),
				good("fewer diamonds",
						house -> house.set("flow_causesVerified", "targetRef", "userTask_planActions")
							.set("flow_planRefused", "targetRef", "userTask_planActions")
							.set("flow_effortRefused", "targetRef", "userTask_planActions")
							.set("flow_planAnother", "targetRef", "userTask_planActions")
							.remove("gateway_toPlanActions", "flow_plan")),
				good("a refused plan back to the causes",
						house -> house.set("flow_planRefused", "targetRef", "gateway_toAnalyseRootCause")),
				good("a step in a sub-process with a clock", house -> house.remove("userTask_measureResults")
					.add(LOOP, "<bpmn:subProcess id=\"sub\"><bpmn:startEvent id=\"s\"/>"
							+ "<bpmn:userTask id=\"userTask_measureResults\" camunda:formKey=\"embedded:/forms/measureResults.html\" camunda:candidateGroups=\"quality-inspectors\"/>"
							+ "<bpmn:endEvent id=\"e\"/>" + flow("f1", "s", "userTask_measureResults")
							+ flow("f2", "userTask_measureResults", "e") + "</bpmn:subProcess>"
							+ "<bpmn:boundaryEvent id=\"late\" cancelActivity=\"false\" attachedToRef=\"sub\">"
							+ THREE_DAYS + "</bpmn:boundaryEvent>" + group("t", "service-managers")
							+ "<bpmn:endEvent id=\"le\"/>" + flow("f3", "late", "t") + flow("f4", "t", "le"))
					.set("flow_measure", "targetRef", "sub")
					.set("flow_resultsMeasured", "sourceRef", "sub")),
				good("a note only where it is refused",
						house -> house.formText("approvePlan", "\"key\": \"approvalNote\"",
								"\"key\": \"approvalNote\", \"conditional\": {\"hide\": \"=planApproved\"}")),
				good("choices as Modeler writes them",
						house -> house.formText("approvePlan", "\"value\": true", "\"value\": \"true\"")
							.formText("approvePlan", "\"value\": false", "\"value\": \"false\"")),
				good("a form that shows the lead", house -> house
					.between("flow_opened", "own",
							"<bpmn:userTask id=\"own\" camunda:assignee=\"${lead}\" camunda:formRef=\"shows\"/>")
					.form("shows",
							"{\"type\":\"textfield\",\"id\":\"F1\",\"key\":\"lead\",\"disabled\":true},{\"type\":\"textarea\",\"id\":\"F2\",\"key\":\"reason\"}")),
				good("a process that begins every Monday", house -> house.process("monday", "",
						"<bpmn:startEvent id=\"s\"><bpmn:timerEventDefinition><bpmn:timeCycle>0 0 9 * * MON</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>"
								+ group("t", "service-agents") + "<bpmn:endEvent id=\"e\"/>" + flow("f1", "s", "t")
								+ flow("f2", "t", "e"))),
				good("times as people write them",
						house -> house
							.between("flow_opened", "w1", timer("w1", "timeDate", "2999-01-01T09:00:00+02:00"))
							.between("w1_on", "w2", timer("w2", "timeDate", "2999-01-01"))
							.between("w2_on", "w3", timer("w3", "timeDuration", "P2W"))
							.between("w3_on", "w4", timer("w4", "timeDuration", "P1Y2M3DT4H5M6S"))
							.between("w4_on", "w5", timer("w5", "timeDuration", "PT60S"))
							.between("w5_on", "w6", timer("w6", "timeCycle", "R/2999-01-01T00:00:00Z/P1D"))),
				good("kept for ten years, in days", house -> house.set(LOOP, "camunda:historyTimeToLive", "3650")),
				good("kept as long as the default says", house -> house.set(LOOP, "camunda:historyTimeToLive", null)),
				good("a gateway that verifies twice",
						house -> house.between("flow_causeConfirmed", "own", group("own", "service-managers"))),
				good("dropped after another look",
						house -> house.between("flow_dropAccepted", "own", task("own", "${requestedBy}"))),
				good("a process of the owner's", house -> house.process("survey", "",
						"<bpmn:startEvent id=\"s\" camunda:formRef=\"survey\" camunda:initiator=\"asker\"/><bpmn:userTask id=\"t\" camunda:assignee=\"${asker}\"/><bpmn:endEvent id=\"e\"/>"
								+ flow("f1", "s", "t") + flow("f2", "t", "e"))
					.form("survey", "{\"type\":\"textfield\",\"id\":\"F1\",\"key\":\"topic\"}")));
	}

	@ParameterizedTest
	@MethodSource("changes")
	void aReasonableChangeIsTaken(Change change) {
		House house = House.shipped();
		change.edit().accept(house);
		assertThat(house.findings()).isEmpty();
	}

}
