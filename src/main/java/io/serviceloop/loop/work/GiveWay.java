package io.serviceloop.loop.work;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.ServletException;

/**
 * What is dear gives way while others are served: it rests twice as long as it worked,
 * looking every few milliseconds, and goes on at full speed where nobody else asks for
 * anything. It is slower for it and never stands still.
 */
public final class GiveWay {

	/** So long it works before it looks, in nanoseconds. */
	private static final long LOOK_EVERY = 2_000_000;

	/** So long it rests at most before it goes on, in milliseconds. */
	private static final long LONGEST_REST = 10;

	private static final int RESTS = 2;

	private static final AtomicInteger SERVED = new AtomicInteger();

	/** Since when the dear work of this thread goes on; null where it does none. */
	private static final ThreadLocal<long[]> SINCE = new ThreadLocal<>();

	private GiveWay() {
	}

	/** A request. */
	public interface Request {

		void run() throws IOException, ServletException;

	}

	/** Serves what others give way to. */
	public static void serve(Request request) throws IOException, ServletException {
		SERVED.incrementAndGet();
		try {
			request.run();
		}
		finally {
			SERVED.decrementAndGet();
		}
	}

	/** Does what gives way, wherever it {@linkplain #look() looks}. */
	public static void dear(Request request) throws IOException, ServletException {
		SINCE.set(new long[] { System.nanoTime() });
		try {
			request.run();
		}
		finally {
			SINCE.remove();
		}
	}

	/**
	 * To be called in loops that may be long: rests where this thread does what is dear
	 * and others are being served.
	 */
	public static void look() {
		long[] since = SINCE.get();
		long worked = (since == null) ? 0 : System.nanoTime() - since[0];
		if (worked < LOOK_EVERY) {
			return;
		}
		if (SERVED.get() > 0) {
			try {
				Thread.sleep(Math.min(LONGEST_REST, RESTS * worked / 1_000_000));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		since[0] = System.nanoTime();
	}

}
