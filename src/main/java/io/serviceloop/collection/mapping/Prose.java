package io.serviceloop.collection.mapping;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as sentences and machines write them, in the order and with the words that
 * patterns know: "March 13th, 2026 at 9:05", "13.03.2026 um 9.05 Uhr", "Fri Mar 13
 * 09:05:00 UTC 2026", 2026年3月13日星期五, 民國115年3月13日.
 */
final class Prose {

	/** The name of a zone behind the offset that says it. */
	private static final Pattern ZONE_NAME = Pattern.compile("(?<=[^ ]) ?\\([\\p{L} .+\\-0-9:]{1,40}\\)$");

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

	private static final Pattern BRACKETS = Pattern.compile(" ?\\[((?:GMT|UTC)[+-]?[\\d:]*)\\]$");

	/** Of a month in the midst of signs: 13/三月/26. */
	private static final Pattern CHINESE_MONTH = Pattern.compile("(?<=[-/])(十[一二]|[一二三四五六七八九十])月(?=[-/])");

	private static final List<String> CHINESE_MONTHS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一",
			"十二");

	private static final String[] MONTHS = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
			"Nov", "Dec" };

	/** A name of a day before a date in numbers. */
	private static final Pattern DAY_FIRST = Pattern
		.compile("(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} (?=\\d{1,4}[-/.]\\d)");

	private static final Pattern TIME_FIRST = Pattern
		.compile("(?i)(\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m)?),? (\\d{1,4}[-/. ].*)");

	private static final Pattern DASHED = Pattern.compile("(\\d{4}[/.]\\d{1,2}[/.]\\d{1,2})-(?=\\d{1,2}:)");

	/** As English has it in full; no pattern has to say it. */
	private static final Pattern WHOLE_DAY = Pattern
		.compile("(?i)^(?:mon|tues|wednes|thurs|fri|satur|sun)day[.,]{0,2} (?=\\p{L}{3})");

	/** As Central Europe writes days, with blanks between. */
	private static final Pattern SPACED = Pattern.compile("(\\d{1,2})\\. (\\d{1,2})\\. (\\d{4})(?!\\d)");

	/** A day of the week as Taiwan and Japan write it behind a date. */
	private static final Pattern SIGN_OF_DAY = Pattern.compile("(?<=\\d) ?[(（][一二三四五六日月火水木金土][)）]");

	/** Of the emperors of Japan: the year before the first one. */
	private static final Pattern ERA = Pattern.compile("(令和|平成) ?(元|\\d{1,2}) ?年");

	private static final int REIWA = 2018;

	private static final int HEISEI = 1988;

	private static final Pattern HUNGARIAN = Pattern.compile("(\\d{4})\\. ?(\\d{1,2})\\. ?(\\d{1,2})\\.(?: |$)");

	/** Behind an offset. */
	private static final Pattern ZONE_WORD = Pattern.compile("(?<=[+-]\\d{2}:?\\d{2}) [A-Z]{3,4}$");

	/** Hours of 24 that carry the half of the day as well. */
	private static final Pattern LATE_HOUR = Pattern.compile("(下午|晚上) ?(1[3-9]|2[0-3])(?=[:时時点點])");

	private static final Pattern LATE_PM = Pattern
		.compile("(?i)(?<![\\d:])(1[3-9]|2[0-3])(:\\d{2}(?::\\d{2})?) ?pm\\b");

	private static final Pattern ZERO_HALF = Pattern.compile("(?i)(?<![\\d:])00?(:\\d{2}(?::\\d{2})? ?[ap]m)\\b");

	private static final int NOON = 12;

	private static final int BASIC_T = 8;

	private static final int REPUBLIC_START = 1911;

	private Prose() {
	}

	static String plain(String text) {
		if (text.isEmpty()) {
			return text;
		}
		String plain = (text.charAt(0) == '\'' && text.length() > 1) ? text.substring(1) : text;
		if (plain.charAt(plain.length() - 1) == ')') {
			plain = ZONE_NAME.matcher(plain).replaceFirst("");
		}
		if (plain.indexOf('T') == BASIC_T) {
			plain = BASIC.matcher(plain).replaceFirst("$1-$2-$3T$4:$5:$6$7");
		}
		if (plain.charAt(plain.length() - 1) == ']') {
			plain = BRACKETS.matcher(plain).replaceFirst(" $1");
		}
		if (plain.indexOf(':') > 0) {
			plain = clock(plain);
		}
		if (plain.indexOf('_') > 0) {
			plain = plain.replaceFirst("(?<=\\d)_(?=\\d{1,2}:)", " ");
		}
		if (plain.indexOf(". ") > 0 || plain.endsWith(".")) {
			plain = SPACED.matcher(plain).replaceFirst("$1.$2.$3");
			plain = HUNGARIAN.matcher(plain).replaceFirst("$1.$2.$3 ").strip();
		}
		if (hasWords(plain)) {
			plain = words(plain);
		}
		// Most dates are of years that everybody counts, and no pattern has to say so.
		if (plain.startsWith("民")
				|| (plain.startsWith("1") && plain.length() > 3 && "-/.年".indexOf(plain.charAt(3)) >= 0)) {
			Matcher republic = REPUBLIC.matcher(plain);
			plain = republic.matches() ? (Integer.parseInt(republic.group(1)) + REPUBLIC_START) + republic.group(2)
					+ republic.group(3) + republic.group(4) + republic.group(5) : plain;
		}
		return plain;
	}

	/**
	 * The time of day behind the day, as a clock of twelve hours shows it where a half is
	 * said.
	 */
	private static String clock(String text) {
		String plain = text;
		int colon = plain.indexOf(':');
		if (colon <= 2) {
			plain = TIME_FIRST.matcher(plain).replaceFirst("$2 $1");
		}
		if (plain.charAt(Math.max(0, plain.indexOf(':') - 2)) == '-'
				|| plain.charAt(Math.max(0, plain.indexOf(':') - 3)) == '-') {
			plain = DASHED.matcher(plain).replaceFirst("$1 ");
		}
		char last = plain.charAt(plain.length() - 1);
		if (last == 'm' || last == 'M') {
			plain = LATE_PM.matcher(plain).replaceFirst(late -> twelve(late.group(1)) + late.group(2) + " PM");
			plain = ZERO_HALF.matcher(plain).replaceFirst("12$1");
		}
		return plain;
	}

	private static int twelve(String hour) {
		return Integer.parseInt(hour) - NOON;
	}

	/** More than a T, a Z and the halves of a day. */
	private static boolean hasWords(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c > 0x7F || (c >= 'A' && Character.isLetter(c) && "TZAPMapm".indexOf(c) < 0)) {
				return true;
			}
		}
		return false;
	}

	private static int year(String era, String year) {
		return (era.equals("令和") ? REIWA : HEISEI) + (year.equals("元") ? 1 : Integer.parseInt(year));
	}

	private static String words(String text) {
		Matcher last = YEAR_LAST.matcher(text);
		if (last.matches()) {
			return last.group(2) + " " + last.group(1) + " " + last.group(5) + " " + last.group(3) + " "
					+ last.group(4);
		}
		String plain = ORDINAL.matcher(text).replaceFirst("$1");
		plain = DAY_FIRST.matcher(plain).replaceFirst("");
		plain = WHOLE_DAY.matcher(plain).replaceFirst("");
		plain = SIGN_OF_DAY.matcher(plain).replaceFirst("");
		plain = ERA.matcher(plain).replaceFirst(era -> year(era.group(1), era.group(2)) + "年");
		plain = ZONE_WORD.matcher(plain).replaceFirst("");
		plain = LATE_HOUR.matcher(plain).replaceFirst(late -> late.group(1) + twelve(late.group(2)));
		Matcher chinese = CHINESE_MONTH.matcher(plain);
		if (chinese.find()) {
			plain = (plain.substring(0, chinese.start()) + MONTHS[CHINESE_MONTHS.indexOf(chinese.group(1))]
					+ plain.substring(chinese.end()))
				.replace("上午", "AM")
				.replace("下午", "PM");
		}
		plain = BETWEEN.matcher(plain).replaceFirst(" ");
		plain = CLOCK.matcher(plain).replaceFirst("");
		plain = FRENCH_HOUR.matcher(plain).replaceFirst("$1:$2");
		plain = WEEKDAY.matcher(plain).replaceFirst(" ").replaceAll(" +", " ").strip();
		Matcher half = HALF_FIRST.matcher(plain);
		return half.matches() ? half.group(2) + " " + half.group(1) : plain;
	}

}
