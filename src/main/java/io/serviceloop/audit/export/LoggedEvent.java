package io.serviceloop.audit.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.serviceloop.audit.trail.TaskDone;

/**
 * One moment in the life of a task or of a step that the application takes itself: the
 * same in every format.
 *
 * @param id the same whenever it is exported
 * @param kind of the activity: {@code userTask}, or the engine's word for the step
 * @param person who did it, or to whom the task was given; null where nobody is known
 * @param forWhom for whom, where somebody stands in; null otherwise
 * @param subject the problem or action that it is about; null for the whole project
 */
record LoggedEvent(String id, String businessKey, String process, String definitionId, int version, String instanceId,
		String activityId, String kind, String taskKey, String name, Transition transition, Instant time, String person,
		String forWhom, int lap, String subject) {

	static final String USER_TASK = "userTask";

	/** The words of the standard life cycle of XES; lower case, as files have them. */
	enum Transition {

		schedule, start, reassign, complete, ate_abort, withdraw

	}

	/**
	 * That a task was given to somebody.
	 *
	 * @param task id
	 */
	record Handed(String task, String person, Instant at) {
	}

	/** A step that is no task, as the history has it. */
	record Step(String businessKey, String id, String process, String definitionId, int version, String instanceId,
			String kind, String stepKey, String name, Instant began, Instant ended, int lap, String subject,
			long sequence) {
	}

	private record Lived(Instant began, long sequence, String id, List<LoggedEvent> events) {
	}

	/**
	 * What happened in a project, in its order; of what has the same time, what began
	 * first, as the engine has counted it.
	 * @param handed by the id of a task, the first first
	 */
	static List<LoggedEvent> of(List<TaskDone> tasks, Map<String, List<Handed>> handed, List<Step> steps) {
		return Stream
			.concat(tasks.stream()
				.map(task -> new Lived(task.created(), task.sequence(), task.id(),
						of(task, handed.getOrDefault(task.id(), List.of())))),
					steps.stream().map(step -> new Lived(step.began(), step.sequence(), step.id(), List.of(of(step)))))
			.sorted(Comparator.comparing(Lived::began).thenComparing(Lived::sequence).thenComparing(Lived::id))
			.flatMap(lived -> lived.events().stream())
			.sorted(Comparator.comparing(LoggedEvent::time))
			.toList();
	}

	/** The life of a task: it came, was given to people, and ended. */
	static List<LoggedEvent> of(TaskDone task, List<Handed> handed) {
		List<LoggedEvent> events = new ArrayList<>();
		events.add(at(task, Transition.schedule, task.created(), null, 0));
		String holder = null;
		if (task.taken() != null) {
			holder = handed.isEmpty() ? task.assignee() : handed.get(0).person();
			// Who is given a task with its beginning is noted a moment before it.
			events.add(at(task, Transition.start, later(task.created(), task.taken()), holder, 0));
		}
		for (int i = 1; i < handed.size(); i++) {
			Handed next = handed.get(i);
			if (!next.person().equals(holder)) {
				holder = next.person();
				events.add(at(task, Transition.reassign, next.at(), holder, i));
			}
		}
		if (task.ended() != null) {
			String by = (task.completedBy() == null) ? task.assignee() : task.completedBy();
			events.add(task.completed() ? at(task, Transition.complete, task.ended(), by, 0) : at(task,
					(task.taken() == null) ? Transition.withdraw : Transition.ate_abort, task.ended(), null, 0));
		}
		return events;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static LoggedEvent at(TaskDone task, Transition transition, Instant time, String person, int number) {
		String forWhom = (person == null || person.equals(task.owner()) || !person.equals(task.assignee())) ? null
				: task.owner();
		return new LoggedEvent(id(task.id(), transition, number), task.businessKey(), task.process(),
				task.definitionId(), task.version(), task.instanceId(), task.id(), USER_TASK, task.taskKey(),
				named(task.name(), task.taskKey()), transition, time, person, forWhom, task.lap(), task.subject());
	}

	private static LoggedEvent of(Step step) {
		return new LoggedEvent(id(step.id(), Transition.complete, 0), step.businessKey(), step.process(),
				step.definitionId(), step.version(), step.instanceId(), step.id(), step.kind(), step.stepKey(),
				named(step.name(), step.stepKey()), Transition.complete, step.ended(), null, null, step.lap(),
				step.subject());
	}

	/** Programs know what has no name by nothing. */
	private static String named(String name, String key) {
		return (name == null || name.isBlank()) ? key : name;
	}

	private static String id(String activity, Transition transition, int number) {
		return UUID.nameUUIDFromBytes((activity + " " + transition + " " + number).getBytes(StandardCharsets.UTF_8))
			.toString();
	}

}
