package io.serviceloop.loop.form;

import java.util.List;
import java.util.Set;

import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;

/**
 * The check of a task tried on answers that are put down before the task is completed:
 * mistakes in what is there are refused as ever, what is missing is not missed yet, and
 * nothing is filed.
 */
public final class Trial {

	private static final ThreadLocal<Set<String>> GIVEN = new ThreadLocal<>();

	private Trial() {
	}

	/** Runs a check up to the point where it would begin to file. */
	public static void of(Set<String> given, Runnable check) {
		GIVEN.set(given);
		try {
			check.run();
		}
		catch (Over over) {
			// Nothing is wrong with what is there.
		}
		finally {
			GIVEN.remove();
		}
	}

	/**
	 * Where a check has seen everything: ends a trial, and does nothing where there is
	 * none.
	 */
	static void end(List<Violation> violations) {
		Set<String> given = GIVEN.get();
		if (given != null) {
			List<Violation> ofGiven = violations.stream()
				.filter(violation -> given.contains(violation.variable()))
				.toList();
			throw ofGiven.isEmpty() ? new Over() : SubmissionRefused.invalid(ofGiven);
		}
	}

	private static final class Over extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Over() {
			super(null, null, false, false);
		}

	}

}
