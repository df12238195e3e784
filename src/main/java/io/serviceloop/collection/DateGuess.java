package io.serviceloop.collection;

import java.util.ArrayList;
import java.util.List;

/** Finds the pattern that all dates of a sample have in common. */
final class DateGuess {

	// Day before month first: where no day above 12 decides, most of the world writes it so.
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

	/** A pattern that reads every value; an empty text for ISO 8601, which needs none; null if there is none. */
	static String of(List<String> values) {
		if (values.isEmpty()) {
			return null;
		}
		DateReader iso = new DateReader(null);
		if (values.stream().allMatch(value -> iso.read(value) != null)) {
			return "";
		}
		for (String pattern : PATTERNS) {
			DateReader reader = new DateReader(pattern);
			if (values.stream().allMatch(value -> reader.read(value) != null)) {
				return pattern;
			}
		}
		return null;
	}

}
