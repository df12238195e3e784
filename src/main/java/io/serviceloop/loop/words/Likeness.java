package io.serviceloop.loop.words;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How alike two texts are: by the pairs of neighbouring characters that they share, which
 * works for Chinese too (A21). The browser reckons the same while a problem is typed.
 */
public final class Likeness {

	private Likeness() {
	}

	/** What is left when case, blanks and punctuation do not count. */
	public static String plain(String text) {
		return (text == null) ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{P}]+", "");
	}

	/** From 0, nothing shared, to 100, the same. */
	public static double percent(String one, String other) {
		Set<String> a = pairs(plain(one));
		Set<String> b = pairs(plain(other));
		if (a.isEmpty() && b.isEmpty()) {
			return 0;
		}
		Set<String> shared = new HashSet<>(a);
		shared.retainAll(b);
		return 200.0 * shared.size() / (a.size() + b.size());
	}

	private static Set<String> pairs(String text) {
		int[] letters = text.codePoints().toArray();
		return IntStream.range(1, letters.length)
			.mapToObj(i -> new String(letters, i - 1, 2))
			.collect(Collectors.toSet());
	}

}
