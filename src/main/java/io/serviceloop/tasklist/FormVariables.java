package io.serviceloop.tasklist;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.tasklist.work.HandbookDraft;
import io.serviceloop.tasklist.work.Rows;
import io.serviceloop.tasklist.work.WorkSoFar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds to what a Camunda Form is filled with when it opens: the work so far, and first
 * values where they are known. None of it is stored before the person submits it.
 */
class FormVariables {

	private static final Logger log = LoggerFactory.getLogger(FormVariables.class);

	private final Function<String, JsonNode> contexts;

	private final WorkSoFar workSoFar;

	/**
	 * @param contexts the context of a task by its id; null where it has none
	 */
	FormVariables(Function<String, JsonNode> contexts, WorkSoFar workSoFar) {
		this.contexts = contexts;
		this.workSoFar = workSoFar;
	}

	/**
	 * @param variableNames what the form asked for, separated by commas; null for
	 * everything, as Camunda Forms do
	 * @param answer the variables the engine gave, by name; changed in place
	 */
	void complete(String taskId, String variableNames, ObjectNode answer, Locale locale) {
		if (variableNames != null && !Arrays.asList(variableNames.split(",")).contains("workSoFar")) {
			return;
		}
		try {
			JsonNode context = contexts.apply(taskId);
			String formKey = (context == null) ? "" : Rows.text(context, "formKey");
			if (workSoFar.isShownBy(formKey)) {
				put(answer, "workSoFar", workSoFar.describe(formKey, context, locale));
				preFill(formKey, context, answer, locale);
			}
		}
		catch (SubmissionRefused noProject) {
			// Such as the task of somebody who is away.
			log.debug("Task {} belongs to no project", taskId);
		}
		catch (RuntimeException broken) {
			// The task can still be worked on, and a form that does not open would stop
			// the project.
			log.warn("No work so far for task {}", taskId, broken);
		}
	}

	private void preFill(String formKey, JsonNode context, ObjectNode answer, Locale locale) {
		switch (formKey) {
			case "trainStaff", "runPilot", "implementAction" ->
				first(answer, "completedOn", Rows.text(context, "today"));
			case "standardise" -> {
				HandbookDraft draft = HandbookDraft.of(context.path("project"), workSoFar.words(locale));
				first(answer, "handbookTitle", draft.title());
				first(answer, "handbookText", draft.text());
			}
			default -> {
				// Everything else is the person's own judgement.
			}
		}
	}

	private static void first(ObjectNode answer, String name, String value) {
		if (!value.isBlank() && answer.path(name).path("value").asText("").isBlank()) {
			put(answer, name, value);
		}
	}

	private static void put(ObjectNode answer, String name, String value) {
		answer.putObject(name).put("type", "String").put("value", value).putObject("valueInfo");
	}

}
