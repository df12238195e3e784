package io.serviceloop.collection.file;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ibm.icu.text.CharsetMatch;

/**
 * Encodings that are rare among the files people bring: Japanese and Korean, of which ICU
 * is sure, and those of one byte a letter, whose frequent letters say it. Nobody takes
 * them without being asked.
 */
final class Foreign {

	/** Of those that ICU tells at once by how their characters are built. */
	private static final Map<String, String> BUILT = Map.of("Shift_JIS", "windows-31j", "EUC-JP", "EUC-JP", "EUC-KR",
			"x-windows-949");

	private static final int SURE = 60;

	private static final Charset TURKISH = Charset.forName("windows-1254");

	private static final Charset MAC = Charset.forName("x-MacRoman");

	/** As windows-1252, but for eight signs, of which the euro is one. */
	private static final Charset EURO = Charset.forName("ISO-8859-15");

	/** What the vowels of an old Mac are elsewhere: signs and capitals within a word. */
	private static final String MAC_VOWELS = "‡ˆŠŽ\u008D\u008F\u0090\uFFFD";

	private static final String MAC_LETTERS = "äöüßÄÖÜéèêëàâçîïôùûáíóúñÉÀÇ’‘“”…–—«»";

	/** What Western programs write in texts of every language. */
	private static final String TYPOGRAPHIC = "‘’‚“”„–—…•€™°§©®«»£·";

	/** Of fewer letters nothing can be told. */
	private static final int FEW = 6;

	private static final double NEARLY_ALL = 0.95;

	private static final String CYRILLIC = "оеаинтсрвлкмдпуяыьг";

	/** The letters that most words of a language are made of, by encoding. */
	private static final Map<String, String> FREQUENT = new LinkedHashMap<>();

	static {
		Stream.of("windows-1251", "KOI8-R", "IBM866").forEach(encoding -> FREQUENT.put(encoding, CYRILLIC));
		FREQUENT.put("windows-1253", "αοιετσνηυρπκςμλάίόέήώύγδ");
		FREQUENT.put("windows-1255", "יוהלאתרבמשנכעקפדחםן");
		FREQUENT.put("windows-1256", "اليمنروتبةعدسفهكحق");
		FREQUENT.put("x-windows-874", "านรอกเงมยลวดทตสะปบ่้ิีัคหไใแ");
		FREQUENT.put(TURKISH.name(), "ğşıöüçâîİŞĞÖÜÇ");
	}

	private static final Pattern EURO_BESIDE_NUMBER = Pattern.compile("\\d ?¤|¤ ?\\d");

	/** What part of the letters are frequent ones in a text of a language. */
	private static final double MOST = 0.66;

	/** How much better another has to be than what the file was taken for. */
	private static final double BETTER = 0.2;

	private Foreign() {
	}

	/**
	 * What a text could be instead of one of the usual encodings, the likeliest first;
	 * nothing where the usual one reads well.
	 * @param matches what ICU says of the text
	 * @param score how well the usual one reads, where it is one of pairs of bytes
	 */
	static List<Charset> of(byte[] text, CharsetMatch[] matches, Charset usual, double score) {
		List<Charset> found = new ArrayList<>();
		for (CharsetMatch match : matches) {
			String name = BUILT.get(match.getName());
			if (name != null && match.getConfidence() >= SURE && isWritten(new String(text, Charset.forName(name)))) {
				found.add(Charset.forName(name));
			}
		}
		if (!found.isEmpty()) {
			return found;
		}
		boolean latin = usual.equals(Latin.WESTERN) || usual.equals(Latin.CENTRAL);
		double now = latin ? letters(text, usual) : FREQUENT.containsKey(usual.name()) ? share(text, usual) : score;
		if (latin && isTurkish(text)) {
			return List.of(TURKISH);
		}
		if (latin && isMac(text)) {
			return List.of(MAC);
		}
		if (latin && isEuro(text)) {
			return List.of(EURO);
		}
		if (count(new String(text, usual), c -> c > 0x7F && TYPOGRAPHIC.indexOf(c) < 0) < FEW) {
			return List.of();
		}
		Map<Charset, Double> shares = new LinkedHashMap<>();
		FREQUENT.keySet().stream().map(Charset::forName).forEach(charset -> shares.put(charset, share(text, charset)));
		return shares.entrySet()
			.stream()
			.filter(one -> !one.getKey().equals(usual) && one.getValue() >= MOST && one.getValue() > now + BETTER)
			.sorted(Map.Entry.<Charset, Double>comparingByValue().reversed())
			.limit(2)
			.map(Map.Entry::getKey)
			.toList();
	}

	/** Whether a text is English, but for what its program writes prettily. */
	static boolean isTypographic(byte[] text) {
		String read = new String(text, Latin.WESTERN);
		return count(read, c -> c > 0x7F) == count(read, c -> c > 0x7F && TYPOGRAPHIC.indexOf(c) >= 0);
	}

	/** Japanese has its own signs between the Chinese ones, Korean hardly any others. */
	private static boolean isWritten(String text) {
		long foreign = count(text, c -> c > 0x7F && Character.isLetter(c));
		long kana = count(text, c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
				|| Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA);
		long hangul = count(text, c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
		return foreign > 0 && (5 * kana >= foreign || 10 * hangul >= 9 * foreign);
	}

	/** How many of the letters beyond ASCII are frequent ones. */
	private static double share(byte[] text, Charset charset) {
		String frequent = FREQUENT.get(charset.name());
		if (frequent == null) {
			return 0;
		}
		String read = new String(text, charset);
		boolean turkish = charset.equals(TURKISH);
		long good = 0;
		for (int i = 0; i < read.length(); i++) {
			// Turkish letters stand among those of ASCII, the others in words of their
			// own.
			boolean inLatin = isAscii(read, i - 1) || isAscii(read, i + 1)
					|| turkish && (isAscii(read, i - 2) || isAscii(read, i + 2));
			boolean begins = i == 0 || !Character.isLetter(read.charAt(i - 1));
			// The small letter of İ is one of ASCII.
			char letter = (begins && read.charAt(i) != 'İ') ? Character.toLowerCase(read.charAt(i)) : read.charAt(i);
			good += (letter > 0x7F && frequent.indexOf(letter) >= 0 && inLatin == turkish) ? 1 : 0;
		}
		return (double) good / Math.max(1, count(read, c -> c > 0x7F));
	}

	private static boolean isAscii(String text, int at) {
		return at >= 0 && at < text.length() && text.charAt(at) < 0x80 && Character.isLetter(text.charAt(at));
	}

	/** Letters that only Turkish has, and hardly any that it has not. */
	private static boolean isTurkish(byte[] text) {
		return count(new String(text, TURKISH), c -> "ğşıİŞĞ".indexOf(c) >= 0) > 1 && share(text, TURKISH) > NEARLY_ALL;
	}

	private static boolean isMac(byte[] text) {
		String western = new String(text, Latin.WESTERN);
		long within = 0;
		for (int i = 1; i + 1 < western.length(); i++) {
			within += (MAC_VOWELS.indexOf(western.charAt(i)) >= 0 && Character.isLowerCase(western.charAt(i - 1))
					&& Character.isLowerCase(western.charAt(i + 1))) ? 1 : 0;
		}
		String mac = new String(text, MAC);
		return within > 1 && count(mac, c -> MAC_LETTERS.indexOf(c) >= 0) > NEARLY_ALL * count(mac, c -> c > 0x7F);
	}

	/** Whether the sign of no currency stands beside numbers, as the euro does. */
	private static boolean isEuro(byte[] text) {
		String read = new String(text, Latin.WESTERN);
		return read.indexOf('€') < 0 && EURO_BESIDE_NUMBER.matcher(read).find();
	}

	/** How many signs beyond ASCII are letters, or typographic ones. */
	private static double letters(byte[] text, Charset usual) {
		String read = new String(text, usual);
		long odd = count(read, c -> c == 0xFFFD || (c > 0x7F && !Character.isLetter(c) && TYPOGRAPHIC.indexOf(c) < 0));
		return 1 - (double) odd / Math.max(1, count(read, c -> c > 0x7F));
	}

	private static long count(String text, IntPredicate kind) {
		return text.chars().filter(kind).count();
	}

}
