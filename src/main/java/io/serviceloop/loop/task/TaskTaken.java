package io.serviceloop.loop.task;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * A task that nobody has is taken by who completes it. It ends with the same commit, so
 * nobody needs a right on it any more.
 */
public final class TaskTaken {

	private static final ThreadLocal<String> TAKEN = new ThreadLocal<>();

	private TaskTaken() {
	}

	/** Makes it the task of the person who is about to complete it. */
	public static void take(TaskEntity task, String person) {
		TAKEN.set(task.getId());
		try {
			task.setAssignee(person);
		}
		finally {
			TAKEN.remove();
		}
	}

	/** Whether a task is just being taken so. */
	public static boolean isTaken(String taskId) {
		return taskId.equals(TAKEN.get());
	}

}
