package io.serviceloop.collection.file;

import java.io.Closeable;
import java.io.IOException;

import io.serviceloop.loop.words.SubmissionRefused;

/** The rows of a file, one after the other, blank ones left out. */
public interface Rows extends Closeable {

	/**
	 * Longest cell that is taken: as many characters as a spreadsheet can hold in one.
	 */
	int MAX_CELL = 32_767;

	/**
	 * Most columns that are taken: more than any export of a tool has, and few enough to
	 * judge each of them at once.
	 */
	int MAX_COLUMNS = 2_000;

	/**
	 * The next row that is not blank; null after the last one.
	 * @throws UnreadableFile where nothing behind this point can be read
	 * @throws SubmissionRefused where the first one has more than {@link #MAX_COLUMNS}
	 */
	Row next() throws IOException;

	/** Reads only these columns from now on; the others are just measured. */
	void only(boolean[] columns);

	/** How much of the file has been read, 0 to 1; 0 where nobody can know. */
	double part();

	/** Leaves out the rows that a sheet hides, from now on. */
	void skipHidden();

	/** How many hidden rows there were so far, left out or not. */
	long hidden();

	/**
	 * @param line where the row begins, from 1, as an editor or spreadsheet numbers it
	 * @param cells a String, a LocalDateTime (true date cells), an {@link Oversized}, or
	 * null where blank or not asked for
	 * @param refusal why the row cannot be read; null where it can
	 * @param remark what is odd about its cells, though it can be read; null where
	 * nothing is
	 */
	record Row(long line, Object[] cells, RowRefused refusal, Note remark) {

		public Row(long line, Object[] cells, RowRefused refusal) {
			this(line, cells, refusal, null);
		}

		public Object cell(int column) {
			return (column < cells.length) ? cells[column] : null;
		}

		/** The cell as a person would read it; empty where there is nothing. */
		public String text(int column) {
			Object cell = cell(column);
			if (cell instanceof Oversized oversized) {
				return Note.quote(oversized.beginning()) + "…";
			}
			return (cell == null) ? "" : cell.toString().strip();
		}

	}

	/**
	 * Stands for a cell longer than {@link #MAX_CELL}: its beginning, as much as that
	 * where the row is no monster, and how long it is.
	 */
	record Oversized(String beginning, long length) {
	}

	/** A file that turns out to be damaged on the way. */
	class UnreadableFile extends IOException {

		private static final long serialVersionUID = 1L;

		UnreadableFile(Throwable cause) {
			super(cause);
		}

	}

}
