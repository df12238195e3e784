package io.serviceloop.loop.gate;

import java.util.List;

import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Who has the current command done: a person, or nobody, which is the engine itself. */
final class Caller {

	private Caller() {
	}

	static boolean isPerson() {
		return id() != null;
	}

	/** The id of the person; null where the engine works by itself. */
	static String id() {
		return Context.getCommandContext().getAuthenticatedUserId();
	}

	/** The groups of the person; empty where the engine works by itself. */
	static List<String> groups() {
		Authentication person = Context.getCommandContext().getAuthentication();
		return (person == null || person.getGroupIds() == null) ? List.of() : person.getGroupIds();
	}

	/** Refuses every person; the engine itself passes. */
	static void refuse(String message) {
		if (isPerson()) {
			throw SubmissionRefused.forbidden("request", null, message);
		}
	}

}
