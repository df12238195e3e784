package io.serviceloop.collection.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The sheets of a workbook. */
final class Sheets {

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

	/** Whether its days are counted from 1904. */
	static boolean since1904(Path path) throws IOException {
		try (ReadableWorkbook workbook = open(path)) {
			return workbook.isDate1904();
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

	private static ReadableWorkbook open(Path path) throws IOException {
		return new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
	}

}
