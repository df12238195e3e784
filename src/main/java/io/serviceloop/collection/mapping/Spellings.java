package io.serviceloop.collection.mapping;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

/**
 * Words that differ in small and capital letters, in width, in signs that nobody sees or
 * in the script of Chinese only are one word, written as it came first.
 */
public final class Spellings {

	/** Beyond so many, a column holds no list of words, and each is kept as it is. */
	private static final int MOST = 10_000;

	private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

	private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\n\\t]]");

	private static final Pattern GAPS = Pattern.compile("[\\p{Z}\\s]+");

	private final Map<String, String> byKey = new LinkedHashMap<>();

	private final Map<String, String> known = new LinkedHashMap<>();

	/** Takes a word that is written so already. */
	public void add(String word) {
		if (byKey.size() < MOST) {
			byKey.putIfAbsent(key(word), word);
		}
	}

	/** The word as it is counted; null for null. */
	public String of(String word) {
		if (word == null) {
			return null;
		}
		String counted = known.get(word);
		if (counted == null) {
			String seen = seen(word);
			counted = (byKey.size() < MOST) ? byKey.computeIfAbsent(key(word), any -> seen)
					: byKey.getOrDefault(key(word), seen);
			if (known.size() < MOST) {
				known.put(word, counted);
			}
		}
		return counted;
	}

	/** What all spellings of a word have in common. */
	public static String key(String word) {
		String plain = Normalizer2.getNFKCCasefoldInstance().normalize(seen(word));
		return SIMPLIFIED.transliterate(plain).toLowerCase(Locale.ROOT).strip();
	}

	private static String seen(String word) {
		String seen = GAPS.matcher(UNSEEN.matcher(word).replaceAll("")).replaceAll(" ").strip();
		return seen.isEmpty() ? word : seen;
	}

}
