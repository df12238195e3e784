package io.serviceloop.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is the caller's fault is never answered as ours. */
class NoFailureTest extends WebTest {

	private static final String START = "--b\r\nContent-Disposition: form-data; name=\"";

	@ParameterizedTest
	@EnumSource
	void aFileOfNothingAnywhere(Surface surface) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> file = Map.of("type", "File", "value", "x");
		Map<String, Object> named = Map.of("a", file);
		String instance = stop.processInstanceId();
		Map<String, Object> bodies = new HashMap<>();
		for (String holder : List.of("/task/" + stop.taskId() + "/variables",
				"/task/" + stop.taskId() + "/localVariables", "/process-instance/" + instance + "/variables",
				"/execution/" + instance + "/localVariables", "/case-execution/none/variables")) {
			bodies.put("POST " + holder, Map.of("modifications", named));
			bodies.put("PUT " + holder + "/a", file);
		}
		bodies.put("POST /message", Map.of("messageName", "x", "processVariables", named));
		bodies.put("POST /message#correlation", Map.of("messageName", "x", "correlationKeys", named));
		bodies.put("POST /signal", Map.of("name", "x", "variables", named));
		bodies.put("POST /condition", Map.of("variables", named));
		bodies.put("POST /execution/" + instance + "/signal", Map.of("variables", named));
		bodies.put("POST /process-definition/key/improvementLoop/start", Map.of("variables", named));
		bodies.put("POST /process-definition/key/improvementLoop/submit-form", Map.of("variables", named));
		bodies.put("POST /decision-definition/key/problemPriority/evaluate", Map.of("variables", named));
		bodies.put("POST /external-task/none/complete", Map.of("workerId", "x", "variables", named));
		bodies.put("POST /external-task/none/bpmnError", Map.of("workerId", "x", "errorCode", "x", "variables", named));
		bodies.put("POST /task/" + stop.taskId() + "/bpmnEscalation",
				Map.of("escalationCode", "x", "variables", named));
		bodies.put("POST /process-instance/" + instance + "/modification", Map.of("instructions",
				List.of(Map.of("type", "startBeforeActivity", "activityId", "userTask_setGoals", "variables", named))));
		bodies.put("POST /process-instance/variables-async",
				Map.of("processInstanceIds", List.of(instance), "variables", named));
		bodies.put("POST /migration/generate",
				Map.of("sourceProcessDefinitionId", "x", "targetProcessDefinitionId", "y", "variables", named));
		bodies.forEach((address, body) -> {
			String[] at = address.split("[ #]");
			answered(address, http.send(surface, "admin", at[0], at[1], body));
		});
	}

	@ParameterizedTest(name = "{2} at {1}")
	@MethodSource("multiparts")
	void aMultipartThatIsNone(Surface surface, String path, String what, String type, String body) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Answer answer = http.send(surface, "admin", "POST", path.replace("TASK", stop.taskId()), type, body, "en");
		answered(what + " at " + path, answer);
	}

	static Stream<Arguments> multiparts() {
		String form = "multipart/form-data; boundary=b";
		String end = "\r\n--b--\r\n";
		Map<String, String[]> bodies = new HashMap<>();
		bodies.put("no boundary", new String[] { "multipart/form-data", START + "x\"\r\n\r\n1" + end });
		bodies.put("an empty boundary",
				new String[] { "multipart/form-data; boundary=", START + "x\"\r\n\r\n1" + end });
		bodies.put("a long boundary",
				new String[] { "multipart/form-data; boundary=" + "b".repeat(5000), START + "x\"\r\n\r\n1" + end });
		bodies.put("nothing", new String[] { form, "" });
		bodies.put("cut off in the head", new String[] { form, START });
		bodies.put("cut off in the body", new String[] { form, START + "x\"; filename=\"x.bpmn\"\r\n\r\n<a" });
		bodies.put("no name", new String[] { form, "--b\r\nContent-Disposition: form-data\r\n\r\n1" + end });
		bodies.put("NUL in the name", new String[] { form, START + "x\0\"\r\n\r\n1" + end });
		bodies.put("NUL in the file name",
				new String[] { form, START + "content\"; filename=\"a\0.form\"\r\n\r\n{}" + end });
		bodies.put("NUL in the deployment name", new String[] { form, START + "deployment-name\"\r\n\r\na\0b\r\n"
				+ START + "content\"; filename=\"a.form\"\r\n\r\n{}" + end });
		bodies.put("a long deployment name",
				new String[] { form, START + "deployment-name\"\r\n\r\n" + "x".repeat(5000) + "\r\n" + START
						+ "content\"; filename=\"a.form\"\r\n\r\n{\"id\":\"a\",\"type\":\"default\",\"components\":[]}"
						+ end });
		bodies.put("a long deployment source",
				new String[] { form, START + "deployment-source\"\r\n\r\n" + "x".repeat(5000) + "\r\n" + START
						+ "content\"; filename=\"a.form\"\r\n\r\n{\"id\":\"a\",\"type\":\"default\",\"components\":[]}"
						+ end });
		bodies.put("a long file name", new String[] { form, START + "content\"; filename=\"" + "x".repeat(5000)
				+ ".form\"\r\n\r\n{\"id\":\"a\",\"type\":\"default\",\"components\":[]}" + end });
		bodies.put("a mail in a model",
				new String[] { form, START + "content\"; filename=\"m.bpmn\"\r\n\r\n" + MAIL + end });
		bodies.put("another type", new String[] { "text/plain", "x" });
		bodies.put("mixed", new String[] { "multipart/mixed; boundary=b", START + "x\"\r\n\r\n1" + end });
		bodies.put("many parts", new String[] { form, (START + "x\"\r\n\r\n1\r\n").repeat(2000) + "--b--\r\n" });
		bodies.put("a broken activation time",
				new String[] { form, START + "deployment-activation-time\"\r\n\r\nsoon\r\n" + START
						+ "content\"; filename=\"a.form\"\r\n\r\n{}" + end });
		bodies.put("NUL in a note", new String[] { form, START + "attachment-name\"\r\n\r\na\0b\r\n" + START
				+ "attachment-type\"\r\n\r\na\0b\r\n" + START + "content\"; filename=\"a\0.txt\"\r\n\r\nx" + end });
		bodies.put("a long note",
				new String[] { form,
						START + "attachment-name\"\r\n\r\n" + "x".repeat(5000) + "\r\n" + START
								+ "attachment-description\"\r\n\r\n" + "y".repeat(5000) + "\r\n" + START
								+ "content\"; filename=\"a.txt\"\r\n\r\nx" + end });
		bodies.put("a variable of a class", new String[] { form, START
				+ "data\"\r\nContent-Type: application/json\r\n\r\n{}\r\n" + START + "type\"\r\n\r\nio.x.Y" + end });
		bodies.put("a variable of bytes", new String[] { form,
				START + "data\"; filename=\"a\0\"\r\n\r\nx\r\n" + START + "valueType\"\r\n\r\nFoo" + end });
		return Stream
			.of("/deployment/create", "/task/TASK/attachment/create", "/task/TASK/variables/a/data",
					"/process-instance/none/variables/a/data", "/execution/none/localVariables/a/data")
			.flatMap(path -> bodies.entrySet()
				.stream()
				.flatMap(row -> Stream.of(Surface.values())
					.map(surface -> Arguments.of(surface, path, row.getKey(), row.getValue()[0], row.getValue()[1]))));
	}

	private static final String MAIL = """
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
			  targetNamespace="x"><process id="m" isExecutable="true"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>
			  <serviceTask id="t" camunda:type="mail"/></process></definitions>""";

	@ParameterizedTest
	@EnumSource
	void aJobThatIsGone(Surface surface) {
		Stop stop = walk.to(LoopForm.IMPLEMENT_ACTION);
		Job job = engine.getManagementService()
			.createJobQuery()
			.timers()
			.processInstanceId(stop.processInstanceId())
			.list()
			.get(0);
		for (String id : List.of("none", job.getId())) {
			if (!id.equals("none")) {
				engine.getManagementService().deleteJob(id);
			}
			for (var request : Map
				.of("/retries", Map.of("retries", 3), "/duedate", Map.of("duedate", "2030-01-01T00:00:00.000+0000"),
						"/suspended", Map.of("suspended", true), "/priority", Map.of("priority", 5))
				.entrySet()) {
				answered(request.getKey(),
						http.send(surface, "admin", "PUT", "/job/" + id + request.getKey(), request.getValue()));
			}
			answered("recalculate", http.send(surface, "admin", "POST",
					"/job/" + id + "/duedate/recalculate?creationDateBased=true", Map.of()));
			answered("execute", http.send(surface, "admin", "POST", "/job/" + id + "/execute", Map.of()));
			answered("stacktrace", http.send(surface, "admin", "GET", "/job/" + id + "/stacktrace", null));
		}
	}

	private static void answered(String what, Answer answer) {
		assertThat(answer.status()).as(what + ": " + answer.text()).isBetween(200, 499);
		if (answer.status() >= 400) {
			assertThat(answer.json().path("message").asText(answer.json().path("detail").asText()))
				.as(what + ": " + answer.text())
				.isNotBlank();
		}
	}

}
