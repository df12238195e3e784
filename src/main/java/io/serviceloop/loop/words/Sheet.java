package io.serviceloop.loop.words;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A list as a workbook that can be handed on: columns of fitting width, a first row that
 * stays and filters, days that are days, ready to be printed on wide paper. Texts are
 * texts, whatever they begin with: no spreadsheet computes them, not even when somebody
 * opens the cell. Rows go out while they come.
 */
public final class Sheet implements Closeable {

	/** The media type of the file. */
	public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	/** What a cell holds at most. */
	private static final int LONGEST = 32_767;

	private static final int ROWS_AT_ONCE = 200;

	private static final String DAY = "yyyy-mm-dd";

	/** It has Chinese and Latin letters, so that no program mixes two. */
	private static final String LETTERS = "Microsoft YaHei";

	private static final double POINTS = 10;

	/** Marks a cell as text for good. */
	private static final String TEXT = "@";

	private final Workbook workbook;

	private final Worksheet sheet;

	private final List<Column> columns;

	private int rows;

	/**
	 * A column.
	 *
	 * @param width in characters
	 * @param days whether its cells are days; otherwise they are texts, or numbers where
	 * a number is given
	 * @param defined the name of the definition of its cells, as in
	 * {@code definition.<name>}; null where they need none, which no number does
	 */
	public record Column(String title, int width, boolean days, String defined) {

		/** A column of texts that speak for themselves. */
		public Column(String title, int width) {
			this(title, width, false, null);
		}

	}

	/**
	 * Begins with the first row.
	 * @param name of the sheet
	 */
	public Sheet(OutputStream out, String name, List<Column> columns) throws IOException {
		workbook = new Workbook(out, "ServiceLoop", "1.0");
		workbook.setGlobalDefaultFont(LETTERS, POINTS);
		sheet = workbook.newWorksheet(name);
		this.columns = columns;
		for (int column = 0; column < columns.size(); column++) {
			sheet.width(column, columns.get(column).width());
			sheet.inlineString(0, column, columns.get(column).title());
			sheet.style(0, column)
				.bold()
				.fontColor("FFFFFF")
				.fillColor("155CB5")
				.wrapText(true)
				.verticalAlignment("center")
				.borderStyle("thin")
				.borderColor("B9C3CE")
				.set();
		}
		sheet.rowHeight(0, 48);
		sheet.freezePane(0, 1);
		sheet.repeatRows(0);
		sheet.pageOrientation("landscape");
		sheet.setFitToPage(true);
		sheet.fitToWidth((short) 1);
		sheet.fitToHeight((short) 0);
		sheet.footer("&P / &N", Position.RIGHT);
		sheet.footer(name, Position.LEFT);
	}

	/** Writes a row: texts, days, numbers, or null for an empty cell. */
	public void write(List<?> cells) {
		rows++;
		for (int column = 0; column < columns.size(); column++) {
			Object cell = (column < cells.size()) ? cells.get(column) : null;
			if (cell instanceof LocalDate day) {
				sheet.value(rows, column, day);
			}
			else if (cell instanceof Number number) {
				sheet.value(rows, column, number);
			}
			else if (cell != null) {
				sheet.inlineString(rows, column, fitting(cell.toString()));
			}
			sheet.style(rows, column)
				.format(columns.get(column).days() ? DAY : (cell instanceof Number) ? "General" : TEXT)
				.wrapText(true)
				.verticalAlignment("top")
				.borderStyle("thin")
				.borderColor("B9C3CE")
				.set();
		}
		if (rows % ROWS_AT_ONCE == 0) {
			try {
				sheet.flush();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/**
	 * Ends the list, and adds a second sheet that explains it: what belongs into a
	 * column, or what its numbers mean. Nothing is written after it.
	 * @param name of that sheet
	 * @param explained what is explained, with its explanation, in their order
	 */
	public void explain(String name, Map<String, String> explained) throws IOException {
		sheet.setAutoFilter(0, 0, rows, columns.size() - 1);
		sheet.finish();
		Worksheet second = workbook.newWorksheet(name);
		second.width(0, 45);
		second.width(1, 70);
		int row = 0;
		for (Map.Entry<String, String> one : explained.entrySet()) {
			second.inlineString(row, 0, one.getKey());
			second.inlineString(row, 1, one.getValue());
			second.style(row, 0).bold().wrapText(true).verticalAlignment("top").set();
			second.style(row, 1).format(TEXT).wrapText(true).verticalAlignment("top").set();
			row++;
		}
	}

	private static String fitting(String text) {
		return (text.length() <= LONGEST) ? text : text.substring(0, LONGEST - 1) + "…";
	}

	@Override
	public void close() throws IOException {
		sheet.setAutoFilter(0, 0, rows, columns.size() - 1);
		workbook.close();
	}

}
