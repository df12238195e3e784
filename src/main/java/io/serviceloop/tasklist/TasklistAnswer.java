package io.serviceloop.tasklist;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers of the engine that Tasklist shows to people, by their address below an
 * engine's name.
 */
enum TasklistAnswer {

	/** The tasks of a filter: the cards of the list. */
	CARDS(Set.of("GET", "POST"), "filter/[^/]+/(?:list|singleResult)"),
	/**
	 * Filters, tasks (plain and with everything {@code _embedded}), process definitions:
	 * names in it.
	 */
	NAMES(Set.of("GET", "POST"),
			"filter|filter/[^/]+|task|task/[^/]+"
					+ "|process-definition|process-definition/[^/]+|process-definition/key/[^/]+"),
	/** A Camunda Form. */
	FORM(Set.of("GET"),
			"task/[^/]+/deployed-form|process-definition/[^/]+/deployed-start-form"
					+ "|process-definition/key/[^/]+/deployed-start-form"),
	/** The diagram. */
	DIAGRAM(Set.of("GET"), "process-definition/[^/]+/xml|process-definition/key/[^/]+/xml"),
	/** What a form is filled with when it opens. */
	FORM_VARIABLES(Set.of("GET"), "task/([^/]+)/form-variables");

	private static final Pattern ENGINE = Pattern.compile(".*?/camunda/api/engine/engine/[^/]+/(.+)");

	private final Set<String> methods;

	private final Pattern address;

	TasklistAnswer(Set<String> methods, String address) {
		this.methods = methods;
		this.address = Pattern.compile(address);
	}

	/**
	 * Whether every reader gets more than the engine answers, not only those who read
	 * another language.
	 */
	boolean completed() {
		return this == CARDS || this == FORM_VARIABLES;
	}

	/**
	 * @return empty for everything that passes untouched
	 */
	static Optional<TasklistAnswer> to(String method, String path) {
		return belowEngine(path).flatMap((address) -> Arrays.stream(values())
			.filter((answer) -> answer.methods.contains(method) && answer.address.matcher(address).matches())
			.findFirst());
	}

	/**
	 * The address below {@code /camunda/api/engine/engine/<name>/}; empty for other
	 * addresses.
	 */
	static Optional<String> belowEngine(String path) {
		Matcher matcher = ENGINE.matcher(path);
		return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

}
