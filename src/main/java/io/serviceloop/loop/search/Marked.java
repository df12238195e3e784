package io.serviceloop.loop.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A text and what was found in it. The text is as people wrote it: whoever shows it
 * escapes it, and marks the pieces that were found.
 *
 * @param found in their order; none overlaps or touches another
 */
public record Marked(String text, List<Place> found) {

	/** So many chars of a text are enough to see what it is about. */
	private static final int EXCERPT = 160;

	/** So many of them stand before the first place. */
	private static final int LEAD = 30;

	/** A piece of the text. */
	public record Piece(String text, boolean found) {
	}

	/** The text in pieces, none of them empty. */
	public List<Piece> pieces() {
		List<Piece> pieces = new ArrayList<>();
		int done = 0;
		for (Place place : found) {
			if (place.from() > done) {
				pieces.add(new Piece(text.substring(done, place.from()), false));
			}
			pieces.add(new Piece(text.substring(place.from(), place.to()), true));
			done = place.to();
		}
		if (done < text.length()) {
			pieces.add(new Piece(text.substring(done), false));
		}
		return pieces;
	}

	static Marked whole(String text, Set<String> terms, WordAnalyzer analyzer) {
		List<Place> found = new ArrayList<>();
		for (WordAnalyzer.Word word : analyzer.words(text)) {
			if (terms.contains(word.term())) {
				Place last = found.isEmpty() ? null : found.get(found.size() - 1);
				if (last != null && word.place().from() <= last.to()) {
					found.set(found.size() - 1, new Place(last.from(), Math.max(last.to(), word.place().to())));
				}
				else {
					found.add(word.place());
				}
			}
		}
		return new Marked(text, List.copyOf(found));
	}

	/**
	 * The part of it in which most was found, on one line; its beginning where nothing
	 * was.
	 */
	Marked excerpt() {
		if (text.length() <= EXCERPT + LEAD) {
			return new Marked(oneLine(text), found);
		}
		int best = 0;
		int most = 0;
		// Both ends of the window only move on.
		int end = 0;
		for (int first = 0; first < found.size(); first++) {
			int start = found.get(first).from();
			while (end < found.size() && found.get(end).to() <= start + EXCERPT) {
				end++;
			}
			if (end - first > most) {
				most = end - first;
				best = Math.max(0, start - LEAD);
			}
		}
		int from = border(Math.min(best, text.length() - EXCERPT));
		int to = border(Math.min(text.length(), from + EXCERPT + LEAD));
		String before = (from > 0) ? "… " : "";
		int moved = before.length() - from;
		return new Marked(before + oneLine(text.substring(from, to)) + ((to < text.length()) ? " …" : ""),
				found.stream()
					.filter(place -> place.from() >= from && place.to() <= to)
					.map(place -> new Place(place.from() + moved, place.to() + moved))
					.toList());
	}

	/** A place near by where no English word and no character of two chars is cut. */
	private int border(int at) {
		int border = at;
		while (border > 0 && border < text.length() && at - border < LEAD && isWithinWord(border)) {
			border--;
		}
		return (border > 0 && border < text.length() && Character.isLowSurrogate(text.charAt(border))) ? border - 1
				: border;
	}

	private boolean isWithinWord(int at) {
		return isLatin(text.charAt(at - 1)) && isLatin(text.charAt(at));
	}

	private static boolean isLatin(char letter) {
		return Character.isLetterOrDigit(letter) && !Character.isIdeographic(letter);
	}

	private static String oneLine(String text) {
		return text.replaceAll("\\s", " ");
	}

}
