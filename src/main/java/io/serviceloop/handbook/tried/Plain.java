package io.serviceloop.handbook.tried;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import io.serviceloop.loop.search.Simplified;

/**
 * A text without what only changes how it looks: width, accents, characters that cannot
 * be seen, and the kind of its white space. Each of its chars knows where it stands in
 * the text as it was written.
 */
final class Plain {

	private final StringBuilder text = new StringBuilder();

	private int[] from;

	private int[] to;

	/**
	 * A word in small letters, or one Chinese character.
	 *
	 * @param capital whether it begins with a capital
	 */
	record Word(String folded, int from, int to, boolean capital) {

		boolean isHan() {
			return Character.isIdeographic(folded.codePointAt(0));
		}

		int letters() {
			return (int) folded.codePoints().filter(Character::isLetter).count();
		}

	}

	Plain(String written) {
		from = new int[written.length() + 16];
		to = new int[from.length];
		int next;
		for (int at = 0; at < written.length(); at = next) {
			int character = written.codePointAt(at);
			next = at + Character.charCount(character);
			if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
				add(' ', at, next);
			}
			else if (!UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
				String parts = Normalizer.normalize(written.substring(at, next), Normalizer.Form.NFKD);
				for (int i = 0; i < parts.length(); i++) {
					if (Character.getType(parts.codePointAt(i)) != Character.NON_SPACING_MARK) {
						add(parts.charAt(i), at, next);
					}
				}
			}
		}
	}

	private void add(char letter, int at, int next) {
		if (text.length() == from.length) {
			from = Arrays.copyOf(from, 2 * from.length);
			to = Arrays.copyOf(to, 2 * to.length);
		}
		from[text.length()] = at;
		to[text.length()] = next;
		text.append(letter);
	}

	/** The text. */
	String text() {
		return text.toString();
	}

	/** Where something that begins at a place of it begins as it was written. */
	int from(int at) {
		return from[at];
	}

	/** Where something that ends before a place of it ends as it was written. */
	int to(int at) {
		return to[at - 1];
	}

	/** Its words in their order. */
	List<Word> words() {
		List<Word> words = new ArrayList<>();
		int next;
		for (int at = 0; at < text.length(); at = next) {
			int first = Character.codePointAt(text, at);
			next = at + Character.charCount(first);
			if (Character.isLetterOrDigit(first)) {
				while (!Character.isIdeographic(first) && next < text.length() && goesOn(next)) {
					next += Character.charCount(Character.codePointAt(text, next));
				}
				words.add(new Word(folded(text.substring(at, next)), at, next,
						Character.isUpperCase(first) || Character.isTitleCase(first)));
			}
		}
		return words;
	}

	private boolean goesOn(int at) {
		int character = Character.codePointAt(text, at);
		return Character.isLetterOrDigit(character) && !Character.isIdeographic(character);
	}

	/** In both directions, for some letters are alike in capitals alone (ß and SS). */
	private static String folded(String word) {
		return Simplified.of(word.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
	}

}
