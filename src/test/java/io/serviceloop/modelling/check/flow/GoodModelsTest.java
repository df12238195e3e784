package io.serviceloop.modelling.check.flow;

import java.util.stream.Stream;

import io.serviceloop.modelling.check.source.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.serviceloop.modelling.check.flow.Change.good;
import static io.serviceloop.modelling.check.flow.House.flow;
import static org.assertj.core.api.Assertions.assertThat;

/** What a process owner may do. */
class GoodModelsTest {

	private static final String LOOP = "improvementLoop";

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
		assertThat(house.findings()).filteredOn(Finding::isError).isEmpty();
	}

}
