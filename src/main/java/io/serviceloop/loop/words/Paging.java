package io.serviceloop.loop.words;

import java.util.List;
import java.util.Map;

/** Which part of a list is asked for, as it stands in an address. */
public final class Paging {

	/** Entries of a page where nobody says otherwise. */
	private static final int USUAL_SIZE = 25;

	private Paging() {
	}

	/**
	 * The page that is asked for, from 0; the first where none is named.
	 * @param largest entries a page may have, for the sentence
	 * @param wrong receives what is no page, which then is the first
	 */
	public static int page(Map<String, String> given, int largest, List<Violation> wrong) {
		return number(given, "page", 0, 0, Integer.MAX_VALUE, largest, wrong);
	}

	/**
	 * How many entries a page has, from 1 to the largest; 25 where nobody says.
	 * @param wrong receives what is no such number, which then is 25
	 */
	public static int size(Map<String, String> given, int largest, List<Violation> wrong) {
		return number(given, "size", USUAL_SIZE, 1, largest, largest, wrong);
	}

	private static int number(Map<String, String> given, String name, int usual, int least, int most, int largest,
			List<Violation> wrong) {
		String value = given.getOrDefault(name, "");
		if (value.isEmpty()) {
			return usual;
		}
		if (value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
			return Integer.parseInt(value);
		}
		wrong.add(Violation.of(name, value.replace('\0', '␀'), "wrong.page", largest));
		return usual;
	}

}
