package io.serviceloop.collection.file;

import java.util.List;

/**
 * Something the reader of a report is told, language-free until it is read.
 *
 * @param line the row it is about, as an editor or spreadsheet numbers it; null where it
 * is about the whole file
 */
public record Note(Long line, String key, List<String> arguments) {

	/** A value as a sentence quotes it: short enough to be read. */
	public static String quote(String value) {
		return (value.length() <= 60) ? value : value.substring(0, 57) + "…";
	}

}
