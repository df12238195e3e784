package io.serviceloop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project is moved by its tasks alone: the engine's other levers are nobody's; an
 * administrator may halt it.
 */
class OutsideTasksTest extends WebTest {

	private static final List<String> EVERYBODY = List.of("lead", "agent", "quality", "manager", "owner", "auditor",
			"admin");

	/**
	 * A request; {@code {pi}}, {@code {pd}} and {@code {key}} stand for ids of a project.
	 */
	record Lever(String method, String path, Object body) {

		@Override
		public String toString() {
			return method + " " + path + ((body == null) ? "" : " " + body);
		}

	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("levers")
	void areRefusedToEverybody(Surface surface, Lever lever) {
		Stop stop = walk.at(LoopForm.WEEKLY_REVIEW);
		Stored before = stored(stop.businessKey());
		for (String person : EVERYBODY) {
			if (person.equals("admin") && lever.path().endsWith("/suspended")) {
				// Stopping the engine's work for a while is operating it.
				continue;
			}
			Answer answer = http.send(surface, person, lever.method(), fill(lever.path(), stop), "application/json",
					(lever.body() == null) ? null : fill(Wire.text(lever.body()), stop), "en");
			refused(person + " " + lever, answer);
			assertThat(answer.status()).as(person + " " + lever + ": " + answer.text()).isIn(400, 403, 404, 409);
			assertThat(stored(stop.businessKey())).as(person + " " + lever).isEqualTo(before);
		}
	}

	private String fill(String text, Stop stop) {
		String definition = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(stop.processInstanceId())
			.singleResult()
			.getProcessDefinitionId();
		return text.replace("{pi}", stop.processInstanceId())
			.replace("{pd}", definition)
			.replace("{key}", stop.businessKey());
	}

	static Stream<Arguments> levers() {
		Map<String, Object> value = Map.of("value", true, "type", "Boolean");
		Map<String, Object> values = Map.of("modifications", Map.of("goalsMet", value));
		List<String> ids = List.of("{pi}");
		List<Map<String, Object>> cancel = List.of(Map.of("type", "cancel", "activityId", "userTask_weeklyReview"));
		List<Lever> levers = new ArrayList<>();
		for (String scope : List.of("/process-instance/{pi}/variables", "/execution/{pi}/localVariables")) {
			levers.add(new Lever("POST", scope, values));
			levers.add(new Lever("PUT", scope + "/goalsMet", value));
			levers.add(new Lever("DELETE", scope + "/goals", null));
		}
		levers.add(new Lever("POST", "/process-instance/variables-async",
				Map.of("processInstanceIds", ids, "variables", Map.of("goalsMet", value))));
		levers.add(new Lever("DELETE", "/process-instance/{pi}", null));
		levers.add(new Lever("POST", "/process-instance/delete", Map.of("processInstanceIds", ids)));
		levers.add(new Lever("PUT", "/process-instance/{pi}/suspended", Map.of("suspended", true)));
		levers
			.add(new Lever("PUT", "/process-instance/suspended", Map.of("suspended", true, "processInstanceIds", ids)));
		levers.add(new Lever("PUT", "/process-instance/suspended",
				Map.of("suspended", true, "processDefinitionKey", "improvementLoop")));
		levers.add(new Lever("PUT", "/process-definition/key/improvementLoop/suspended", Map.of("suspended", true)));
		levers.add(new Lever("DELETE", "/process-definition/{pd}", null));
		levers.add(new Lever("POST", "/process-instance/{pi}/modification", Map.of("instructions", cancel)));
		levers.add(new Lever("POST", "/process-instance/{pi}/modification-async", Map.of("instructions", cancel)));
		levers.add(new Lever("POST", "/modification/execute",
				Map.of("processDefinitionId", "{pd}", "instructions", cancel, "processInstanceIds", ids)));
		levers.add(new Lever("POST", "/process-definition/{pd}/restart", Map.of("processInstanceIds", ids,
				"instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "userTask_setGoals")))));
		levers.add(new Lever("POST", "/message", Map.of("messageName", "projectClosed", "businessKey", "{key}")));
		levers.add(new Lever("POST", "/message", Map.of("messageName", "projectClosed", "processInstanceId", "{pi}",
				"processVariables", Map.of("x", value))));
		levers.add(new Lever("POST", "/message", Map.of("messageName", "projectClosed", "all", true)));
		levers.add(new Lever("POST", "/message",
				Map.of("messageName", "actionDropped", "businessKey", "{key}", "all", true)));
		levers.add(new Lever("POST", "/message", Map.of("messageName", "nothing")));
		levers.add(new Lever("POST", "/message", Map.of()));
		levers.add(new Lever("POST", "/process-instance/message-async",
				Map.of("messageName", "projectClosed", "processInstanceIds", ids)));
		levers.add(new Lever("POST", "/execution/{pi}/messageSubscriptions/projectClosed/trigger", Map.of()));
		levers.add(new Lever("POST", "/execution/{pi}/signal", Map.of()));
		levers.add(new Lever("POST", "/execution/{pi}/create-incident",
				Map.of("incidentType", "x", "configuration", "y")));
		levers.add(new Lever("POST", "/signal", Map.of("name", "x", "executionId", "{pi}")));
		levers.add(new Lever("POST", "/signal", Map.of()));
		levers.add(new Lever("POST", "/external-task/x/complete", Map.of("workerId", "me")));
		levers.add(new Lever("POST", "/external-task/x/failure", Map.of("workerId", "me")));
		levers.add(new Lever("POST", "/external-task/x/bpmnError", Map.of("workerId", "me", "errorCode", "x")));
		levers.add(new Lever("POST", "/external-task/x/unlock", null));
		levers.add(new Lever("POST", "/external-task/x/lock", Map.of("workerId", "me", "lockDuration", 1000)));
		levers.add(new Lever("PUT", "/external-task/x/retries", Map.of("retries", 1)));
		levers.add(new Lever("DELETE", "/history/process-instance/{pi}", null));
		levers.add(new Lever("POST", "/history/process-instance/delete", Map.of("historicProcessInstanceIds", ids)));
		levers.add(new Lever("DELETE", "/history/process-instance/{pi}/variable-instances", null));
		levers.add(new Lever("POST", "/migration/execute", Map.of("processInstanceIds", ids, "migrationPlan", Map
			.of("sourceProcessDefinitionId", "{pd}", "targetProcessDefinitionId", "{pd}", "instructions", List.of()))));
		levers.add(new Lever("POST", "/decision-definition/key/problemPriority/evaluate", Map.of()));
		levers.add(new Lever("DELETE", "/process-instance/{pi}/comment", null));
		levers.add(new Lever("POST", "/task/create", Map.of("name", "x")));
		return Stream.of(Surface.values())
			.flatMap(surface -> levers.stream().map(lever -> Arguments.of(surface, lever)));
	}

}
