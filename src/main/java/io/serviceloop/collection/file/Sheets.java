package io.serviceloop.collection.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The sheets of a workbook, and which of them holds the table. */
final class Sheets {

	private static final int LOOKED_AT = 60;

	private Sheets() {
	}

	/** The names of the visible sheets; of a workbook that hides all, of all. */
	static List<String> visible(Path path, String name) throws IOException {
		try (ReadableWorkbook workbook = open(path)) {
			return candidates(workbook).stream().map(Sheet::getName).toList();
		}
		catch (RuntimeException ex) {
			throw SourceFile.refused(name, "import.file.damaged");
		}
	}

	/** The sheet that has the most rows of two cells or more in its beginning. */
	static String withTable(Path path, String name) throws IOException {
		try (ReadableWorkbook workbook = open(path)) {
			String best = null;
			int most = -1;
			for (Sheet sheet : candidates(workbook)) {
				int rows = rows(sheet);
				if (rows > most) {
					best = sheet.getName();
					most = rows;
				}
			}
			return best;
		}
		catch (RuntimeException ex) {
			throw SourceFile.refused(name, "import.file.damaged");
		}
	}

	static Sheet find(ReadableWorkbook workbook, String name) {
		return workbook.getSheets()
			.filter(sheet -> sheet.getName().equals(name))
			.findFirst()
			.orElseGet(workbook::getFirstSheet);
	}

	private static List<Sheet> candidates(ReadableWorkbook workbook) {
		List<Sheet> visible = workbook.getSheets()
			.filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
			.toList();
		return visible.isEmpty() ? workbook.getSheets().toList() : visible;
	}

	private static int rows(Sheet sheet) {
		int rows = 0;
		try {
			Iterator<org.dhatim.fastexcel.reader.Row> iterator = sheet.openStream().iterator();
			for (int i = 0; i < LOOKED_AT && iterator.hasNext(); i++) {
				long filled = iterator.next()
					.stream()
					.filter(cell -> cell != null && !cell.getText().isBlank())
					.limit(2)
					.count();
				rows += (filled > 1) ? 1 : 0;
			}
		}
		catch (IOException | RuntimeException ex) {
			// A broken sheet is found broken where it is read; others may be sound.
		}
		return rows;
	}

	private static ReadableWorkbook open(Path path) throws IOException {
		return new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
	}

}
