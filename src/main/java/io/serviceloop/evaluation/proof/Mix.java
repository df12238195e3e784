package io.serviceloop.evaluation.proof;

import java.util.List;

import io.serviceloop.loop.words.Reason;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The records of both sides by their types: other shares of the types alone make another
 * value.
 *
 * @param types empty where nothing can be told of them
 * @param untold why nothing can be told; null where it can
 */
public record Mix(List<Type> types, Reason untold) {

	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

	/**
	 * Records of one type.
	 *
	 * @param name of the type
	 * @param before how many records before
	 * @param valueBefore the metric in them; without meaning where there are none
	 * @param after how many after
	 */
	public record Type(String name, long before, double valueBefore, long after) {
	}

	/** Of types that are known. */
	public static Mix of(List<Type> types) {
		return new Mix(types, null);
	}

	/** Of types that are not known. */
	public static Mix untold(Reason why) {
		return new Mix(List.of(), why);
	}

	/**
	 * What other shares of the types alone would have made of the value, if each type had
	 * kept its own: standardised on the records before. Types that one side lacks count
	 * as one.
	 */
	Part part(double errorPercent) {
		double before = types.stream().mapToDouble(Type::before).sum();
		double after = types.stream().mapToDouble(Type::after).sum();
		if (before == 0 || after == 0) {
			return Part.unknown("mix", (untold == null) ? Reason.of("verdict.mix.noRecords") : untold);
		}
		List<Type> both = types.stream().filter(type -> type.before() > 0 && type.after() > 0).toList();
		List<Type> others = types.stream().filter(type -> !both.contains(type)).toList();
		double otherBefore = others.stream().mapToDouble(Type::before).sum();
		double otherAfter = others.stream().mapToDouble(Type::after).sum();
		if (otherBefore == 0 && otherAfter > 0) {
			return Part.unknown("mix", Reason.of("verdict.mix.newTypes", Math.round(otherAfter), Math.round(after)));
		}
		double other = (otherBefore == 0) ? 0
				: others.stream()
					.filter(type -> type.before() > 0)
					.mapToDouble(type -> type.before() * type.valueBefore())
					.sum() / otherBefore;
		double meanBefore = other * otherBefore / before;
		double meanAfter = other * otherAfter / after;
		double squaresBefore = other * other * otherBefore / before;
		double squaresAfter = other * other * otherAfter / after;
		for (Type type : both) {
			meanBefore += type.valueBefore() * type.before() / before;
			meanAfter += type.valueBefore() * type.after() / after;
			squaresBefore += type.valueBefore() * type.valueBefore() * type.before() / before;
			squaresAfter += type.valueBefore() * type.valueBefore() * type.after() / after;
		}
		double variance = Math.max(0, squaresBefore - meanBefore * meanBefore) / before
				+ Math.max(0, squaresAfter - meanAfter * meanAfter) / after;
		double half = NORMAL.inverseSurvivalProbability(Spread.tail(errorPercent)) * Math.sqrt(variance);
		return Part.told("mix", meanAfter - meanBefore, half,
				Reason.of("verdict.mix.told", types.size(), Math.round(before), Math.round(after)));
	}

}
