package io.serviceloop.audit.record;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which deeds take a hand in what runs, or in who may do what, beside the work that the
 * models ask for: what only administrators and process owners may do.
 */
public final class Interventions {

	/** How the stems of such deeds begin. */
	private static final List<String> BEGINNINGS = List.of("suspend", "activate", "migrat", "modify", "restart",
			"setJob", "setExternalTaskRetries", "recalculate", "updateJob", "updateProcess", "setExecutionVariables",
			"patchExecutionVariables", "removeExecutionVariables", "setVariablesToProcess", "executeJob", "correlate",
			"messageEventReceived", "signal", "resolveIncident", "createIncident", "deploy", "deleteProcess",
			"deleteHistoric", "deleteDeployment", "deleteJob", "deleteUser", "deleteGroup", "deleteMembership",
			"deleteAuthorization", "saveUser", "saveGroup", "createMembership", "saveAuthorization");

	/**
	 * Of a record {@code r}: whether it is one of a person. What is between two words can
	 * be looked up, what is like one cannot.
	 */
	public static final String SQL = BEGINNINGS.stream()
		.map(begin -> "r.what >= '%1$s' and r.what < '%2$s' and r.what like '%1$s%%'".formatted(begin, after(begin)))
		.collect(Collectors.joining(" or ", "r.person is not null and r.outcome = 'done' and (", ")"));

	private Interventions() {
	}

	/** The first word after all that begin so. */
	private static String after(String begin) {
		int last = begin.length() - 1;
		return begin.substring(0, last) + (char) (begin.charAt(last) + 1);
	}

	/** Whether a person who does this takes a hand. */
	static boolean is(String what) {
		return BEGINNINGS.stream().anyMatch(what::startsWith);
	}

}
