package io.serviceloop.loop.form;

/**
 * Takes out of the registers what filing an answer wrote, so that they are as if it had
 * not come, and keeps it.
 *
 * @param <A> what was answered
 */
@FunctionalInterface
public interface Undo<A extends Record> {

	/**
	 * Takes it out.
	 * @param answer as it was filed
	 * @param submission the task, open again, with what its process knew before the
	 * answer; of who takes it back, now
	 * @param taken through which rows are taken out of the registers
	 */
	void undo(A answer, Submission submission, Taken taken);

}
