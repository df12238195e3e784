package io.serviceloop.handbook.file;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file that is written from its beginning to its end, and kept nowhere meanwhile.
 * Whatever it is given is text, and never a mark of its format.
 */
interface Paper extends Closeable {

	/**
	 * A heading.
	 * @param level 1 for the whole, 2 for a chapter, 3 for a standard, 4 for a part of it
	 */
	void heading(int level, String text) throws IOException;

	/** Something short that is said of what stands above, with what it is. */
	void fact(String label, String value) throws IOException;

	/** A text of several lines. */
	void text(String text) throws IOException;

}
