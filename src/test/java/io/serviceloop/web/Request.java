package io.serviceloop.web;

import java.util.List;

/**
 * A request that is written as a line: method, path, and JSON if there is a body. Names
 * in braces, as in {@code {task}}, stand for ids.
 */
record Request(String method, String path, String body) {

	/** One request a line; what begins with a number sign is a remark. */
	static List<Request> lines(String text) {
		return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Request::of).toList();
	}

	private static Request of(String line) {
		String[] parts = line.strip().split(" ", 3);
		return new Request(parts[0], parts[1], (parts.length > 2) ? parts[2] : null);
	}

	Http.Answer by(Http http, Surface surface, String person, Foreign project) {
		return http.send(surface, person, method, project.fill(path), "application/json",
				(body == null) ? null : project.fill(body), "en");
	}

	@Override
	public String toString() {
		return method + " " + path + ((body == null) ? "" : " " + body);
	}

}
