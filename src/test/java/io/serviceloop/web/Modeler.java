package io.serviceloop.web;

import java.util.Map;

import io.serviceloop.web.Http.Answer;

/**
 * Camunda Modeler's button, as it sends its request: multipart, each file under its own
 * name.
 */
final class Modeler {

	static final String TYPE = "multipart/form-data; boundary=----modeler";

	private final Http http;

	Modeler(Http http) {
		this.http = http;
	}

	/** Deploys files by name. */
	Answer deploy(Surface surface, Map<String, String> files) {
		return http.send(surface, "owner", "POST", "/deployment/create", TYPE, body(files), "en");
	}

	/** Asks what would be found, without deploying. */
	Answer check(Map<String, String> files) {
		return http.ask(Http.Proof.BASIC, "owner", "POST", "/api/models/check", TYPE, body(files));
	}

	static String body(Map<String, String> files) {
		StringBuilder body = new StringBuilder();
		field(body, "deployment-name", "a change");
		field(body, "deployment-source", "Camunda Modeler");
		field(body, "enable-duplicate-filtering", "true");
		field(body, "deploy-changed-only", "true");
		files.forEach((name, content) -> body.append("------modeler\r\nContent-Disposition: form-data; name=\"")
			.append(name)
			.append("\"; filename=\"")
			.append(name)
			.append("\"\r\nContent-Type: text/xml\r\n\r\n")
			.append(content)
			.append("\r\n"));
		return body.append("------modeler--\r\n").toString();
	}

	private static void field(StringBuilder body, String name, String value) {
		body.append("------modeler\r\nContent-Disposition: form-data; name=\"")
			.append(name)
			.append("\"\r\n\r\n")
			.append(value)
			.append("\r\n");
	}

}
