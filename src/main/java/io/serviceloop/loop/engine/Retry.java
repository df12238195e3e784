package io.serviceloop.loop.engine;

import java.util.function.Predicate;
import java.util.function.Supplier;

/** Another try after a short pause that grows from try to try. */
public final class Retry {

	private Retry() {
	}

	/**
	 * Does something.
	 * @param tries how often at most
	 * @param mayHelp whether another try may end better after such a failure
	 */
	public static <T> T of(int tries, Supplier<T> work, Predicate<RuntimeException> mayHelp) {
		for (int attempt = 1;; attempt++) {
			try {
				return work.get();
			}
			catch (RuntimeException ex) {
				if (attempt == tries || !mayHelp.test(ex)) {
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
