package io.serviceloop.web;

/** The two ways to the engine over HTTP. */
enum Surface {

	/** For programs: HTTP Basic. */
	ENGINE_REST("/engine-rest"),
	/** What Tasklist talks to: a browser's session, Camunda's own CSRF token. */
	TASKLIST("/camunda/api/engine/engine/default");

	private final String prefix;

	Surface(String prefix) {
		this.prefix = prefix;
	}

	String path(String path) {
		return prefix + path;
	}

}
