package io.serviceloop.overview.projects;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The values of a goal over time as a small picture of {@value #WIDTH} × {@value #HEIGHT}
 * with its target as a line.
 *
 * @param line the points of the values
 * @param lastX where the last one stands
 * @param lastY where it stands
 * @param targetY where the line of the target is
 * @param first the first value
 * @param last the last one
 */
public record Trend(String line, String lastX, String lastY, String targetY, BigDecimal first, BigDecimal last) {

	static final int WIDTH = 96;

	static final int HEIGHT = 24;

	/** The points stay so far from the edge that a dot is seen whole. */
	private static final double MARGIN = 3;

	/** More of them are no more to be seen. */
	private static final int MOST = 40;

	/** The value of a day. */
	record Point(LocalDate day, double value) {
	}

	/**
	 * Draws values; null where there are fewer than two, which are no course.
	 */
	static Trend of(List<Point> points, double target) {
		if (points.size() < 2) {
			return null;
		}
		List<Point> shown = thinned(points.stream().sorted(Comparator.comparing(Point::day)).toList());
		double least = values(shown, target).min().getAsDouble();
		double most = values(shown, target).max().getAsDouble();
		LocalDate first = shown.get(0).day();
		Point last = shown.get(shown.size() - 1);
		long days = ChronoUnit.DAYS.between(first, last.day());
		double[] x = IntStream.range(0, shown.size())
			.mapToDouble(i -> MARGIN + (WIDTH - 2 * MARGIN) * ((days == 0) ? (double) i / (shown.size() - 1)
					: (double) ChronoUnit.DAYS.between(first, shown.get(i).day()) / days))
			.toArray();
		String line = IntStream.range(0, shown.size())
			.mapToObj(i -> number(x[i]) + "," + number(y(shown.get(i).value(), least, most)))
			.collect(Collectors.joining(" "));
		return new Trend(line, number(x[x.length - 1]), number(y(last.value(), least, most)),
				number(y(target, least, most)), plain(shown.get(0).value()), plain(last.value()));
	}

	private static DoubleStream values(List<Point> points, double target) {
		return DoubleStream.concat(DoubleStream.of(target), points.stream().mapToDouble(Point::value));
	}

	/** Evenly fewer, with the first and the last of them. */
	private static List<Point> thinned(List<Point> points) {
		return (points.size() <= MOST) ? points
				: IntStream.range(0, MOST).mapToObj(i -> points.get(i * (points.size() - 1) / (MOST - 1))).toList();
	}

	private static double y(double value, double least, double most) {
		return (most == least) ? HEIGHT / 2.0
				: HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * ((value - least) / (most - least));
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	/** A value as people write it. */
	static BigDecimal plain(double value) {
		BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
		return (plain.scale() < 0) ? plain.setScale(0) : plain;
	}

}
