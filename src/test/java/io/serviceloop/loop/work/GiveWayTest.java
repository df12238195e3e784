package io.serviceloop.loop.work;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is dear rests while others are served, and only then. */
class GiveWayTest {

	private static final int PIECES = 20;

	@Test
	void whatIsDearRestsTwiceAsLongAsItWorksWhileOthersAreServed() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch over = new CountDownLatch(1);
		Thread other = new Thread(() -> {
			try {
				GiveWay.serve(() -> {
					begun.countDown();
					try {
						over.await();
					}
					catch (InterruptedException ex) {
						Thread.currentThread().interrupt();
					}
				});
			}
			catch (IOException | ServletException ex) {
				throw new IllegalStateException(ex);
			}
		});
		other.start();
		begun.await();
		try {
			// A lower bound: how long it takes beyond that is the machine's business.
			assertThat(rested(true)).isGreaterThan(PIECES * 4L);
			assertThat(rested(false)).as("what is not dear").isZero();
		}
		finally {
			over.countDown();
			other.join();
		}
		assertThat(rested(true)).as("nobody else is served").isZero();
	}

	/**
	 * How many milliseconds were slept at least, of pieces of three milliseconds each.
	 */
	private static long rested(boolean dear) throws Exception {
		long[] slept = new long[1];
		GiveWay.Request work = () -> {
			for (int i = 0; i < PIECES; i++) {
				long begin = System.nanoTime();
				while (System.nanoTime() - begin < 3_000_000) {
					Thread.onSpinWait();
				}
				long waits = waits();
				long before = System.nanoTime();
				GiveWay.look();
				slept[0] += (waits() > waits) ? (System.nanoTime() - before) / 1_000_000 : 0;
			}
		};
		if (dear) {
			GiveWay.dear(work);
		}
		else {
			work.run();
		}
		return slept[0];
	}

	/**
	 * How often this thread has waited for something: a rest counts, a busy machine does
	 * not.
	 */
	private static long waits() {
		return java.lang.management.ManagementFactory.getThreadMXBean()
			.getThreadInfo(Thread.currentThread().getId())
			.getWaitedCount();
	}

}
