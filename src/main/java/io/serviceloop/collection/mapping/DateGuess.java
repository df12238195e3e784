package io.serviceloop.collection.mapping;

import java.util.ArrayList;
import java.util.List;

/** Finds the pattern that all dates of a sample have in common. */
final class DateGuess {

	// Day before month first: where no day above 12 decides, most of the world writes it
	// so.
	private static final List<String> DATES = List.of("yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "d/M/yyyy",
			"M/d/yyyy", "d-M-yyyy", "M-d-yyyy", "d.M.yyyy", "d/M/yy", "M/d/yy", "d-M-yy", "M-d-yy", "d.M.yy",
			"d-MMM-yyyy", "d-MMM-yy", "d MMM yyyy", "MMM d, yyyy", "yyyyMMdd");

	private static final List<String> TIMES = List.of("", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", "'T'H:mm:ss",
			" H:mm:ss.SSS");

	private static final List<String> PATTERNS = new ArrayList<>();

	static {
		DATES.forEach(date -> TIMES.forEach(time -> PATTERNS.add(date + time)));
	}

	private DateGuess() {
	}

	/** A few values that are no dates do not hide what the others are. */
	private static final double MOST = 0.9;

	/**
	 * The pattern that reads most values; an empty text for ISO 8601, which needs none;
	 * null if there is none.
	 */
	static String of(List<String> values) {
		if (values.isEmpty()) {
			return null;
		}
		if (readable(values, new DateReader(null)) >= MOST) {
			return "";
		}
		String best = null;
		double most = 0;
		for (String pattern : PATTERNS) {
			double share = readable(values, new DateReader(pattern));
			if (share >= MOST && share > most) {
				best = pattern;
				most = share;
			}
		}
		return best;
	}

	private static double readable(List<String> values, DateReader reader) {
		return (double) values.stream().filter(value -> reader.read(value) != null).count() / values.size();
	}

}
