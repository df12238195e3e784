package io.serviceloop.goal.metric;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Spellings of one unit in both languages. Only spellings: minutes and hours are two
 * units, for a value in one of them is another number in the other.
 */
public final class Units {

	private static final List<String> SHARE = List.of("%", "percent", "per cent", "pct", "百分比");

	private static final List<String> SECONDS = List.of("s", "sec", "secs", "second", "seconds", "秒", "秒钟");

	private static final List<String> MINUTES = List.of("min", "mins", "minute", "minutes", "分钟");

	private static final List<String> HOURS = List.of("h", "hr", "hrs", "hour", "hours", "小时");

	private static final List<String> DAYS = List.of("d", "day", "days", "天", "日");

	private static final List<List<String>> SPELLINGS = List.of(SHARE, SECONDS, MINUTES, HOURS, DAYS,
			List.of("points", "point", "pt", "pts", "score", "分"), List.of("contacts", "contact", "次"),
			List.of("tickets", "ticket", "单", "张"));

	private Units() {
	}

	/** Whether two texts are the same unit. */
	public static boolean same(String one, String other) {
		String plain = plain(one);
		String second = plain(other);
		return plain.equals(second)
				|| SPELLINGS.stream().anyMatch(unit -> unit.contains(plain) && unit.contains(second));
	}

	/** Whether a unit is that of shares: counted cases of all cases. */
	public static boolean isShare(String unit) {
		return unit != null && SHARE.contains(plain(unit));
	}

	/** How many of a unit of time an hour has; null for a unit that is none. */
	public static Double perHour(String unit) {
		String plain = plain(unit);
		return SECONDS.contains(plain) ? Double.valueOf(3600) : MINUTES.contains(plain) ? Double.valueOf(60)
				: HOURS.contains(plain) ? Double.valueOf(1) : DAYS.contains(plain) ? (Double) (1 / 24.0) : null;
	}

	private static String plain(String unit) {
		return Normalizer.normalize(unit, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
	}

}
