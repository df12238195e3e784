package io.serviceloop.collection.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

import io.serviceloop.loop.words.SubmissionRefused;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * The sheets of a workbook.
 *
 * @param visible names of those that are seen; of a workbook that hides all, of all
 * @param hidden names of the others
 * @param since1904 whether the days of the workbook are counted from 1904
 */
record Sheets(List<String> visible, List<String> hidden, boolean since1904) {

	private static final String STYLES = "(?i).*styles\\.xml";

	/**
	 * @param name of the file
	 * @throws SubmissionRefused where it is damaged
	 */
	static Sheets of(Path path, String name) throws IOException {
		try (ReadableWorkbook workbook = open(path)) {
			List<Sheet> all = workbook.getSheets().toList();
			List<Sheet> seen = all.stream().filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE).toList();
			List<Sheet> visible = seen.isEmpty() ? all : seen;
			return new Sheets(visible.stream().map(Sheet::getName).toList(),
					all.stream().filter(sheet -> !visible.contains(sheet)).map(Sheet::getName).toList(),
					workbook.isDate1904());
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

	/** A workbook needs no styles; its numbers are shown as they are then. */
	static ReadableWorkbook open(Path path) throws IOException {
		boolean styled;
		try (ZipFile zip = new ZipFile(path.toFile())) {
			styled = zip.stream().anyMatch(entry -> entry.getName().matches(STYLES));
		}
		return new ReadableWorkbook(path.toFile(), new ReadingOptions(styled, true));
	}

}
