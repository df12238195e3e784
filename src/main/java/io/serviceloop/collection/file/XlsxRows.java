package io.serviceloop.collection.file;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.regex.Pattern;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The rows of the first visible sheet of a workbook, streamed. */
final class XlsxRows implements Rows {

	private static final Pattern NOT_DATE_PART = Pattern
		.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+])[^]]*]|General", Pattern.CASE_INSENSITIVE);

	private static final Pattern DATE_PART = Pattern.compile("[ydhms]", Pattern.CASE_INSENSITIVE);

	private final ReadableWorkbook workbook;

	private final Iterator<org.dhatim.fastexcel.reader.Row> rows;

	private final int skipLines;

	private long lastLine;

	XlsxRows(SourceFile file, int skipLines) throws IOException {
		this.skipLines = skipLines;
		this.workbook = new ReadableWorkbook(file.path().toFile(), new ReadingOptions(true, true));
		try {
			Sheet sheet = workbook.getSheets()
				.filter(candidate -> candidate.getVisibility() == SheetVisibility.VISIBLE)
				.findFirst()
				.orElseGet(workbook::getFirstSheet);
			this.rows = sheet.openStream().iterator();
		}
		catch (RuntimeException | IOException ex) {
			workbook.close();
			throw ex;
		}
	}

	@Override
	public void only(boolean[] columns) {
		// The cells are parsed before they can be told apart: nothing to save.
	}

	@Override
	public Row next() throws IOException {
		try {
			while (rows.hasNext()) {
				org.dhatim.fastexcel.reader.Row row = rows.next();
				// A sheet may leave the numbers of its rows out; then they follow each
				// other.
				lastLine = Math.max(row.getRowNum(), lastLine + 1);
				Object[] cells = (lastLine > skipLines) ? cells(row) : null;
				if (cells != null) {
					return new Row(lastLine, cells, null);
				}
			}
			return null;
		}
		catch (RuntimeException ex) {
			// Whatever the reader stumbles over (broken XML, references to nowhere), the
			// sheet ends there.
			throw new UnreadableFile(ex);
		}
	}

	private static Object[] cells(org.dhatim.fastexcel.reader.Row row) {
		Object[] cells = new Object[row.getCellCount()];
		boolean blank = true;
		for (int i = 0; i < cells.length; i++) {
			Cell cell = row.getCell(i);
			cells[i] = (cell == null) ? null : value(cell);
			blank &= cells[i] == null;
		}
		return blank ? null : cells;
	}

	private static Object value(Cell cell) {
		if (cell.getValue() instanceof BigDecimal number) {
			return isDate(cell) ? date(cell, number) : plain(number);
		}
		String text = (cell.getValue() instanceof Boolean flag) ? flag.toString().toUpperCase() : cell.getText();
		if (text.isBlank()) {
			return null;
		}
		return (text.length() <= MAX_CELL) ? text : new Oversized(text.strip().substring(0, 40), text.length());
	}

	private static Object date(Cell cell, BigDecimal number) {
		try {
			return cell.asDate();
		}
		catch (DateTimeException | ArithmeticException | ExcelReaderException ex) {
			return plain(number);
		}
	}

	private static boolean isDate(Cell cell) {
		String format = cell.getDataFormatString();
		if (format != null) {
			return DATE_PART.matcher(NOT_DATE_PART.matcher(format).replaceAll("")).find();
		}
		// Built-in formats of East Asian editions that a workbook does not spell out.
		Integer id = cell.getDataFormatId();
		return id != null && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58));
	}

	/**
	 * A number as the sheet shows it: 15 digits, as many as a spreadsheet calculates
	 * with.
	 */
	private static String plain(BigDecimal number) {
		BigDecimal rounded = number.round(new MathContext(15)).stripTrailingZeros();
		return (Math.abs(rounded.scale()) > 60) ? rounded.toString() : rounded.toPlainString();
	}

	@Override
	public void close() throws IOException {
		workbook.close();
	}

}
