package io.serviceloop.handbook.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Violation;

/**
 * Which standards are looked at, as it stands in an address.
 *
 * @param text words that are searched; empty for all standards
 * @param chapter the code of a chapter; empty for all chapters
 */
public record BookQuery(String text, String chapter) {

	/**
	 * Reads it from the parameters of an address.
	 * @param wrong receives a chapter that there is not, which then does not narrow
	 */
	public static BookQuery of(Map<String, String> parameters, List<Violation> wrong) {
		String text = parameters.getOrDefault("text", "").strip();
		String chapter = parameters.getOrDefault("chapter", "").strip();
		if (chapter.isEmpty() || Handbook.CHAPTERS.contains(chapter)) {
			return new BookQuery(text, chapter);
		}
		wrong.add(Violation.of("chapter", chapter, "wrong.choice", String.join(", ", Handbook.CHAPTERS)));
		return new BookQuery(text, "");
	}

	/** The same in another chapter; in all where it is empty. */
	BookQuery in(String other) {
		return new BookQuery(text, other);
	}

	/** Whether words are searched. */
	public boolean searches() {
		return !text.isEmpty();
	}

	/** An address with this query. */
	String address(String path, int page) {
		Map<String, String> given = new LinkedHashMap<>();
		given.put("text", text);
		given.put("chapter", chapter);
		given.values().removeIf(String::isEmpty);
		return Paging.address(path, given, page);
	}

}
