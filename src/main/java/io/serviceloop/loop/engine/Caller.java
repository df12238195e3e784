package io.serviceloop.loop.engine;

import java.util.List;

import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Who has the current command done: a person, or nobody, which is the engine itself. */
public final class Caller {

	private Caller() {
	}

	/** Whether a person has it done. */
	public static boolean isPerson() {
		return id() != null;
	}

	/** The id of the person; null where the engine works by itself. */
	public static String id() {
		return Context.getCommandContext().getAuthenticatedUserId();
	}

	/** The groups of the person; empty where the engine works by itself. */
	public static List<String> groups() {
		Authentication person = Context.getCommandContext().getAuthentication();
		return (person == null || person.getGroupIds() == null) ? List.of() : person.getGroupIds();
	}

	/** Refuses every person; the engine itself passes. */
	public static void refuse(String message) {
		if (isPerson()) {
			throw SubmissionRefused.forbidden("request", null, message);
		}
	}

}
