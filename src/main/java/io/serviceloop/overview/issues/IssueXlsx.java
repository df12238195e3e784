package io.serviceloop.overview.issues;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The list as a workbook that can be handed on: columns of fitting width, a first row
 * that stays and filters, days that are days, ready to be printed on wide paper. Texts
 * are texts, whatever they begin with: no spreadsheet computes them, not even when
 * somebody opens the cell. Rows go out while they come.
 */
final class IssueXlsx implements Closeable {

	/** What a cell holds at most. */
	private static final int LONGEST = 32_767;

	private static final int ROWS_AT_ONCE = 200;

	private static final String DAY = "yyyy-mm-dd";

	/** Marks a cell as text for good. */
	private static final String TEXT = "@";

	private final Workbook workbook;

	private final Worksheet sheet;

	private final int columns;

	private int rows;

	/**
	 * Begins with the first row.
	 * @param name of the sheet
	 */
	IssueXlsx(OutputStream out, String name, List<String> titles) throws IOException {
		workbook = new Workbook(out, "ServiceLoop", "1.0");
		sheet = workbook.newWorksheet(name);
		columns = titles.size();
		for (int column = 0; column < columns; column++) {
			sheet.width(column, IssueColumn.values()[column].width());
			sheet.inlineString(0, column, titles.get(column));
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

	/** Writes a row: texts, days, or null for an empty cell. */
	void write(List<?> cells) {
		rows++;
		for (int column = 0; column < columns; column++) {
			Object cell = (column < cells.size()) ? cells.get(column) : null;
			if (cell instanceof LocalDate day) {
				sheet.value(rows, column, day);
			}
			else if (cell != null) {
				sheet.inlineString(rows, column, fitting(cell.toString()));
			}
			sheet.style(rows, column)
				.format((column == IssueColumn.dueDate.ordinal()) ? DAY : TEXT)
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
	 * Adds a second sheet that says what belongs into the columns.
	 * @param name of that sheet
	 */
	void examples(String name, List<String> titles, List<String> examples) throws IOException {
		sheet.setAutoFilter(0, 0, rows, columns - 1);
		sheet.finish();
		Worksheet second = workbook.newWorksheet(name);
		second.width(0, 45);
		second.width(1, 70);
		for (int row = 0; row < titles.size(); row++) {
			second.inlineString(row, 0, titles.get(row));
			second.inlineString(row, 1, examples.get(row));
			second.style(row, 0).bold().wrapText(true).verticalAlignment("top").set();
			second.style(row, 1).format(TEXT).wrapText(true).verticalAlignment("top").set();
		}
	}

	private static String fitting(String text) {
		return (text.length() <= LONGEST) ? text : text.substring(0, LONGEST - 1) + "…";
	}

	@Override
	public void close() throws IOException {
		sheet.setAutoFilter(0, 0, rows, columns - 1);
		workbook.close();
	}

}
