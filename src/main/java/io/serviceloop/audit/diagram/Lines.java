package io.serviceloop.audit.diagram;

import java.util.ArrayList;
import java.util.List;

/** Breaks a label into lines that fit a width: at spaces, and in Chinese anywhere. */
final class Lines {

	private static final double NARROW = 6.1;

	private static final double WIDE = 11.5;

	private Lines() {
	}

	/**
	 * The lines of a text.
	 * @param width in the units of the picture
	 * @param most so many lines at most; what does not fit is cut, with an ellipsis
	 */
	static List<String> of(String text, double width, int most) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : words(text.strip())) {
			if (!line.isEmpty() && width(line + word.stripTrailing()) > width) {
				lines.add(line.toString().strip());
				line.setLength(0);
			}
			line.append(word);
		}
		if (!line.isEmpty()) {
			lines.add(line.toString().strip());
		}
		if (lines.size() > most) {
			String last = lines.get(most - 1);
			lines = new ArrayList<>(lines.subList(0, most));
			lines.set(most - 1,
					last.substring(0, last.offsetByCodePoints(0, last.codePointCount(0, last.length()) - 1)) + "…");
		}
		return lines;
	}

	private static List<String> words(String text) {
		List<String> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		text.codePoints().forEach(character -> {
			boolean breaks = Character.isWhitespace(character) || wide(character);
			word.appendCodePoint(Character.isWhitespace(character) ? ' ' : character);
			if (breaks) {
				words.add(word.toString());
				word.setLength(0);
			}
		});
		words.add(word.toString());
		return words;
	}

	private static double width(String text) {
		return text.codePoints().mapToDouble(character -> wide(character) ? WIDE : NARROW).sum();
	}

	private static boolean wide(int character) {
		return character >= 0x2E80;
	}

}
