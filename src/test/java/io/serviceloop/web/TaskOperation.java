package io.serviceloop.web;

import java.util.List;
import java.util.Map;

/**
 * Something that changes a task.
 *
 * @param path behind the task's id
 * @param body what is sent; a text is sent as a form with a file, as attachments are
 */
record TaskOperation(String method, String path, Object body) {

	private static final String BOUNDARY = "boundary";

	/** Everything that the REST interface offers to write at a task of step 1. */
	static List<TaskOperation> all() {
		Map<String, Object> good = Wire.rest(Good.answers(LoopForm.SET_GOALS));
		Map<String, Object> scope = Map.of("value", "all", "type", "String");
		return List.of(new TaskOperation("POST", "/complete", Map.of()),
				new TaskOperation("POST", "/complete", Map.of("variables", good)),
				new TaskOperation("POST", "/submit-form", Map.of("variables", good)),
				new TaskOperation("POST", "/resolve", Map.of()),
				new TaskOperation("POST", "/resolve", Map.of("variables", good)),
				new TaskOperation("POST", "/claim", Map.of("userId", "agent")),
				new TaskOperation("POST", "/unclaim", null),
				new TaskOperation("POST", "/assignee", Map.of("userId", "agent")),
				new TaskOperation("POST", "/delegate", Map.of("userId", "agent")),
				new TaskOperation("POST", "/variables", Map.of("modifications", good)),
				new TaskOperation("PUT", "/variables/scope", scope),
				new TaskOperation("DELETE", "/variables/scope", null),
				new TaskOperation("POST", "/variables/scope/data", part("data", "application/octet-stream")),
				new TaskOperation("POST", "/localVariables", Map.of("modifications", good)),
				new TaskOperation("PUT", "/localVariables/scope", scope),
				new TaskOperation("DELETE", "/localVariables/scope", null),
				new TaskOperation("POST", "/localVariables/scope/data", part("data", "application/octet-stream")),
				new TaskOperation("POST", "/bpmnError", Map.of("errorCode", "X")),
				new TaskOperation("POST", "/bpmnEscalation", Map.of("escalationCode", "X")),
				new TaskOperation("POST", "/comment/create", Map.of("message", "hello")),
				new TaskOperation("POST", "/attachment/create", part("content", "text/plain")),
				new TaskOperation("PUT", "/comment", Map.of("id", "x", "message", "hello")),
				new TaskOperation("DELETE", "/comment", null), new TaskOperation("DELETE", "/comment/x", null),
				new TaskOperation("DELETE", "/attachment/x", null),
				new TaskOperation("POST", "/identity-links", Map.of("userId", "agent", "type", "candidate")),
				new TaskOperation("POST", "/identity-links", Map.of("userId", "agent", "type", "assignee")),
				new TaskOperation("POST", "/identity-links/delete", Map.of("userId", "lead", "type", "assignee")),
				new TaskOperation("PUT", "", Map.of("name", "x", "assignee", "agent")),
				new TaskOperation("DELETE", "", null));
	}

	Http.Answer on(String taskId, Http http, Surface surface, String person) {
		if (body instanceof String form) {
			return http.send(surface, person, method, "/task/" + taskId + path,
					"multipart/form-data; boundary=" + BOUNDARY, form, "en");
		}
		return http.send(surface, person, method, "/task/" + taskId + path, body);
	}

	private static String part(String name, String type) {
		return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"attachment-name\"\r\n\r\nnotes\r\n--"
				+ BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
				+ "\"; filename=\"a.txt\"\r\nContent-Type: " + type + "\r\n\r\nhello\r\n--" + BOUNDARY + "--\r\n";
	}

	@Override
	public String toString() {
		return method + " /task/…" + path
				+ ((body instanceof Map<?, ?> map && !map.isEmpty()) ? " " + map.keySet() : "");
	}

}
