package io.serviceloop.loop.form;

/**
 * What JSON can say and nobody means: characters that no register keeps, and numbers
 * beyond everything that is measured, whose sums and quotients are no numbers any more.
 */
final class Unusable {

	/** A text of at most so many characters is a name, an id, a unit: one line. */
	static final int LONGEST_LINE = 200;

	/** No metric has greater values. */
	private static final double GREATEST = 1e12;

	/** What is closer to 0 is meant as 0. */
	private static final double SMALLEST = 1e-9;

	private Unusable() {
	}

	/**
	 * The key of what is wrong with a text; null where nothing is.
	 * @param line whether it is one line, without control characters
	 */
	static String text(String text, boolean line) {
		if (text.indexOf('\0') >= 0) {
			// PostgreSQL knows no character 0.
			return "wrong.character";
		}
		// An unpaired half of a character is a code point of its own; a pair is none.
		if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
			return "wrong.halfCharacter";
		}
		return (line && text.codePoints().anyMatch(Character::isISOControl)) ? "wrong.controlCharacter" : null;
	}

	/** The key of what is wrong with a number; null where nothing is. */
	static String number(double number) {
		double size = Math.abs(number);
		return (size > GREATEST || size > 0 && size < SMALLEST) ? "wrong.magnitude" : null;
	}

}
