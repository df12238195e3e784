package io.serviceloop.loop.task;

/**
 * The documentation of a user task speaks to two readers: to those who do the task, and
 * then to process owners, of what they may change.
 */
public final class TaskDescription {

	private static final String TO_OWNERS = "Yours to change:";

	private TaskDescription() {
	}

	/**
	 * What is said to those who do the task: all of it where nothing is said to owners.
	 * @param documentation null for none
	 * @return null where there is none
	 */
	public static String of(String documentation) {
		if (documentation == null) {
			return null;
		}
		int toOwners = documentation.indexOf(TO_OWNERS);
		return ((toOwners < 0) ? documentation : documentation.substring(0, toOwners)).strip();
	}

}
