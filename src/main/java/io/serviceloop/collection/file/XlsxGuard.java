package io.serviceloop.collection.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Measures a workbook before it is parsed: small files can unpack to any size. What the
 * archive says of itself is not believed; it is unpacked once, into nothing, which costs
 * a fraction of parsing it.
 */
final class XlsxGuard {

	private static final long MAX_UNPACKED = 2L << 30;

	// Sheets of empty formatted rows pack 1:60; 1:1000 is what the method can do at most.
	private static final long MAX_RATIO = 200;

	private static final long RATIO_FREE = 64L << 20;

	private static final long MAX_TEXT = 64L << 20;

	private static final int MAX_ENTRIES = 10_000;

	private static final int MAX_COLUMN_LETTERS = 3;

	/**
	 * What the reader of workbooks takes for a broken one: dates in words of ISO 8601.
	 */
	private static final String WORDED_DATE = " t=\"d\"";

	private static final int BEGINNING = 1 << 18;

	private static final String TEXT = " t=\"str\"";

	private XlsxGuard() {
	}

	/**
	 * Whether sheets keep dates as ISO 8601 writes them, which is allowed, and few do.
	 */
	static boolean hasWordedDates(Path path) throws IOException {
		try (ZipFile zip = new ZipFile(path.toFile())) {
			for (ZipEntry entry : Collections.list(zip.entries())) {
				if (isSheet(entry)) {
					try (InputStream in = zip.getInputStream(entry)) {
						if (holds(in)) {
							return true;
						}
					}
				}
			}
		}
		return false;
	}

	/** Writes a workbook anew, with such dates as the texts that they are. */
	static void withDatesAsTexts(Path from, Path to) throws IOException {
		try (ZipFile zip = new ZipFile(from.toFile());
				ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
			for (ZipEntry entry : Collections.list(zip.entries())) {
				out.putNextEntry(new ZipEntry(entry.getName()));
				try (InputStream in = zip.getInputStream(entry)) {
					if (isSheet(entry)) {
						replace(in, out);
					}
					else {
						in.transferTo(out);
					}
				}
			}
		}
	}

	private static boolean isSheet(ZipEntry entry) {
		return entry.getName().matches("(?i)xl/worksheets/[^/]*\\.xml");
	}

	/** A sheet that has such dates has one among its first rows. */
	private static boolean holds(InputStream in) throws IOException {
		return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1).contains(WORDED_DATE);
	}

	private static void replace(InputStream in, OutputStream out) throws IOException {
		BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
		BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
		int matched = 0;
		for (int next = bytes.read(); next >= 0; next = bytes.read()) {
			if (next == WORDED_DATE.charAt(matched)) {
				matched++;
			}
			else {
				buffered.write(WORDED_DATE.getBytes(StandardCharsets.US_ASCII), 0, matched);
				matched = (next == WORDED_DATE.charAt(0)) ? 1 : 0;
				if (matched == 0) {
					buffered.write(next);
				}
			}
			if (matched == WORDED_DATE.length()) {
				buffered.write(TEXT.getBytes(StandardCharsets.US_ASCII));
				matched = 0;
			}
		}
		buffered.write(WORDED_DATE.getBytes(StandardCharsets.US_ASCII), 0, matched);
		buffered.flush();
	}

	/**
	 * Whether the workbook unpacks to a size, and has texts and cell addresses, that a
	 * real one would have.
	 */
	static boolean isHarmless(Path path) throws IOException {
		long packed = Files.size(path);
		long unpacked = 0;
		try (ZipFile zip = new ZipFile(path.toFile())) {
			List<? extends ZipEntry> entries = Collections.list(zip.entries());
			if (entries.size() > MAX_ENTRIES) {
				return false;
			}
			for (ZipEntry entry : entries) {
				try (InputStream in = zip.getInputStream(entry)) {
					unpacked = measure(in, unpacked, packed, entry.getName().endsWith(".xml"));
				}
				if (unpacked < 0) {
					return false;
				}
			}
		}
		return true;
	}

	private static long measure(InputStream in, long before, long packed, boolean xml) throws IOException {
		byte[] block = new byte[1 << 16];
		XmlLimits limits = new XmlLimits();
		long unpacked = before;
		for (int length = in.read(block); length >= 0; length = in.read(block)) {
			unpacked += length;
			if (unpacked > MAX_UNPACKED || (unpacked > RATIO_FREE && unpacked / packed > MAX_RATIO)) {
				return -1;
			}
			if (xml && !limits.hold(block, length)) {
				return -1;
			}
		}
		return unpacked;
	}

	/**
	 * What the parser does not limit: the length of a text, and the column up to which it
	 * makes room for a row.
	 */
	private static final class XmlLimits {

		private static final String ADDRESS = " r=\"";

		private boolean inTag;

		private long text;

		private int matched;

		private int letters;

		boolean hold(byte[] block, int length) {
			for (int i = 0; i < length; i++) {
				byte c = block[i];
				if (c == '<' || c == '>') {
					inTag = c == '<';
					text = 0;
					matched = 0;
				}
				else if (++text > MAX_TEXT || (inTag && !holdAddress(c))) {
					return false;
				}
			}
			return true;
		}

		private boolean holdAddress(byte c) {
			if (matched < ADDRESS.length()) {
				matched = (c == ADDRESS.charAt(matched)) ? matched + 1 : (c == ' ') ? 1 : 0;
				letters = 0;
			}
			else if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
				letters++;
			}
			else {
				matched = 0;
			}
			return letters <= MAX_COLUMN_LETTERS;
		}

	}

}
