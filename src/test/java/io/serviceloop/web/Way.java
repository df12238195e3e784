package io.serviceloop.web;

import java.util.Map;

/** The ways in which a task's answers can be handed in over HTTP. */
enum Way {

	COMPLETE("/complete", "variables"), SUBMIT_FORM("/submit-form", "variables"),
	/** Answers put down without completing the task. */
	VARIABLES("/variables", "modifications");

	private final String path;

	private final String member;

	Way(String path, String member) {
		this.path = path;
		this.member = member;
	}

	Http.Answer hand(Http http, Surface surface, String person, String taskId, Map<String, Object> answers) {
		return http.post(surface, person, "/task/" + taskId + path, Map.of(member, Wire.rest(answers)));
	}

}
