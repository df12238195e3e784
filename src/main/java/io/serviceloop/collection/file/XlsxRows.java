package io.serviceloop.collection.file;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serviceloop.loop.words.SubmissionRefused;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of one sheet of a workbook, streamed. */
final class XlsxRows implements Rows {

	private static final Pattern NOT_DATE_PART = Pattern
		.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+])[^]]*]|General", Pattern.CASE_INSENSITIVE);

	private static final Pattern DATE_PART = Pattern.compile("[ydhms]", Pattern.CASE_INSENSITIVE);

	/** Literal parts of a format. */
	private static final Pattern NOT_SHOWN = Pattern.compile("\"[^\"]*\"|\\\\.");

	private static final int ELAPSED_BUILT_IN = 46;

	private static final Pattern LEADING_ZEROS = Pattern.compile("((?:\"[^\"]*\"|\\\\.|-)*)(0{2,})(?:;.*)?");

	/** Hours beyond a day: how long something took, not when it was. */
	private static final Pattern ELAPSED = Pattern.compile("\\[[hms]+]", Pattern.CASE_INSENSITIVE);

	private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

	private final ReadableWorkbook workbook;

	private final Iterator<org.dhatim.fastexcel.reader.Row> rows;

	private final int skipLines;

	private final Merged merged;

	private long lastLine;

	private long read;

	private final SourceFile file;

	private int width;

	private boolean skipHidden;

	private long hidden;

	XlsxRows(SourceFile file, int skipLines) throws IOException {
		this.file = file;
		this.skipLines = skipLines;
		this.workbook = Sheets.open(file.path());
		try {
			Sheet sheet = Sheets.find(workbook, file.sheet());
			this.rows = sheet.openStream().iterator();
			this.merged = Merged.of(file.path(), sheet.getId());
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
	public double part() {
		return (merged.rows() == 0) ? 0 : Math.min(1, (double) read / merged.rows());
	}

	@Override
	public void skipHidden() {
		skipHidden = true;
	}

	@Override
	public long hidden() {
		return hidden;
	}

	@Override
	public Row next() throws IOException {
		try {
			while (rows.hasNext()) {
				org.dhatim.fastexcel.reader.Row row = rows.next();
				read++;
				// A sheet may leave the numbers of its rows out; then they follow each
				// other.
				lastLine = Math.max(row.getRowNum(), lastLine + 1);
				// A name above may be merged down into the first line of the table.
				Object[] filled = merged.fill(lastLine, cells(row));
				Object[] cells = (lastLine > skipLines) ? filled : null;
				hidden += (cells != null && row.isHidden()) ? 1 : 0;
				if (cells != null && !(skipHidden && row.isHidden())) {
					width = (width == 0) ? file.narrow(cells.length) : width;
					return new Row(lastLine, cells, null);
				}
			}
			return null;
		}
		catch (SubmissionRefused ex) {
			throw ex;
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
		if (cell.getType() == CellType.ERROR) {
			return null;
		}
		if (cell.getValue() instanceof BigDecimal number) {
			return isElapsed(cell) ? elapsed(number)
					: isDate(cell) ? date(cell, number) : shown(number, cell.getDataFormatString());
		}
		String text = (cell.getValue() instanceof Boolean flag) ? flag.toString().toUpperCase() : cell.getText();
		if (text.isBlank()) {
			return null;
		}
		return (text.length() <= MAX_CELL) ? text : new Oversized(text.strip().substring(0, MAX_CELL), text.length());
	}

	private static boolean isElapsed(Cell cell) {
		Integer id = cell.getDataFormatId();
		String format = cell.getDataFormatString();
		return (format == null) ? id != null && id == ELAPSED_BUILT_IN : ELAPSED.matcher(format).find();
	}

	/** As 30:05:00, which no time of day is. */
	private static String elapsed(BigDecimal days) {
		long seconds = days.multiply(DAY).setScale(0, RoundingMode.HALF_UP).longValue();
		return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, Math.abs(seconds / 60 % 60),
				Math.abs(seconds % 60));
	}

	/** A time of day alone is a text: its date would be the first of the calendar. */
	private static Object date(Cell cell, BigDecimal number) {
		try {
			if (number.signum() >= 0 && number.compareTo(BigDecimal.ONE) < 0) {
				// The 0 of a date is a cell that was empty where a formula looked.
				return isTime(cell) ? LocalTime
					.ofSecondOfDay(number.multiply(DAY).setScale(0, RoundingMode.HALF_UP).longValue() % 86_400)
					.toString() : null;
			}
			return cell.asDate();
		}
		catch (DateTimeException | ArithmeticException | ExcelReaderException ex) {
			return plain(number);
		}
	}

	private static boolean isTime(Cell cell) {
		String format = cell.getDataFormatString();
		Integer id = cell.getDataFormatId();
		return (format == null) ? id != null
				&& ((id >= 18 && id <= 22) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35) || id == 55 || id == 56)
				: format.toLowerCase(Locale.ROOT).contains("h");
	}

	/** A number as its format shows it, as far as that is how ids are written. */
	private static String shown(BigDecimal number, String format) {
		if (format != null && NOT_SHOWN.matcher(format).replaceAll("").contains("%")) {
			return plain(number.movePointRight(2)) + "%";
		}
		Matcher zeros = (format == null) ? null : LEADING_ZEROS.matcher(format);
		String plain = plain(number);
		if (zeros == null || !zeros.matches() || !plain.matches("\\d+")) {
			return plain;
		}
		return unquoted(zeros.group(1)) + "0".repeat(Math.max(0, zeros.group(2).length() - plain.length())) + plain;
	}

	private static String unquoted(String literal) {
		return literal.replace("\"", "").replace("\\", "");
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
