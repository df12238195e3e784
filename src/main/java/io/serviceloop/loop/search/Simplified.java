package io.serviceloop.loop.search;

import java.io.IOException;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Writes traditional characters as simplified ones, each for itself. Where several
 * traditional ones became one (後 and 后), all of them are found by any.
 */
public final class Simplified extends TokenFilter {

	/**
	 * What ICU leaves as it is, because mainland dictionaries keep both: pairs of what is
	 * written and what it is taken for.
	 */
	private static final String BESIDES_ICU = "覆复祇只衹只妳你帐账帳账峯峰隷隶凴凭";

	private static final char[] OF = table();

	private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

	Simplified(TokenStream input) {
		super(input);
	}

	/**
	 * Asking ICU for each word of a text takes minutes where this table takes none.
	 */
	private static char[] table() {
		char[] of = new char[Character.MAX_VALUE + 1];
		for (int i = 0; i < of.length; i++) {
			of[i] = (char) i;
		}
		Transliterator icu = Transliterator.getInstance("Traditional-Simplified");
		for (String from : new UnicodeSet(icu.getSourceSet())) {
			String to = icu.transliterate(from);
			if (from.length() == 1 && to.length() == 1) {
				of[from.charAt(0)] = to.charAt(0);
			}
		}
		for (int i = 0; i < BESIDES_ICU.length(); i += 2) {
			of[BESIDES_ICU.charAt(i)] = BESIDES_ICU.charAt(i + 1);
		}
		return of;
	}

	@Override
	public boolean incrementToken() throws IOException {
		if (!input.incrementToken()) {
			return false;
		}
		char[] letters = term.buffer();
		for (int i = 0; i < term.length(); i++) {
			letters[i] = OF[letters[i]];
		}
		return true;
	}

	/** A text in simplified characters. */
	public static String of(String text) {
		char[] letters = text.toCharArray();
		for (int i = 0; i < letters.length; i++) {
			letters[i] = OF[letters[i]];
		}
		return String.valueOf(letters);
	}

}
