package io.serviceloop.modelling.check.flow;

import java.util.stream.Stream;

import static io.serviceloop.modelling.check.flow.Change.bad;
import static io.serviceloop.modelling.check.flow.House.flow;

/** Models in which an action begins too early, or a failed training or pilot leads on. */
final class BadImplementation {

	private static final String ACTION = "actionImplementation";

	private BadImplementation() {
	}

	static Stream<Change> all() {
		return Stream.of(firstDay(), training(), pilot()).flatMap(rows -> rows);
	}

	private static Stream<Change> firstDay() {
		return Stream.of(
				bad("every action starts at once", "promise-early", "userTask_trainStaff",
						house -> house.set("flow_startsLater", "targetRef", "gateway_toTraining")),
				bad("what starts later starts at once", "promise-early", "userTask_implementAction",
						house -> house.text("flow_startsLater", "conditionExpression", "${!startsLater}")),
				bad("on the due date", "promise-early", "userTask_runPilot",
						house -> house.text("event_firstDay", "timeDate", "${followUp.overdueAt(actionDueDate)}")));
	}

	private static Stream<Change> training() {
		return Stream.of(
				bad("whoever has failed goes on", "promise-trained", "userTask_trainStaff",
						house -> house.set("flow_trainAgain", "targetRef", "gateway_trained")),
				bad("no test", "promise-trained", "userTask_trainStaff",
						house -> house.set("flow_trained", "targetRef", "gateway_trained")),
				bad("whatever the scores", "promise-trained", "userTask_trainStaff",
						house -> house.text("flow_allPassed", "conditionExpression", "${true}")),
				bad("who has failed ends it", "promise-trained", "userTask_trainStaff",
						house -> house.set("flow_trainAgain", "targetRef", "endEvent_actionDone")),
				bad("no manager can help", "promise-message", ACTION,
						house -> house.remove("event_continueWithout", "flow_continueWithout")),
				bad("the manager trains again", "promise-without", "event_continueWithout",
						house -> house.set("flow_continueWithout", "targetRef", "gateway_toTrainStaff")),
				bad("the training goes on beside the action", "promise-without", "event_continueWithout",
						house -> house.set("event_continueWithout", "cancelActivity", "false")));
	}

	private static Stream<Change> pilot() {
		return Stream.of(
				bad("nobody decides about the pilot", "promise-missing", ACTION,
						house -> house.set("flow_piloted", "targetRef", "gateway_pilotDecision")
							.remove("userTask_decidePilot", "flow_pilotDecided")),
				bad("the pilot leads on", "promise-pilotDecided", "userTask_decidePilot",
						house -> house
							.between("flow_piloted", "gateway_quick",
									"<bpmn:exclusiveGateway id=\"gateway_quick\" default=\"gateway_quick_on\"/>")
							.add(ACTION, flow("flow_quick", "gateway_quick", "gateway_piloted", "${lap > 1}"))),
				bad("stopped and rolled out", "promise-pilotDecided", "userTask_decidePilot",
						house -> house.set("flow_stopAction", "targetRef", "gateway_piloted")),
				bad("stopped and tried again", "promise-pilotDecided", "userTask_decidePilot",
						house -> house.set("flow_stopAction", "targetRef", "gateway_toRunPilot")),
				bad("adjusted is rolled out", "promise-pilotDecided", "userTask_decidePilot",
						house -> house.set("flow_pilotAgain", "targetRef", "gateway_piloted")),
				bad("rolled out is tried again", "promise-pilotDecided", "userTask_decidePilot",
						house -> house.set("flow_rollOut", "targetRef", "gateway_toRunPilot")),
				bad("rolled out whatever was decided", "promise-pilotDecided", "userTask_decidePilot",
						house -> house.text("flow_rollOut", "conditionExpression", "${pilotDecision != null}")),
				bad("who ran the pilot decides", "promise-approver", "userTask_decidePilot",
						house -> house.set("userTask_decidePilot", "camunda:assignee", "${responsible}")),
				bad("or anybody else", "promise-approver", "userTask_decidePilot",
						house -> house.set("userTask_decidePilot", "camunda:candidateGroups", "service-agents")));
	}

}
