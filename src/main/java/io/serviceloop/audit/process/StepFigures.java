package io.serviceloop.audit.process;

/**
 * What is known of a task of the models over many projects; times in hours, of those that
 * are over.
 *
 * @param name in the language of the models
 * @param open how many are not over
 * @param completed how many were completed
 * @param otherwise how many ended otherwise
 * @param due how many of those that are over had a day
 * @param late how many of these were over after it
 * @param waiting until somebody had it; null where none is over
 * @param working from then on
 * @param whole both together
 * @param total all hours of all of them
 */
record StepFigures(String process, String taskKey, String name, int open, int completed, int otherwise, int due,
		int late, Spread waiting, Spread working, Spread whole, double total) {

	/** The part that was late; null where none had a day. */
	public Double lateShare() {
		return (due == 0) ? null : (double) late / due;
	}

}
