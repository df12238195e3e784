package io.serviceloop.loop.form;

/** What a form can show of the work so far. */
public enum Known {

	/** Every register of the project, in the order of the steps. */
	EVERYTHING,

	/** And the imported records in numbers: counting a million takes seconds. */
	EVERYTHING_AND_RECORDS,

	/** The cause that is in question, and how it was found (A25, A27, A28). */
	CAUSE,

	/** The plan of the lap, by problem (A29-A31, E16). */
	PLAN,

	/** Where the actions of the lap stand (A33). */
	PROGRESS,

	/**
	 * The action that the task is about: why, what is known of it, what was tried before,
	 * and who wants to drop it (A32, A35, E48).
	 */
	ACTION,

	/** The decision of a review that the task is about (A33). */
	DECISION,

	/** The goals as this lap measured them (A37, A38). */
	RESULT,

	/** What worked, by goal (A41). */
	WHAT_WORKED,

	/** The standard that is to be approved, and what it replaces (A41). */
	STANDARD,

	/** The laps side by side (A39, A40). */
	LAPS

}
