package io.serviceloop.collection.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import io.serviceloop.loop.words.SubmissionRefused;

/**
 * A file that was handed in, spooled to disk, and what it turned out to be. Its name is
 * not trusted: what counts is how it begins.
 *
 * @param kind {@code csv} or {@code xlsx}
 * @param charset of a CSV file; null for a workbook
 * @param brokenCharacters how many characters of a CSV file cannot be read
 * @param delimiter of a CSV file
 */
public record SourceFile(Path path, String name, String kind, Charset charset, long brokenCharacters, char delimiter) {

	private static final int SAMPLE = 1 << 16;

	/** How files begin that people take for a table, and what to tell them. */
	private static final Map<String, String> FOREIGN = new LinkedHashMap<>();

	static {
		FOREIGN.put("d0cf11e0a1b11ae1", "import.file.xls");
		FOREIGN.put("25504446", "import.file.pdf");
		FOREIGN.put("fffe", "import.file.utf16");
		FOREIGN.put("feff", "import.file.utf16");
		FOREIGN.put("504b0506", "import.file.zip");
		for (String magic : List.of("89504e47", "ffd8ff", "47494638", "1f8b", "526172211a", "377abcaf271c", "7f454c46",
				"cafebabe", "425a68", "fd377a585a")) {
			FOREIGN.put(magic, "import.file.binary");
		}
	}

	/**
	 * Looks at a file.
	 * @param skipLines how many lines stand before the table
	 * @throws SubmissionRefused where it is empty, or neither CSV nor XLSX; the sentence
	 * says what it is instead
	 */
	public static SourceFile inspect(Path path, String name, int skipLines) throws IOException {
		byte[] start;
		try (InputStream in = Files.newInputStream(path)) {
			start = in.readNBytes(SAMPLE);
		}
		String hex = HexFormat.of().formatHex(start, 0, Math.min(16, start.length));
		if (hex.startsWith("504b0304")) {
			return workbook(path, name);
		}
		for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
			if (hex.startsWith(foreign.getKey())) {
				throw refused(name, foreign.getValue());
			}
		}
		if (isBinary(start)) {
			throw refused(name, "import.file.binary");
		}
		String text = new String(start, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
		if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml")) {
			throw refused(name, "import.file.html");
		}
		Encoding encoding = Encoding.of(path);
		char delimiter = Delimiter.of(sample(path, encoding.charset(), skipLines));
		return new SourceFile(path, name, "csv", encoding.charset(), encoding.broken(), delimiter);
	}

	/**
	 * Its rows, from the first one behind the skipped lines.
	 * @throws SubmissionRefused where it is damaged
	 */
	public Rows rows(int skipLines) throws IOException {
		try {
			return kind.equals("csv") ? new CsvRows(this, skipLines) : new XlsxRows(this, skipLines);
		}
		catch (RuntimeException ex) {
			throw refused(name, "import.file.damaged");
		}
	}

	private static SourceFile workbook(Path path, String name) throws IOException {
		try (ZipFile zip = new ZipFile(path.toFile())) {
			if (zip.getEntry("xl/workbook.bin") != null) {
				throw refused(name, "import.file.xls");
			}
			if (zip.stream().noneMatch(entry -> entry.getName().equalsIgnoreCase("xl/workbook.xml"))) {
				throw refused(name, "import.file.zip");
			}
			if (!XlsxGuard.isHarmless(path)) {
				throw refused(name, "import.file.bomb");
			}
		}
		catch (ZipException | IllegalArgumentException ex) {
			throw refused(name, "import.file.damaged");
		}
		return new SourceFile(path, name, "xlsx", null, 0, ' ');
	}

	private static String sample(Path path, Charset charset, int skipLines) throws IOException {
		try (InputStream in = (skipLines == 0) ? Files.newInputStream(path) : LineIndex.of(path).from(skipLines + 1L)) {
			return new String(in.readNBytes(SAMPLE), charset);
		}
	}

	/** Some control characters may be dirt in a table; many of them are no table. */
	private static boolean isBinary(byte[] start) {
		int controls = 0;
		for (byte b : start) {
			controls += (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B) ? 1 : 0;
		}
		return controls > Math.max(4, start.length / 20);
	}

	public static SubmissionRefused refused(String name, String key) {
		return SubmissionRefused.invalid("file", name, key);
	}

}
