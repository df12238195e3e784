package io.serviceloop.collection.file;

import java.io.Closeable;
import java.io.IOException;

/** The rows of a file, one after the other, blank ones left out. */
public interface Rows extends Closeable {

	/**
	 * Longest cell that is taken: as many characters as a spreadsheet can hold in one.
	 */
	int MAX_CELL = 32_767;

	/**
	 * The next row that is not blank; null after the last one.
	 * @throws UnreadableFile where nothing behind this point can be read
	 */
	Row next() throws IOException;

	/** Reads only these columns from now on; the others are just measured. */
	void only(boolean[] columns);

	/**
	 * @param line where the row begins, from 1, as an editor or spreadsheet numbers it
	 * @param cells a String, a LocalDateTime (true date cells), an {@link Oversized}, or
	 * null where blank or not asked for
	 * @param refusal why the row cannot be read; null where it can
	 */
	record Row(long line, Object[] cells, RowRefused refusal) {

		public Object cell(int column) {
			return (column < cells.length) ? cells[column] : null;
		}

		/** The cell as a person would read it; empty where there is nothing. */
		public String text(int column) {
			Object cell = cell(column);
			if (cell instanceof Oversized oversized) {
				return oversized.beginning() + "…";
			}
			return (cell == null) ? "" : cell.toString().strip();
		}

	}

	/** Stands for a cell longer than {@link #MAX_CELL}, so that it need not be kept. */
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
