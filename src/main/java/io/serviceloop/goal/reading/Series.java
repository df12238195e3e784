package io.serviceloop.goal.reading;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Readings of one metric as values that can be compared with each other: of times of
 * about the same length, each time once.
 */
public final class Series {

	/**
	 * So many times longer or shorter is still the same kind of time: a February is a
	 * month.
	 */
	private static final double ABOUT_THE_SAME = 1.5;

	private Series() {
	}

	/**
	 * The values in the order of time. Where days, weeks and months are mixed, those of
	 * the length of which there are most; where two projects read the same time, what was
	 * reported last.
	 */
	public static List<Double> values(List<Reading> readings) {
		return alike(readings).stream().map(Reading::readingValue).toList();
	}

	/** The readings whose values these are. */
	public static List<Reading> alike(List<Reading> readings) {
		Map<List<Object>, Reading> byTime = new LinkedHashMap<>();
		readings.stream()
			.sorted(Comparator.comparing(Reading::reportedAt))
			.forEach(reading -> byTime.put(List.of(reading.fromDate(), reading.toDate()), reading));
		List<List<Reading>> lengths = new ArrayList<>();
		byTime.values()
			.stream()
			.collect(Collectors.groupingBy(Series::days))
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach(length -> {
				List<Reading> last = lengths.isEmpty() ? List.of() : lengths.get(lengths.size() - 1);
				if (!last.isEmpty() && length.getKey() <= days(last.get(0)) * ABOUT_THE_SAME) {
					last.addAll(length.getValue());
				}
				else {
					lengths.add(new ArrayList<>(length.getValue()));
				}
			});
		return lengths.stream()
			.max(Comparator.comparingInt(List::size))
			.orElse(List.of())
			.stream()
			.sorted(Comparator.comparing(Reading::toDate).thenComparing(Reading::fromDate))
			.toList();
	}

	private static long days(Reading reading) {
		return ChronoUnit.DAYS.between(reading.fromDate(), reading.toDate()) + 1;
	}

}
