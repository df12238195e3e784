package io.serviceloop.collection.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;

/**
 * Finds out which encoding a text file has, by reading all of it: the first foreign
 * character may stand in its last row. A few broken bytes do not turn a UTF-8 file into
 * another one.
 *
 * @param charset the likeliest
 * @param broken how many byte sequences are no character in UTF-8; 0 for other encodings,
 * where it is not counted
 * @param others what else it could as well be, for somebody to choose from; empty where
 * the bytes say it
 */
record Encoding(Charset charset, long broken, List<Charset> others) {

	/** Of so many broken lines one has to be sound, for both to be meant. */
	private static final int MIXED = 10;

	private static final char UNKNOWN = '\uFFFD';

	/** Those of Taiwan and Hong Kong, the plain one first. */
	private static final List<Charset> BIG5 = List.of(Charset.forName("Big5"), Charset.forName("x-windows-950"),
			Charset.forName("Big5-HKSCS"));

	private static final int MAX_SAMPLE = 1 << 16;

	private static final int MAX_LINE = 1 << 12;

	/** Nearer together than this, two encodings cannot be told apart. */
	private static final double MARGIN = 0.12;

	static Encoding of(Path path) throws IOException {
		byte[] start;
		try (InputStream in = Files.newInputStream(path)) {
			start = in.readNBytes(MAX_SAMPLE);
		}
		Charset wide = wide(start);
		return (wide == null) ? narrow(path) : new Encoding(wide, 0, List.of());
	}

	/** How many characters of a file are none in an encoding. */
	static long unreadable(Path path, Charset charset) throws IOException {
		long count = 0;
		char[] block = new char[1 << 16];
		try (Reader in = new InputStreamReader(Files.newInputStream(path), charset)) {
			for (int length = in.read(block); length >= 0; length = in.read(block)) {
				for (int i = 0; i < length; i++) {
					count += (block[i] == UNKNOWN) ? 1 : 0;
				}
			}
		}
		return count;
	}

	private static long unreadable(byte[] text, Charset charset) {
		return new String(text, charset).chars().filter(c -> c == UNKNOWN).count();
	}

	/** UTF-16, with a byte order mark or without; null for everything else. */
	private static Charset wide(byte[] start) {
		int first = (start.length < 2) ? 0 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
		if (first == 0xFFFE) {
			return StandardCharsets.UTF_16LE;
		}
		if (first == 0xFEFF) {
			return StandardCharsets.UTF_16BE;
		}
		// Line ends and commas are there in every language, and half of each is a zero.
		int little = 0;
		int big = 0;
		int zeros = 0;
		for (int i = 0; i + 1 < start.length; i += 2) {
			boolean evenSign = isSign(start[i]);
			boolean oddSign = isSign(start[i + 1]);
			little += (evenSign && start[i + 1] == 0) ? 1 : 0;
			big += (oddSign && start[i] == 0) ? 1 : 0;
			zeros += (start[i] == 0 || start[i + 1] == 0) ? 1 : 0;
		}
		if (Math.max(little, big) <= 2 || Math.max(little, big) < 4 * Math.min(little, big)
				|| zeros * 50 < start.length) {
			return null;
		}
		return (little > big) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
	}

	private static boolean isSign(byte b) {
		return b == '\n' || b == '\r' || b == ',' || b == ';' || b == '\t' || b == '"' || (b >= '0' && b <= '9');
	}

	private static Encoding narrow(Path path) throws IOException {
		long good = 0;
		long broken = 0;
		int following = 0;
		ByteArrayOutputStream foreign = new ByteArrayOutputStream();
		byte[] row = new byte[MAX_LINE];
		int length = 0;
		boolean high = false;
		long goodBefore = 0;
		long brokenBefore = 0;
		long goodLines = 0;
		long brokenLines = 0;
		try (InputStream in = Files.newInputStream(path)) {
			byte[] block = new byte[1 << 16];
			for (int read = in.read(block); read >= 0; read = in.read(block)) {
				for (int i = 0; i < read; i++) {
					int b = block[i] & 0xFF;
					high |= b >= 0x80;
					if (length < MAX_LINE) {
						row[length++] = block[i];
					}
					if (b == '\n') {
						if (high && broken > brokenBefore && foreign.size() < MAX_SAMPLE) {
							foreign.write(row, 0, length);
						}
						goodLines += (good > goodBefore && broken == brokenBefore) ? 1 : 0;
						brokenLines += (broken > brokenBefore) ? 1 : 0;
						goodBefore = good;
						brokenBefore = broken;
						length = 0;
						high = false;
					}
					if (following > 0 && (b & 0xC0) == 0x80) {
						following--;
						good += (following == 0) ? 1 : 0;
						continue;
					}
					broken += (following > 0) ? 1 : 0;
					following = (b >= 0xC2 && b < 0xE0) ? 1
							: (b >= 0xE0 && b < 0xF0) ? 2 : (b >= 0xF0 && b < 0xF5) ? 3 : 0;
					broken += (b >= 0x80 && following == 0) ? 1 : 0;
				}
			}
		}
		broken += (following > 0) ? 1 : 0;
		if (broken * 10 <= good) {
			return new Encoding(StandardCharsets.UTF_8, broken, List.of());
		}
		if (high) {
			foreign.write(row, 0, length);
		}
		Encoding one = likeliest(foreign.toByteArray());
		if (goodLines * MIXED < brokenLines || goodLines < 2) {
			return one;
		}
		// Lines of two encodings, put together by somebody.
		List<Charset> others = new ArrayList<>(one.others());
		others.add(StandardCharsets.UTF_8);
		return new Encoding(one.charset(), 0, others);
	}

	private static Encoding likeliest(byte[] lines) {
		if (Foreign.isTypographic(lines)) {
			return new Encoding(Latin.WESTERN, 0, List.of());
		}
		LegacyText text = new LegacyText(lines);
		Map<Charset, Double> scores = new LinkedHashMap<>();
		scores.put(Charset.forName("GB18030"), text.gb18030());
		scores.put(Charset.forName("Big5"), text.big5());
		scores.put(Charset.forName("windows-1251"), text.cyrillic());
		CharsetMatch[] matches = new CharsetDetector().setText(lines).detectAll();
		Latin latin = Latin.of(lines, matches);
		scores.put(latin.charset(), text.latin());
		List<Charset> ranked = scores.entrySet()
			.stream()
			.sorted((a, b) -> Double.compare(b.getValue(), a.getValue()))
			.map(Map.Entry::getKey)
			.toList();
		double best = scores.get(ranked.get(0));
		List<Charset> near = new ArrayList<>(
				ranked.stream().skip(1).filter(charset -> scores.get(charset) > best - MARGIN || best < 0.5).toList());
		if (latin.doubtful() && (near.contains(latin.charset()) || ranked.get(0).equals(latin.charset()))) {
			near.add(latin.other());
		}
		List<Charset> foreign = Foreign.of(lines, matches, ranked.get(0), best);
		if (!foreign.isEmpty()) {
			List<Charset> others = new ArrayList<>(foreign.subList(1, foreign.size()));
			others.add(ranked.get(0));
			near.stream().filter(charset -> !others.contains(charset)).forEach(others::add);
			return new Encoding(foreign.get(0), 0, others);
		}
		return new Encoding(ranked.get(0).equals(BIG5.get(0)) ? big5(lines) : ranked.get(0), 0, near);
	}

	/** Big5 as the text has it: with what Windows, or Hong Kong, added to it. */
	private static Charset big5(byte[] lines) {
		return BIG5.stream().min(Comparator.comparingLong(charset -> unreadable(lines, charset))).orElseThrow();
	}

}
