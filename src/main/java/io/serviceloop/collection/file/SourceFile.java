package io.serviceloop.collection.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;

import io.serviceloop.loop.words.SubmissionRefused;

/**
 * A file that was handed in, spooled to disk, and what it turned out to be. Its name is
 * not trusted: what counts is how it begins.
 *
 * @param kind {@code csv} or {@code xlsx}
 * @param charset of a CSV file as it lies on disk now; null for a workbook
 * @param written the one it was handed in with; null for a workbook
 * @param charsets what its encoding could as well be; empty where its bytes say it
 * @param brokenCharacters how many characters of a CSV file cannot be read
 * @param delimiter of a CSV file
 * @param sheet name of the sheet of a workbook that is read; null for a CSV file
 * @param sheets names of its visible sheets; empty for a CSV file
 * @param hiddenSheets names of those that are not looked at; empty for a CSV file
 * @param since1904 whether a workbook counts its days from 1904, not 1900
 */
public record SourceFile(Path path, String name, String kind, Charset charset, Charset written, List<Charset> charsets,
		long brokenCharacters, char delimiter, String sheet, List<String> sheets, List<String> hiddenSheets,
		boolean since1904) {

	private static final int SAMPLE = 1 << 16;

	/** How files begin that people take for a table, and what to tell them. */
	private static final Map<String, String> FOREIGN = new LinkedHashMap<>();

	static {
		FOREIGN.put("d0cf11e0a1b11ae1", "import.file.xls");
		FOREIGN.put("25504446", "import.file.pdf");
		FOREIGN.put("504b0506", "import.file.zip");
		for (String magic : List.of("89504e47", "ffd8ff", "47494638", "1f8b", "526172211a", "377abcaf271c", "7f454c46",
				"cafebabe", "425a68", "fd377a585a")) {
			FOREIGN.put(magic, "import.file.binary");
		}
	}

	/**
	 * Looks at a file of which nothing is known.
	 * @param skipLines how many lines stand before the table
	 * @throws SubmissionRefused as below
	 */
	public static SourceFile inspect(Path path, String name, int skipLines) throws IOException {
		return inspect(path, name, new Reading(null, null, null, skipLines));
	}

	/**
	 * Looks at a file. One in UTF-16 is written anew as UTF-8, in its place.
	 * @param reading what is known of it
	 * @throws SubmissionRefused where it is empty, or neither CSV nor XLSX; the sentence
	 * says what it is instead
	 */
	public static SourceFile inspect(Path path, String name, Reading reading) throws IOException {
		byte[] start;
		try (InputStream in = Files.newInputStream(path)) {
			start = in.readNBytes(SAMPLE);
		}
		String hex = HexFormat.of().formatHex(start, 0, Math.min(16, start.length));
		if (hex.startsWith("504b0304")) {
			return workbook(path, name, reading.sheet());
		}
		for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
			if (hex.startsWith(foreign.getKey())) {
				throw refused(name, foreign.getValue());
			}
		}
		Encoding found = Encoding.of(path);
		Charset charset = (reading.encoding() == null || isMarked(hex)) ? found.charset() : reading.encoding();
		boolean wide = charset.name().startsWith("UTF-16");
		if (!wide && isBinary(start)) {
			throw refused(name, "import.file.binary");
		}
		String text = new String(start, wide ? charset : StandardCharsets.ISO_8859_1).replace("\uFEFF", "")
			.strip()
			.toLowerCase(Locale.ROOT);
		if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml")) {
			throw refused(name, "import.file.html");
		}
		if (text.matches("(?s)\\{\\s*\".*|\\[\\s*\\{.*")) {
			throw refused(name, "import.file.json");
		}
		Charset written = charset;
		if (wide) {
			transcode(path, charset);
			charset = StandardCharsets.UTF_8;
		}
		long broken = charset.equals(StandardCharsets.UTF_8) && found.charset().equals(charset) ? found.broken()
				: Encoding.unreadable(path, charset);
		char delimiter = (reading.delimiter() != null) ? reading.delimiter()
				: Delimiter.of(sample(path, charset, reading.skipLines()));
		return new SourceFile(path, name, "csv", charset, written,
				(reading.encoding() == null) ? found.others() : List.of(), broken, delimiter, null, List.of(),
				List.of(), false);
	}

	/** A byte order mark says more than anybody who was told otherwise. */
	private static boolean isMarked(String hex) {
		return hex.startsWith("efbbbf") || hex.startsWith("fffe") || hex.startsWith("feff");
	}

	/** Behind it everything is UTF-8 with a mark: lines are found by single bytes. */
	private static void transcode(Path path, Charset charset) throws IOException {
		inItsPlace(path, plain -> {
			try (Reader in = new InputStreamReader(Files.newInputStream(path), charset);
					Writer out = new OutputStreamWriter(Files.newOutputStream(plain), StandardCharsets.UTF_8)) {
				int first = in.read();
				out.append('\uFEFF');
				if (first >= 0 && first != '\uFEFF') {
					out.write(first);
				}
				in.transferTo(out);
			}
		});
	}

	/** Writes a file anew. */
	private interface Rewriting {

		void write(Path plain) throws IOException;

	}

	private static void inItsPlace(Path path, Rewriting rewriting) throws IOException {
		Path plain = Files.createTempFile(path.getParent(), "feedback-" + ProcessHandle.current().pid() + "-",
				".plain");
		try {
			rewriting.write(plain);
			Files.move(plain, path, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(plain);
		}
	}

	/**
	 * The same text in another encoding, with another sign between its columns.
	 * @param encoding its own, or one of those it could as well be of
	 */
	public SourceFile as(Charset encoding, char between) {
		boolean own = encoding.equals(written);
		return new SourceFile(path, name, kind, own ? charset : encoding, encoding, charsets, brokenCharacters, between,
				sheet, sheets, hiddenSheets, since1904);
	}

	/** The same workbook, of which another sheet is read. */
	public SourceFile on(String other) {
		return new SourceFile(path, name, kind, charset, written, charsets, brokenCharacters, delimiter, other, sheets,
				hiddenSheets, since1904);
	}

	/**
	 * Its rows, from the first one behind the skipped lines.
	 * @throws SubmissionRefused where it is damaged
	 */
	public Rows rows(int skipLines) throws IOException {
		if (kind.equals("csv")) {
			return new CsvRows(this, skipLines);
		}
		try {
			return new XlsxRows(this, skipLines);
		}
		catch (IOException | RuntimeException ex) {
			throw refused(name, "import.file.damaged");
		}
	}

	/**
	 * How many columns its table has.
	 * @throws SubmissionRefused where they are too many
	 */
	int narrow(int columns) {
		if (columns > Rows.MAX_COLUMNS) {
			throw SubmissionRefused.invalid("file", name, "import.file.columns", String.valueOf(columns),
					String.valueOf(Rows.MAX_COLUMNS));
		}
		return columns;
	}

	private static SourceFile workbook(Path path, String name, String sheet) throws IOException {
		try (ZipFile zip = new ZipFile(path.toFile())) {
			if (zip.getEntry("xl/workbook.bin") != null) {
				throw refused(name, "import.file.xls");
			}
			if (zip.stream().noneMatch(entry -> entry.getName().equalsIgnoreCase("xl/workbook.xml"))) {
				throw refused(name, (zip.getEntry("content.xml") != null) ? "import.file.ods" : "import.file.zip");
			}
			if (!XlsxGuard.isHarmless(path)) {
				throw refused(name, "import.file.bomb");
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			// A broken archive ends anywhere; who sent it is still there, and is told.
			throw refused(name, "import.file.damaged");
		}
		try {
			if (XlsxGuard.hasWordedDates(path)) {
				inItsPlace(path, plain -> XlsxGuard.withDatesAsTexts(path, plain));
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			throw refused(name, "import.file.damaged");
		}
		try {
			Sheets sheets = Sheets.of(path, name);
			List<String> visible = sheets.visible();
			if (visible.isEmpty()) {
				throw refused(name, "import.file.noTable");
			}
			return new SourceFile(path, name, "xlsx", null, null, List.of(), 0, ' ',
					(sheet != null && visible.contains(sheet)) ? sheet : visible.get(0), visible, sheets.hidden(),
					sheets.since1904());
		}
		catch (IOException ex) {
			throw refused(name, "import.file.damaged");
		}
	}

	private static String sample(Path path, Charset charset, int skipLines) throws IOException {
		try (FileChannel file = FileChannel.open(path);
				InputStream in = (skipLines == 0) ? Channels.newInputStream(file)
						: LineIndex.of(path).from(file, skipLines + 1L)) {
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
