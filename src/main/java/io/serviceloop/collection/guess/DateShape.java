package io.serviceloop.collection.guess;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serviceloop.collection.mapping.DateReader;

/**
 * How a date is written, whatever date it is: 3/1/2026 9:05 and 12/24/2025 17:30 have one
 * shape.
 *
 * @param form its parts: {@code d} for one or two digits, {@code y} for four, and so on
 * @param before pattern of what stands before the numbers whose order may be in doubt
 * @param separator between those numbers; 0 where their order is in no doubt
 * @param twoDigitYear whether the year has two digits, so that it may come first as well
 * @param after pattern of what stands behind them
 * @param iso whether ISO 8601 writes it so, and no pattern is needed
 */
record DateShape(String form, String before, char separator, boolean twoDigitYear, String after, boolean iso) {

	/** Orders of day and month. */
	enum Order {

		DAY_FIRST("d", "M", "y"), MONTH_FIRST("M", "d", "y"), YEAR_FIRST("y", "M", "d");

		private final String[] parts;

		Order(String... parts) {
			this.parts = parts;
		}

	}

	private static final Set<String> MONTHS = Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
			"sept", "oct", "nov", "dec", "january", "february", "march", "april", "june", "july", "august", "september",
			"october", "november", "december", "januar", "februar", "märz", "mär", "mrz", "mai", "juni", "juli",
			"oktober", "okt", "dezember", "dez", "janvier", "janv", "février", "févr", "mars", "avril", "avr", "juin",
			"juillet", "juil", "août", "septembre", "octobre", "novembre", "décembre", "déc", "enero", "ene", "febrero",
			"marzo", "abril", "abr", "mayo", "junio", "julio", "agosto", "ago", "septiembre", "octubre", "noviembre",
			"diciembre", "dic");

	private static final Set<String> LONG_MONTHS = Set.of("january", "february", "march", "april", "june", "july",
			"august", "september", "october", "november", "december", "januar", "februar", "märz", "juni", "juli",
			"oktober", "dezember", "janvier", "février", "avril", "juin", "juillet", "août", "septembre", "octobre",
			"novembre", "décembre", "enero", "febrero", "marzo", "abril", "junio", "julio", "agosto", "septiembre",
			"octubre", "noviembre", "diciembre", "mayo");

	private static final Set<String> DAYS = Set.of("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
			"sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

	private static final int MAX_LENGTH = 60;

	private static final Pattern NUMERIC = Pattern.compile("d([-/.])d\\1([yd])");

	private static final Pattern YEAR_FIRST = Pattern.compile("(y)([-/.年] ?)(d)([-/.月] ?)(d)([日号]?)");

	private static final Pattern MONTH_WORD = Pattern
		.compile("(?:W[,.]? )?(d)(\\.? ?|[-/ ])([mM])(\\.?[-/ ,]+)([yd])|(?:W[,.]? )?([mM])(\\.? )(d)(,? )(y)");

	private static final Pattern DIGITS = Pattern.compile("8|c|f");

	private static final Pattern TIME = Pattern.compile(
			"([ ,]{0,2}T?[ ]?)(?:(p)( ?))?(d)([:时点時點.])(d)(?:([:分.])(d)([.,][1-9dtyx]+)?)?([秒分]?)(?:( ?)(p))?( ?)(Z|G(?:[+-](?:d(?::d)?|y))?|[+-]d:d|[+-]y|[+-]d)?");

	private static final Pattern ISO = Pattern
		.compile("y-d-d(?:[ T]d:d(?::d(?:[.,][1-9dtyx]+)?)?(?: ?(?:Z|G|G?[+-]d:d|G?[+-]y|[+-]d))?)?");

	/** The shape of a text; null where it is no date. */
	static DateShape of(String form) {
		if (ISO.matcher(form).matches()) {
			return new DateShape(form, "", '\0', false, "", true);
		}
		for (Pattern date : List.of(NUMERIC, YEAR_FIRST, MONTH_WORD, DIGITS)) {
			Matcher matcher = date.matcher(form);
			if (matcher.lookingAt()) {
				String time = time(form.substring(matcher.end()));
				return (time == null) ? null : shape(form, date, matcher, time);
			}
		}
		return null;
	}

	private static DateShape shape(String form, Pattern date, Matcher found, String time) {
		if (date == NUMERIC) {
			return new DateShape(form, "", found.group(1).charAt(0), found.group(2).equals("d"), time, false);
		}
		String pattern = (date == YEAR_FIRST) ? "yyyy" + found.group(2) + "M" + found.group(4) + "d" + found.group(6)
				: (date == MONTH_WORD) ? worded(found) : switch (found.group()) {
					case "8" -> "yyyyMMdd";
					case "c" -> "yyyyMMddHHmm";
					default -> "yyyyMMddHHmmss";
				};
		return new DateShape(form, pattern, '\0', false, time, false);
	}

	/** Eight digits, of which the year may stand at the end. */
	boolean isEightDigits() {
		return form.equals("8");
	}

	private static String worded(Matcher found) {
		String day = found.group().startsWith("W") ? "E" + found.group().substring(1, found.group().indexOf(' ') + 1)
				: "";
		if (found.group(1) != null) {
			return day + "d" + found.group(2) + month(found.group(3)) + found.group(4)
					+ (found.group(5).equals("y") ? "yyyy" : "yy");
		}
		return day + month(found.group(6)) + found.group(7) + "d" + found.group(9) + "yyyy";
	}

	private static String month(String length) {
		return length.equals("M") ? "MMMM" : "MMM";
	}

	/** The pattern of a time of day; empty where there is none, null where it is none. */
	private static String time(String form) {
		if (form.isEmpty()) {
			return "";
		}
		Matcher time = TIME.matcher(form);
		if (!time.matches() || (time.group(2) != null && time.group(12) != null)) {
			return null;
		}
		boolean half = time.group(2) != null || time.group(12) != null;
		StringBuilder pattern = new StringBuilder(time.group(1).replace("T", "'T'"));
		pattern.append((time.group(2) != null) ? "a" + time.group(3) : "");
		// In Chinese, minutes of one digit have none before them.
		boolean chinese = time.group(5).charAt(0) > 'z';
		pattern.append(half ? "h" : "H").append(time.group(5)).append(chinese ? "m" : "mm");
		if (time.group(7) != null) {
			pattern.append(time.group(7)).append(chinese ? "s" : "ss");
			pattern.append((time.group(9) != null && !time.group(7).equals(":")) ? ".SSS" : "");
		}
		pattern.append(time.group(10));
		pattern.append((time.group(12) != null) ? time.group(11) + "a" : "");
		String offset = time.group(14);
		if (offset != null) {
			pattern.append(time.group(13)).append(switch (offset) {
				case "Z" -> "X";
				case "+d:d", "-d:d" -> "XXX";
				case "+y", "-y" -> "XX";
				case "+d", "-d" -> "X";
				case "G+y", "G-y" -> "'GMT'XX";
				default -> "O";
			});
		}
		return pattern.toString();
	}

	/**
	 * The pattern that dates of this shape are read with in an order; empty for ISO 8601.
	 */
	String pattern(Order order) {
		if (iso || separator == '\0') {
			return before + after;
		}
		StringBuilder pattern = new StringBuilder();
		for (String part : order.parts) {
			pattern.append((pattern.length() == 0) ? "" : separator)
				.append(!part.equals("y") ? part : twoDigitYear ? "yy" : "yyyy");
		}
		return pattern + after;
	}

	/**
	 * What {@link #of} makes a shape of: the kinds of the parts of a text.
	 * @return null where it cannot be a date
	 */
	static String form(String written) {
		String text = DateReader.worded(written);
		if (text.length() > MAX_LENGTH || text.length() < 6) {
			return null;
		}
		StringBuilder form = new StringBuilder();
		int digits = 0;
		for (int i = 0; i < text.length();) {
			char c = text.charAt(i);
			int end = i + 1;
			if (c >= '0' && c <= '9') {
				while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
					end++;
				}
				digits += end - i;
				form.append(kind(end - i));
			}
			else if (Character.isLetter(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN) {
				while (end < text.length() && Character.isLetter(text.charAt(end))
						&& Character.UnicodeScript.of(text.charAt(end)) != Character.UnicodeScript.HAN) {
					end++;
				}
				String word = word(text.substring(i, end).toLowerCase(Locale.ROOT));
				if (word == null) {
					return null;
				}
				form.append(word);
			}
			else if (text.startsWith("上午", i) || text.startsWith("下午", i)) {
				end = i + 2;
				form.append('p');
			}
			else {
				form.append(c);
			}
			i = end;
		}
		return (digits < 3) ? null : form.toString();
	}

	private static char kind(int length) {
		return switch (length) {
			case 1, 2 -> 'd';
			case 3 -> 't';
			case 4 -> 'y';
			case 8 -> '8';
			case 12 -> 'c';
			case 14 -> 'f';
			default -> 'x';
		};
	}

	private static String word(String word) {
		return switch (word) {
			case "t" -> "T";
			case "z" -> "Z";
			case "gmt" -> "G";
			case "am", "pm" -> "p";
			default ->
				LONG_MONTHS.contains(word) ? "M" : MONTHS.contains(word) ? "m" : DAYS.contains(word) ? "W" : null;
		};
	}

}
