package io.serviceloop;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The long way, {@code mvn -Pstorm verify}: what takes many rounds is done in all of them
 * there, while {@code mvn verify} does the first. Seeds are fixed, so that a failure
 * comes again.
 */
public final class Storm {

	/** Whether this is the long way. */
	public static final boolean ON = Boolean.getBoolean("serviceloop.storm");

	/**
	 * How long one kind of trial may go on in the long way, however many rounds are left.
	 */
	private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("storm.minutes", 20));

	private Storm() {
	}

	/** A source of chance for each round. */
	public static List<Random> rounds(int many) {
		return IntStream.range(0, ON ? many : 1).mapToObj(Storm::chance).toList();
	}

	/**
	 * A source of chance for a round. Neighbouring seeds as they are begin alike: the
	 * first thousand give the same first coin.
	 */
	public static Random chance(int round) {
		return new Random(new SplittableRandom(round).nextLong());
	}

	/**
	 * The numbers of rounds, until the time for one kind of trial is over.
	 * @param few rounds in {@code mvn verify}
	 * @param many rounds in the long way
	 */
	public static Iterable<Integer> numbers(int few, int many) {
		long begin = System.nanoTime();
		return () -> IntStream.range(0, ON ? many : few)
			.takeWhile(round -> round < few || System.nanoTime() - begin < LONGEST.toNanos())
			.iterator();
	}

	/** Says in one line what became of all rounds. */
	public static void say(String figures) {
		System.out.println("STORM " + figures);
	}

}
