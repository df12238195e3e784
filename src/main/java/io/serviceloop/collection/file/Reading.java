package io.serviceloop.collection.file;

import java.nio.charset.Charset;

/**
 * How a file is to be read, as far as somebody said it; the rest is found out.
 *
 * @param encoding of a text file; null where it is to be found out
 * @param delimiter between its columns; null where it is to be found out
 * @param sheet name of a sheet of a workbook; null for the one with the table
 * @param skipLines lines before the table
 */
public record Reading(Charset encoding, Character delimiter, String sheet, int skipLines) {

	/** Everything is found out. */
	public static final Reading GUESSED = new Reading(null, null, null, 0);

}
