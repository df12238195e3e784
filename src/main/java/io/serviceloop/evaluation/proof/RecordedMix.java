package io.serviceloop.evaluation.proof;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.collection.RecordTypes;
import io.serviceloop.collection.RecordTypes.Typed;
import io.serviceloop.goal.metric.Units;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.loop.words.Reason;

/**
 * Which number of the stored records a goal's metric is, and so what their types make of
 * it (A37). Nobody says which one it is: it is one of the unit of the goal, and the
 * records of the baseline's days have to give the baseline.
 */
public final class RecordedMix {

	/** Customers rate in points up to 5, goals also on a scale of 100. */
	private static final double TO_HUNDRED = 20;

	private static final double TO_PERCENT = 100;

	private RecordedMix() {
	}

	/** A number of the records. */
	private record Reads(ToLongFunction<Typed> before, ToDoubleFunction<Typed> value, ToLongFunction<Typed> after) {
	}

	/** The same number in all types of one kind of source. */
	private record Candidate(List<Mix.Type> types) {

		double before() {
			return types.stream().mapToDouble(Mix.Type::before).sum();
		}

		double after() {
			return types.stream().mapToDouble(Mix.Type::after).sum();
		}

		double mean() {
			return types.stream().mapToDouble(type -> type.before() * type.valueBefore()).sum() / before();
		}

	}

	/**
	 * The mix of a goal's metric.
	 * @param rows the records of the days of the baseline and of those that were measured
	 * @param baseline what the records before have to give
	 * @param tolerancePercent so far they may differ from it
	 */
	public static Mix of(List<Typed> rows, Judgement judgement, double baseline, double tolerancePercent) {
		if (judgement.kind() == Judgement.Kind.PER_DAY) {
			return Mix.untold(Reason.of("verdict.mix.perDay"));
		}
		if (rows.size() > RecordTypes.MOST) {
			return Mix.untold(Reason.of("verdict.mix.manyTypes", RecordTypes.MOST));
		}
		long before = rows.stream().mapToLong(Typed::before).sum();
		long after = rows.stream().mapToLong(Typed::after).sum();
		if (before == 0 || after == 0) {
			return Mix.untold(Reason.of("verdict.mix.oneSide", before, after));
		}
		Map<String, List<Typed>> bySource = rows.stream().collect(Collectors.groupingBy(Typed::source));
		return numbers(judgement.unit())
			.flatMap(number -> bySource.values().stream().map(source -> candidate(source, number)))
			.filter(candidate -> candidate.before() > 0)
			.min(Comparator.comparingDouble(candidate -> Math.abs(candidate.mean() - baseline)))
			.map(nearest -> of(nearest, judgement.unit(), baseline, tolerancePercent))
			.orElseGet(() -> Mix.untold(Reason.of("verdict.mix.noValue", judgement.unit())));
	}

	private static Mix of(Candidate nearest, String unit, double baseline, double tolerancePercent) {
		if (Math.abs(nearest.mean() - baseline) > Math.abs(baseline) * tolerancePercent / 100) {
			return Mix.untold(Reason.of("verdict.mix.otherValue", Judge.rounded(nearest.mean()), unit, baseline));
		}
		return (nearest.after() > 0) ? Mix.of(nearest.types())
				: Mix.untold(Reason.of("verdict.mix.noValueAfter", Math.round(nearest.before())));
	}

	private static Candidate candidate(List<Typed> source, Reads number) {
		return new Candidate(source.stream()
			.map(row -> new Mix.Type(row.type(), number.before().applyAsLong(row),
					(number.before().applyAsLong(row) == 0) ? 0 : number.value().applyAsDouble(row),
					number.after().applyAsLong(row)))
			.filter(type -> type.before() + type.after() > 0)
			.toList());
	}

	/** What records can say in a unit. */
	private static Stream<Reads> numbers(String unit) {
		Double perHour = Units.perHour(unit);
		if (perHour != null) {
			return Stream.of(new Reads(Typed::hoursBefore, row -> row.meanHours() * perHour, Typed::hoursAfter));
		}
		if (Units.isShare(unit)) {
			return Stream.of(rating(row -> row.satisfied() * TO_PERCENT));
		}
		return Units.same(unit, "points")
				? Stream.of(rating(Typed::meanRating), rating(row -> row.meanRating() * TO_HUNDRED)) : Stream.empty();
	}

	private static Reads rating(ToDoubleFunction<Typed> value) {
		return new Reads(Typed::ratingsBefore, value, Typed::ratingsAfter);
	}

}
