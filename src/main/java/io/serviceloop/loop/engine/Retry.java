package io.serviceloop.loop.engine;

import java.util.function.Predicate;
import java.util.function.Supplier;

/** Another try after a short pause that grows from try to try. */
public final class Retry {

	private static final int TRIES = 6;

	private Retry() {
	}

	/**
	 * Does something, up to six times.
	 * @param mayHelp whether another try may end better after such a failure
	 */
	public static <T> T of(Supplier<T> work, Predicate<RuntimeException> mayHelp) {
		for (int attempt = 1;; attempt++) {
			try {
				return work.get();
			}
			catch (RuntimeException ex) {
				if (attempt == TRIES || !mayHelp.test(ex)) {
					throw ex;
				}
				pause(attempt);
			}
		}
	}

	private static void pause(int attempt) {
		try {
			Thread.sleep(20L * attempt);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
