package io.serviceloop.loop.form;

/**
 * Where a form is asked: the box of a diagram that has its stem.
 *
 * @param process id of the process
 * @param stem the form's name, as in {@code userTask_setGoals}
 * @param start whether it starts the process; otherwise it belongs to a user task
 */
public record Place(String process, String stem, boolean start) {

	/** The form of a user task. */
	public static Place task(String process, String stem) {
		return new Place(process, stem, false);
	}

	/** The start form of a process. */
	public static Place start(String process, String stem) {
		return new Place(process, stem, true);
	}

	/** The stem of a user task. */
	public static String stem(String taskKey) {
		return taskKey.replaceFirst("^userTask_", "");
	}

	/** The id of the user task; null for a start form. */
	public String taskKey() {
		return start ? null : "userTask_" + stem;
	}

}
