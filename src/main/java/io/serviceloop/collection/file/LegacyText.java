package io.serviceloop.collection.file;

/**
 * How well bytes of a text read as each of the encodings from before Unicode, as shares
 * from 0 to 1. Statistics of whole languages, as ICU's, need long texts and take three
 * umlauts for Chinese; the shapes of words need none.
 */
final class LegacyText {

	private static final double RARE = 0.3;

	private final byte[] bytes;

	LegacyText(byte[] bytes) {
		this.bytes = bytes;
	}

	/** Common characters and punctuation of pairs of bytes; rare ones count little. */
	double gb18030() {
		double good = 0;
		int all = 0;
		for (int i = 0; i < bytes.length; i++) {
			int lead = at(i);
			if (lead < 0x80) {
				continue;
			}
			all++;
			int trail = at(i + 1);
			if (lead == 0x80 || lead == 0xFF || trail < 0x30 || trail == 0x7F || trail == 0xFF) {
				continue;
			}
			if (trail < 0x40) {
				i += (at(i + 2) >= 0x81 && at(i + 3) >= 0x30 && at(i + 3) < 0x40) ? 3 : 0;
				continue;
			}
			boolean plain = trail >= 0xA1;
			good += (plain && (lead <= 0xA3 || (lead >= 0xB0 && lead <= 0xD7)) && lead >= 0xA1) ? 1
					: (plain && lead >= 0xD8 && lead <= 0xF7) ? RARE : (lead >= 0x81 && lead <= 0xA0) ? RARE / 3 : 0;
			i++;
		}
		return share(good, all);
	}

	/** The common half of Big5 and its punctuation; the other half counts little. */
	double big5() {
		double good = 0;
		int all = 0;
		for (int i = 0; i < bytes.length; i++) {
			int lead = at(i);
			if (lead < 0x80) {
				continue;
			}
			all++;
			int trail = at(i + 1);
			boolean pair = lead >= 0xA1 && lead <= 0xF9
					&& ((trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE));
			if (pair) {
				good += (lead <= 0xC6) ? 1 : (lead >= 0xC9) ? RARE : 0;
				i++;
			}
		}
		return share(good, all);
	}

	/** Letters in words of their own, small ones before no capital. */
	double cyrillic() {
		double good = 0;
		int all = 0;
		for (int i = 0; i < bytes.length; i++) {
			int c = at(i);
			if (c < 0x80) {
				continue;
			}
			all++;
			int before = at(i - 1);
			int after = at(i + 1);
			boolean letter = c >= 0xC0 || c == 0xA8 || c == 0xB8;
			boolean inLatin = isAscii(before) || isAscii(after);
			boolean capitalInside = c >= 0xC0 && c <= 0xDF && before >= 0xE0;
			good += (letter && !inLatin && !capitalInside) ? 1 : isTypography(c) ? 1 : 0;
		}
		return share(good, all);
	}

	/** Single letters among those without accents, and typographic signs. */
	double latin() {
		double good = 0;
		int all = 0;
		for (int i = 0; i < bytes.length; i++) {
			int c = at(i);
			if (c < 0x80) {
				continue;
			}
			all++;
			boolean alone = at(i - 1) < 0x80 || at(i + 1) < 0x80;
			boolean accented = isAscii(at(i - 1)) || isAscii(at(i + 1));
			// A word of one letter, as à, or one within marks.
			boolean word = !isAscii(at(i - 1)) && !isAscii(at(i + 1)) && at(i - 1) < 0x80 && at(i + 1) < 0x80;
			boolean letter = c >= 0xC0 || c == 0x8A || c == 0x8C || c == 0x8E || c == 0x9A || c == 0x9C || c == 0x9E
					|| c == 0x9F || c == 0xA3 || c == 0xA5 || c == 0xAA || c == 0xAF || c == 0xB3 || c == 0xB9
					|| c == 0xBA || c == 0xBC || c == 0xBE || c == 0xBF || c == 0x8D || c == 0x8F || c == 0x9D;
			good += (letter && alone && (accented || word)) ? 1 : isTypography(c) ? 1 : 0;
		}
		return share(good, all);
	}

	private static double share(double good, int all) {
		return (all == 0) ? 0 : good / all;
	}

	private static boolean isTypography(int c) {
		return c == 0x80 || c == 0x85 || (c >= 0x91 && c <= 0x97) || c == 0xA0 || c == 0xAB || c == 0xBB || c == 0x84
				|| c == 0x82 || c == 0xA9 || c == 0xAE || c == 0xB0 || c == 0x99 || c == 0xA7;
	}

	private static boolean isAscii(int c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private int at(int i) {
		return (i >= 0 && i < bytes.length) ? bytes[i] & 0xFF : 0;
	}

}
