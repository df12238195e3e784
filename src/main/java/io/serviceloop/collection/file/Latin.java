package io.serviceloop.collection.file;

import java.nio.charset.Charset;

import com.ibm.icu.text.CharsetMatch;

/**
 * Which of the two Latin encodings of Windows a text is of. Both have the same letters
 * for German and Hungarian vowels; where they differ, a letter stands in one of them as
 * its languages have it: the Czech ř before a vowel, the Danish ø between consonants.
 *
 * @param charset the likelier one
 * @param doubtful whether it could as well be the other
 */
record Latin(Charset charset, boolean doubtful) {

	static final Charset WESTERN = Charset.forName("windows-1252");

	static final Charset CENTRAL = Charset.forName("windows-1250");

	/** How sure ICU has to be of one before it decides for us. */
	private static final int SURELY = 15;

	/** What Western Europe has no letter for. */
	private static final char UNKNOWN = '\uFFFD';

	/** Those that both have. */
	private static final String VOWELS = "aeiouyáéíóúýAEIOUYÁÉÍÓÚÝìùâôöüä";

	/**
	 * @param matches what ICU says of the text
	 */
	static Latin of(byte[] lines, CharsetMatch[] matches) {
		String western = new String(lines, WESTERN);
		String central = new String(lines, CENTRAL);
		int differing = 0;
		int[] votes = new int[2];
		for (int i = 0; i < western.length(); i++) {
			if (western.charAt(i) != central.charAt(i) && isLetter(central, i)) {
				char before = (i == 0) ? ' ' : western.charAt(i - 1);
				char after = (i + 1 == western.length()) ? ' ' : western.charAt(i + 1);
				if (Character.isLetter(before) || Character.isLetter(after)) {
					differing++;
					int vote = vote(western.charAt(i), before, after);
					votes[0] += Math.max(vote, 0);
					votes[1] += Math.max(-vote, 0);
				}
			}
		}
		if (differing == 0) {
			return new Latin(WESTERN, false);
		}
		int icu = icu(matches);
		int best = Math.max(votes[0], votes[1]);
		boolean sure = best > 1 && best > 2 * Math.min(votes[0], votes[1]);
		if (votes[0] == votes[1]) {
			return new Latin((icu > 0) ? CENTRAL : WESTERN, Math.abs(icu) < SURELY);
		}
		boolean isCentral = votes[0] > votes[1];
		boolean icuSure = Math.abs(icu) >= SURELY && (icu > 0) == isCentral;
		return new Latin(isCentral ? CENTRAL : WESTERN, !sure && !icuSure);
	}

	Charset other() {
		return charset.equals(WESTERN) ? CENTRAL : WESTERN;
	}

	private static boolean isLetter(String text, int at) {
		return Character.isLetter(text.charAt(at));
	}

	/**
	 * What a letter says by where it stands.
	 * @param letter as Western Europe reads it
	 * @return above 0 for Central Europe, below for Western, 0 where it may be either
	 */
	private static int vote(char letter, char before, char after) {
		boolean begins = !Character.isLetter(before);
		boolean ends = !Character.isLetter(after);
		boolean beforeVowel = VOWELS.indexOf(after) >= 0;
		switch (letter) {
			// Typographic signs within words: ł ą Ł Ą ť ź ľ Ť Ź and like.
			case '³', '¹', '¾', '¼', 'Ÿ', UNKNOWN:
				return 2;
			case '£', '¥', '¯', 'ª', 'º':
				return ends ? 0 : 2;
			case '¿':
				// The Spanish sign stands before a word, as the Polish letter may.
				return !begins ? 2 : ("aeoyuóąłr".indexOf(after) >= 0) ? 1 : -2;
			case 'œ':
				return (after == 'u') ? -2 : 1;
			// ě ň ů in words; Italian and French have these at the end.
			case 'ì', 'ò', 'ù', 'Ì', 'Ò', 'Ù':
				return ends ? -1 : 1;
			case 'à', 'å', 'Å', 'À':
				return -1;
			case 'è', 'È':
				return (begins && ends) ? -1
						: (begins || beforeVowel || (VOWELS.indexOf(before) >= 0 && "iuIU".indexOf(before) < 0)) ? 1
								: -1;
			case 'ø', 'Ø':
				return beforeVowel ? 1 : -1;
			case 'ê', 'Ê':
				return (ends || before == 'i') ? 1 : -1;
			case 'æ', 'Æ':
				return ends ? 1 : -1;
			case 'ñ', 'Ñ':
				return beforeVowel ? -1 : 1;
			case 'õ', 'Õ':
				return (after == 'e') ? -1 : 1;
			case 'ã', 'Ã':
				return (after == 'o') ? -1 : 1;
			case 'ï', 'Ï':
				return (VOWELS.indexOf(before) >= 0) ? -1 : 1;
			case 'þ', 'Þ':
				return begins ? -1 : 1;
			default:
				return 0;
		}
	}

	/** By the words around: how much surer of the one than of the other. */
	private static int icu(CharsetMatch[] matches) {
		int[] confidence = new int[2];
		for (CharsetMatch match : matches) {
			switch (match.getName()) {
				case "ISO-8859-2", "windows-1250" -> confidence[0] = Math.max(confidence[0], match.getConfidence());
				case "ISO-8859-1", "windows-1252" -> confidence[1] = Math.max(confidence[1], match.getConfidence());
				default -> {
					// Not of these two.
				}
			}
		}
		return confidence[0] - confidence[1];
	}

}
