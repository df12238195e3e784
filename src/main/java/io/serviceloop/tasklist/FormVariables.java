package io.serviceloop.tasklist;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.overview.TaskContext;
import io.serviceloop.overview.work.Section;
import io.serviceloop.overview.work.Words;
import io.serviceloop.project.Project;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds to what a Camunda Form is filled with when it opens: the work so far, and first
 * values where they are known. None of it is stored before the person submits it.
 */
class FormVariables {

	private static final Logger log = LoggerFactory.getLogger(FormVariables.class);

	private final BiFunction<String, Locale, TaskContext> contexts;

	private final Supplier<List<People.Person>> people;

	/**
	 * @param contexts the context of a task by its id, for a reader
	 * @param people who there is, asked where a form offers people
	 */
	FormVariables(BiFunction<String, Locale, TaskContext> contexts, Supplier<List<People.Person>> people) {
		this.contexts = contexts;
		this.people = people;
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
			TaskContext context = contexts.apply(taskId, locale);
			put(answer, "workSoFar", workSoFar(context));
			preFill(context, answer);
			if (context.asks("checker")) {
				put(answer, "checkerChoices", "Json", Json.text(checkers(context)));
			}
			if (context.asks("sendBackTo")) {
				put(answer, "sendBackChoices", "Json", Json.text(steps(context)));
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

	/** What there is to know for a task, as Markdown, under the name of its project. */
	static String workSoFar(TaskContext context) {
		Words words = context.work().words();
		Section head = new Section(
				words.of("project", context.businessKey(), context.project().project().title(), context.lap()), null,
				List.of());
		return new Markdown(words.of("colon"))
			.of(Stream.concat(Stream.of(head), context.getSections().stream()).toList());
	}

	/**
	 * Whoever works here may check a plan, but the lead, who wrote it as a rule, and who
	 * decides it; nobody where the project runs in a model that has no check. Who cannot
	 * is refused when it is sent.
	 */
	private List<Map<String, String>> checkers(TaskContext context) {
		Project project = context.project().project();
		return !context.checkable() ? List.of()
				: people.get()
					.stream()
					.filter(person -> person.works() && !person.id().equals(project.lead())
							&& !person.id().equals(project.processOwner()))
					.map(person -> choice(person.name(), person.id()))
					.toList();
	}

	private static List<Map<String, String>> steps(TaskContext context) {
		return context.sendBackSteps()
			.stream()
			.map(step -> choice(context.work().words().code("task", "userTask_" + step), step))
			.toList();
	}

	private static Map<String, String> choice(String label, String value) {
		return Map.of("label", label, "value", value);
	}

	/** Everything else is the person's own judgement. */
	private static void preFill(TaskContext context, ObjectNode answer) {
		if (context.asks("completedOn")) {
			first(answer, "completedOn", context.today().toString());
		}
		if (context.overtakes()) {
			put(answer, "announcedLater", "yes");
		}
		if (context.asks("cost")) {
			put(answer, "currency", context.project().benefit().currency());
		}
	}

	private static void first(ObjectNode answer, String name, String value) {
		if (!value.isBlank() && answer.path(name).path("value").asText("").isBlank()) {
			put(answer, name, value);
		}
	}

	private static void put(ObjectNode answer, String name, String value) {
		put(answer, name, "String", value);
	}

	private static void put(ObjectNode answer, String name, String type, String value) {
		answer.putObject(name).put("type", type).put("value", value).putObject("valueInfo");
	}

}
