package io.serviceloop.collection.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as sentences and machines write them, in the order and with the words that
 * patterns know: "March 13th, 2026 at 9:05", "13.03.2026 um 9.05 Uhr", "Fri Mar 13
 * 09:05:00 UTC 2026", 2026年3月13日星期五, 民國115年3月13日.
 */
final class Prose {

	/** The name of a zone behind the offset that says it. */
	private static final Pattern ZONE_NAME = Pattern.compile(" ?\\([\\p{L} .+\\-0-9:]{1,40}\\)$");

	private static final Pattern ORDINAL = Pattern.compile("(?i)(\\d)(?:st|nd|rd|th)\\b");

	private static final Pattern BETWEEN = Pattern.compile("(?i),? (?:at|um|à) (?=\\d)");

	private static final Pattern CLOCK = Pattern.compile("(?i) ?(?:Uhr|hrs|o'clock)$");

	private static final Pattern FRENCH_HOUR = Pattern.compile("(?i)(?<= |^)(\\d{1,2}) ?h ?(\\d{2})\\b");

	private static final Pattern YEAR_LAST = Pattern
		.compile("\\p{L}{3} (\\p{L}{3}) +(\\d{1,2}) (\\d{2}:\\d{2}:\\d{2}) (GMT|[+-]\\d{4}) (\\d{4})");

	private static final Pattern WEEKDAY = Pattern.compile("[ ,，(（]{0,3}(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）]?");

	private static final Pattern HALF_FIRST = Pattern
		.compile("([上下]午 ?\\d{1,2}[:时時点點]\\d{0,2}(?:[:分]\\d{0,2}秒?)?) +(\\d{4}\\D.*)");

	/** Years since the founding of the republic, as Taiwan counts. */
	private static final Pattern REPUBLIC = Pattern
		.compile("(?:民國|民国)? ?(1[0-4]\\d)([-/.年]) ?(\\d{1,2})([-/.月]) ?(\\d{1,2}.*)");

	/** ISO 8601 without its signs. */
	private static final Pattern BASIC = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})(\\D.*)?");

	private static final int BASIC_T = 8;

	private static final int REPUBLIC_START = 1911;

	private Prose() {
	}

	static String plain(String text) {
		if (text.isEmpty()) {
			return text;
		}
		String plain = (text.charAt(0) == '\'') ? text.substring(1) : text;
		if (plain.charAt(plain.length() - 1) == ')') {
			plain = ZONE_NAME.matcher(plain).replaceFirst("");
		}
		if (plain.indexOf('T') == BASIC_T) {
			plain = BASIC.matcher(plain).replaceFirst("$1-$2-$3T$4:$5:$6$7");
		}
		if (hasWords(plain)) {
			plain = words(plain);
		}
		if (plain.startsWith("1") || plain.startsWith("民")) {
			Matcher republic = REPUBLIC.matcher(plain);
			plain = republic.matches() ? (Integer.parseInt(republic.group(1)) + REPUBLIC_START) + republic.group(2)
					+ republic.group(3) + republic.group(4) + republic.group(5) : plain;
		}
		return plain;
	}

	/** More than a T, a Z and the halves of a day. */
	private static boolean hasWords(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c > 0x7F || (Character.isLetter(c) && "TZAPMapm".indexOf(c) < 0)) {
				return true;
			}
		}
		return false;
	}

	private static String words(String text) {
		Matcher last = YEAR_LAST.matcher(text);
		if (last.matches()) {
			return last.group(2) + " " + last.group(1) + " " + last.group(5) + " " + last.group(3) + " "
					+ last.group(4);
		}
		String plain = ORDINAL.matcher(text).replaceFirst("$1");
		plain = BETWEEN.matcher(plain).replaceFirst(" ");
		plain = CLOCK.matcher(plain).replaceFirst("");
		plain = FRENCH_HOUR.matcher(plain).replaceFirst("$1:$2");
		plain = WEEKDAY.matcher(plain).replaceFirst(" ").replaceAll(" +", " ").strip();
		Matcher half = HALF_FIRST.matcher(plain);
		return half.matches() ? half.group(2) + " " + half.group(1) : plain;
	}

}
