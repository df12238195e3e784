package io.serviceloop.modelling.check.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.serviceloop.loop.engine.DecisionUse.Domain;

/**
 * Values of an input that no rule of a table tells apart: a boundary itself, everything
 * between two of them, a text.
 *
 * @param value one of them
 */
record Region(Object value) {

	/**
	 * Cuts what can come at the numbers that the cells name: on both sides of each
	 * boundary is a region, and the boundary is one.
	 */
	static List<Region> of(Domain domain, TreeSet<BigDecimal> boundaries) {
		List<Region> regions = new ArrayList<>();
		switch (domain.type()) {
			case "number" -> numbers(domain, boundaries, regions);
			case "wholeNumber" -> wholeNumbers(domain, boundaries, regions);
			case "flag" -> {
				regions.add(new Region(true));
				regions.add(new Region(false));
			}
			default -> domain.texts().forEach(text -> regions.add(new Region(text)));
		}
		if (domain.nullable()) {
			regions.add(new Region(null));
		}
		return regions;
	}

	private static void numbers(Domain domain, TreeSet<BigDecimal> boundaries, List<Region> regions) {
		TreeSet<BigDecimal> cuts = new TreeSet<>(boundaries);
		BigDecimal least = decimal((domain.least() == null) ? domain.above() : domain.least());
		BigDecimal most = decimal(domain.most());
		cuts.removeIf(cut -> least != null && cut.compareTo(least) <= 0 || most != null && cut.compareTo(most) >= 0);
		BigDecimal before = least;
		if (domain.least() != null) {
			regions.add(new Region(least));
		}
		for (BigDecimal cut : cuts) {
			regions.add(new Region(between(before, cut)));
			regions.add(new Region(cut));
			before = cut;
		}
		if (most == null || before == null || before.compareTo(most) < 0) {
			regions.add(new Region(between(before, most)));
		}
		if (most != null && (least == null || most.compareTo(least) > 0)) {
			regions.add(new Region(most));
		}
	}

	private static BigDecimal between(BigDecimal low, BigDecimal high) {
		if (low == null) {
			return (high == null) ? BigDecimal.ZERO : high.subtract(BigDecimal.ONE);
		}
		if (high == null) {
			return low.add(BigDecimal.ONE);
		}
		return low.add(high)
			.divide(BigDecimal.valueOf(2), Math.max(low.scale(), high.scale()) + 1, RoundingMode.DOWN)
			.stripTrailingZeros();
	}

	private static void wholeNumbers(Domain domain, TreeSet<BigDecimal> boundaries, List<Region> regions) {
		TreeSet<BigDecimal> values = new TreeSet<>();
		BigDecimal least = (domain.least() != null) ? whole(domain.least(), RoundingMode.CEILING)
				: (domain.above() != null) ? whole(domain.above(), RoundingMode.FLOOR).add(BigDecimal.ONE) : null;
		BigDecimal most = (domain.most() == null) ? null : whole(domain.most(), RoundingMode.FLOOR);
		for (BigDecimal cut : boundaries) {
			values.add(cut.setScale(0, RoundingMode.FLOOR));
			values.add(cut.setScale(0, RoundingMode.CEILING));
			values.add(cut.setScale(0, RoundingMode.FLOOR).subtract(BigDecimal.ONE));
			values.add(cut.setScale(0, RoundingMode.CEILING).add(BigDecimal.ONE));
		}
		if (least != null) {
			values.add(least);
		}
		if (most != null) {
			values.add(most);
		}
		if (values.isEmpty()) {
			values.add(BigDecimal.ZERO);
		}
		values.stream()
			.filter(value -> (least == null || value.compareTo(least) >= 0)
					&& (most == null || value.compareTo(most) <= 0))
			.forEach(value -> regions.add(new Region(value)));
	}

	private static BigDecimal whole(double value, RoundingMode mode) {
		return BigDecimal.valueOf(value).setScale(0, mode);
	}

	private static BigDecimal decimal(Double value) {
		return (value == null) ? null : BigDecimal.valueOf(value).stripTrailingZeros();
	}

	/** As it is shown, and as the engine gets it. */
	Object shown() {
		if (value instanceof BigDecimal number) {
			return (number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(1e15)) < 0)
					? (Object) number.longValue() : (Object) number.doubleValue();
		}
		return value;
	}

}
