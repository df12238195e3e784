package io.serviceloop.collection.mapping;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ibm.icu.text.Normalizer2;

/** Reads a time of day that stands in a column of its own. */
public final class TimeOfDay {

	private static final String HALF = "(上午|下午|早上|凌晨|中午|晚上|傍晚|[AaPp]\\.? ?[Mm]\\.?)";

	private static final Pattern TIME = Pattern
		.compile(HALF + "? ?(\\d{1,2}) ?[:.时時点點hH] ?(?:(\\d{1,2})(?: ?[:.分] ?(\\d{1,2})(?:[.,]\\d{1,9})?)?[秒分]?)? ?"
				+ HALF + "?");

	/** As 0905 or 9, without a sign between. */
	private static final Pattern BARE = Pattern.compile("(\\d{1,2}?)(\\d{2})?");

	/** A part of a day, as spreadsheets keep times. */
	private static final Pattern PART = Pattern.compile("0?[.,]\\d{2,17}");

	private static final int DAY_SECONDS = 86_400;

	/** As 090000, with seconds. */
	private static final Pattern SIX = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})");

	private TimeOfDay() {
	}

	/**
	 * Whether a text is a time of day.
	 * @param bare whether digits alone are one
	 */
	public static boolean isOne(String text, boolean bare) {
		return !isPart(text) && (bare || !(BARE.matcher(text).matches() || SIX.matcher(text).matches()))
				&& read(text) != null;
	}

	/** Whether a text is a part of a day in digits. */
	public static boolean isPart(String text) {
		return (text.charAt(0) == '0' || text.charAt(0) == '.' || text.charAt(0) == ',')
				&& PART.matcher(text).matches();
	}

	/**
	 * The time a text says, in hours of one to twelve or to 24; null where it says none.
	 */
	public static LocalTime read(String text) {
		// Most texts have no digit in the beginning, and no pattern has to say so.
		if (text.isEmpty() || (text.charAt(0) < 0x80 && !Character.isLetterOrDigit(text.charAt(0)))
				|| text.chars().noneMatch(Character::isDigit)) {
			return null;
		}
		String plain = Normalizer2.getNFKCInstance().normalize(text).strip();
		if (isPart(plain)) {
			long seconds = Math.round(Double.parseDouble(plain.replace(',', '.')) * DAY_SECONDS);
			return LocalTime.ofSecondOfDay(Math.min(seconds, DAY_SECONDS - 1));
		}
		Matcher time = TIME.matcher(plain);
		if (!time.matches()) {
			return bare(plain);
		}
		if (time.group(3) != null && time.group(3).length() == 1 && plain.indexOf('.') >= 0) {
			// A number with decimals.
			return null;
		}
		String half = (time.group(1) != null) ? time.group(1) : time.group(5);
		int hour = Integer.parseInt(time.group(2));
		try {
			return LocalTime.of(hour(hour, half), number(time.group(3)), number(time.group(4)));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static LocalTime bare(String text) {
		Matcher six = SIX.matcher(text);
		if (six.matches()) {
			int[] parts = { number(six.group(1)), number(six.group(2)), number(six.group(3)) };
			return (parts[0] < 24 && parts[1] < 60 && parts[2] < 60) ? LocalTime.of(parts[0], parts[1], parts[2])
					: null;
		}
		Matcher digits = BARE.matcher(text);
		if (!digits.matches()) {
			return null;
		}
		int hour = Integer.parseInt((text.length() <= 2) ? text : digits.group(1));
		int minute = (text.length() <= 2) ? 0 : number(digits.group(2));
		return (hour < 24 && minute < 60) ? LocalTime.of(hour, minute) : null;
	}

	private static int hour(int hour, String half) {
		if (half == null) {
			return hour;
		}
		char first = Character.toLowerCase(half.charAt(0));
		boolean afternoon = first == 'p' || first == '下' || first == '晚' || first == '傍' || (first == '中' && hour < 11);
		boolean morning = first == 'a' || first == '上' || first == '早' || first == '凌';
		return (morning && hour == 12) ? 0 : (afternoon && hour < 12) ? hour + 12 : hour;
	}

	private static int number(String digits) {
		return (digits == null) ? 0 : Integer.parseInt(digits);
	}

}
