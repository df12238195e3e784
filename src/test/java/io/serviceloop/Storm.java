package io.serviceloop;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The long way, {@code mvn -Pstorm verify}: what takes many rounds is done in all of them
 * there, while {@code mvn verify} does the first. Seeds are fixed, so that a failure
 * comes again.
 */
public final class Storm {

	/** Whether this is the long way. */
	public static final boolean ON = Boolean.getBoolean("serviceloop.storm");

	private Storm() {
	}

	/** A source of chance for each round. */
	public static List<Random> rounds(int many) {
		return IntStream.range(0, ON ? many : 1).mapToObj(Random::new).toList();
	}

}
