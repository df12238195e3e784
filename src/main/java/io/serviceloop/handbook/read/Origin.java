package io.serviceloop.handbook.read;

import java.util.List;

/**
 * The project that a version of a standard comes from, as far as the reader may know of
 * it (E06).
 *
 * @param version of the standard
 * @param project its business key; null for who may not see it, as what follows
 * @param title of the project
 */
public record Origin(int version, String project, String title, int lap, List<Action> actions) {

	/**
	 * An action that worked, and the cause that it removed. What kind they were is for
	 * everybody, what the project wrote of them is not.
	 *
	 * @param id null for who may not see the project, to whom those of one kind are one
	 * @param kind null where it was not said
	 * @param causeClass null where no cause was verified
	 * @param measure null for who may not see the project
	 * @param cause null for who may not see the project
	 */
	public record Action(String id, String kind, String causeClass, String measure, String cause) {
	}

}
