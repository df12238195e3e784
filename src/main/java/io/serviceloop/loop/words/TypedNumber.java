package io.serviceloop.loop.words;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one reader of numbers that people type, on pages and in files; {@code numbers.js}
 * is the same in the browser, and one table of cases tries both. With two kinds of
 * separators the last is the decimal one. A single one that does not stand before exactly
 * three final digits is the decimal one; before exactly three the locale says what it is,
 * unless nobody writes thousands so (0,125 and 1234,567).
 *
 * @param decimal what stands before decimals where a single separator could be either
 * @param group what then stands between thousands
 */
public record TypedNumber(char decimal, char group) {

	private static final String THOUSANDS = "[1-9]\\d{0,2}([., '])\\d{3}(\\1\\d{3})*";

	private static final String INDIAN = "[1-9]\\d?([., '])(\\d{2}\\1)+\\d{3}";

	private static final Pattern SHAPE = Pattern.compile("([+-]?) *([\\d.,\u066B' ]+)");

	private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

	/** What says nothing of a separator that can be either: such a number is refused. */
	private static final char NEITHER = 0;

	/** As readers of a locale write numbers. */
	public static TypedNumber of(Locale locale) {
		DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
		return new TypedNumber(symbols.getDecimalSeparator(), symbols.getGroupingSeparator());
	}

	/**
	 * As a column of a file writes numbers, decided once for all its cells: by those that
	 * can be meant in one way only, as 4,5 can, else by the locale. Where they contradict
	 * each other, what could be either is refused.
	 */
	public static TypedNumber of(Collection<String> column, Locale locale) {
		List<Character> decimals = column.stream()
			.map(TypedNumber::plain)
			.filter(cell -> SHAPE.matcher(cell).matches() && !EITHER.matcher(cell).matches())
			.map(TypedNumber::told)
			.filter(separator -> separator != NEITHER)
			.distinct()
			.toList();
		char other = (!decimals.isEmpty() && decimals.get(0) == '.') ? ',' : '.';
		return decimals.isEmpty() ? of(locale)
				: (decimals.size() == 1) ? new TypedNumber(decimals.get(0), other) : new TypedNumber(NEITHER, NEITHER);
	}

	/** The decimal separator that a number of one meaning tells, else NEITHER. */
	private static char told(String cell) {
		char last = last(cell);
		if (new TypedNumber(NEITHER, NEITHER).read(cell) == null || (last != '.' && last != ',')) {
			return NEITHER;
		}
		boolean thousands = cell.indexOf(last) != cell.lastIndexOf(last);
		return !thousands ? last : (last == '.') ? ',' : '.';
	}

	/**
	 * Reads what somebody typed.
	 * @return null where it is no number, or nothing, or where nobody can tell
	 */
	public Double read(String typed) {
		Matcher parts = SHAPE.matcher(plain((typed == null) ? "" : typed));
		int at = parts.matches() ? decimalAt(parts.group(2)) : Integer.MIN_VALUE;
		if (at == Integer.MIN_VALUE) {
			return null;
		}
		String body = parts.group(2);
		String whole = (at < 0) ? body : body.substring(0, at);
		String rest = (at < 0) ? "" : body.substring(at + 1);
		if (!(whole.matches("\\d*") || whole.matches(THOUSANDS) || whole.matches(INDIAN)) || !rest.matches("\\d*")
				|| (whole + rest).isEmpty()) {
			return null;
		}
		double value = Double.parseDouble(parts.group(1) + whole.replaceAll("\\D", "") + "." + rest + "0");
		return Double.isFinite(value) ? value : null;
	}

	/** Where the decimals begin, -1 where there are none; the least number if unknown. */
	private int decimalAt(String body) {
		char last = last(body);
		int at = body.lastIndexOf(last);
		boolean several = body.chars().filter(c -> !isDigit(c)).distinct().count() > 1;
		if (last == '\u066B' || (several && (last == '.' || last == ','))) {
			return at;
		}
		if ((last != '.' && last != ',') || body.indexOf(last) != at) {
			return -1;
		}
		return (!EITHER.matcher(body).matches() || last == decimal) ? at : (last == group) ? -1 : Integer.MIN_VALUE;
	}

	/**
	 * A number as it stands in an address: as everybody reads it, so that none has
	 * exactly three decimals.
	 */
	public static String inAddress(double number) {
		String plain = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
		return plain.matches(".*\\.\\d{3}") ? plain + "0" : plain;
	}

	private static char last(String body) {
		for (int i = body.length() - 1; i >= 0; i--) {
			if (!isDigit(body.charAt(i))) {
				return body.charAt(i);
			}
		}
		return NEITHER;
	}

	private static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

	/**
	 * Full-width and Arabic figures, all kinds of blanks, apostrophes and minus signs as
	 * the plain ones.
	 */
	private static String plain(String typed) {
		StringBuilder plain = new StringBuilder(typed.length());
		for (char c : typed.toCharArray()) {
			plain.append(isDigitOfOurs(c) ? (char) ('0' + Character.digit(c, 10))
					: ("\u00A0\u202F\u3000".indexOf(c) >= 0 || (c >= '\u2000' && c <= '\u200A')) ? ' '
							: ("\u2019\uFF07\u066C".indexOf(c) >= 0) ? '\''
									: ("\u2212\u2010\u2011\u2013\uFF0D".indexOf(c) >= 0) ? '-'
											: ("\uFF0B\uFF0C\uFF0E".indexOf(c) >= 0) ? (char) (c - 0xFEE0) : c);
		}
		return plain.toString().strip();
	}

	private static boolean isDigitOfOurs(char c) {
		return Character.isDigit(c) && "\uFF10\u0660\u06F0\u0966".chars().anyMatch(zero -> c >= zero && c < zero + 10);
	}

}
