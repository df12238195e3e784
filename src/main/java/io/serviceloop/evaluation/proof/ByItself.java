package io.serviceloop.evaluation.proof;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.loop.words.Reason;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** What of a change would have come without any measure: regression to the mean, mix. */
final class ByItself {

	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

	private ByItself() {
	}

	/**
	 * A baseline that was picked for being bad goes back to what is usual: to the mean of
	 * the readings before the first measure.
	 */
	static Part regression(Evidence evidence) {
		Case tested = evidence.tested();
		if (tested.baseline() == Case.Baseline.OF_ITS_OWN) {
			return new Part("regression", null, 0.0, null, null, List.of(Reason.of("verdict.regression.none")));
		}
		List<Double> values = new ArrayList<>(evidence.untouched().stream().map(Evidence.Value::value).toList());
		if (evidence.untouched().stream().noneMatch(reading -> overlaps(reading, evidence))) {
			values.add(tested.before().value());
		}
		int enough = Math.max(2, evidence.readingsToJudge());
		if (values.size() < enough) {
			return Part.unknown("regression", Reason.of("verdict.regression.few", values.size(), enough));
		}
		Spread usual = Spread.of(values);
		double half = Spread.half(usual.sd() / Math.sqrt(usual.n()), usual.n() - 1.0,
				tested.judgement().errorPercent());
		return Part.told("regression", usual.mean() - tested.before().value(), half, Reason
			.of("verdict.regression.told", usual.n(), Judge.rounded(usual.mean()), tested.judgement().unit()));
	}

	/**
	 * Whether a reading is of the time of the baseline. The mean without the worst one
	 * would be better than what is usual.
	 */
	private static boolean overlaps(Evidence.Value reading, Evidence evidence) {
		return evidence.baselineFrom() != null && evidence.baselineTo() != null
				&& !reading.from().isAfter(evidence.baselineTo()) && !reading.to().isBefore(evidence.baselineFrom());
	}

	/**
	 * What other shares of the types alone would have made of the value, if each type had
	 * kept its own: standardised on the records before. Types that one side lacks count
	 * as one.
	 */
	static Part mix(Evidence evidence) {
		List<Evidence.Type> types = evidence.types();
		double before = types.stream().mapToDouble(Evidence.Type::before).sum();
		double after = types.stream().mapToDouble(Evidence.Type::after).sum();
		if (before == 0 || after == 0) {
			return Part.unknown("mix", Reason.of("verdict.mix.noRecords"));
		}
		List<Evidence.Type> both = types.stream().filter(type -> type.before() > 0 && type.after() > 0).toList();
		List<Evidence.Type> others = types.stream().filter(type -> !both.contains(type)).toList();
		double otherBefore = others.stream().mapToDouble(Evidence.Type::before).sum();
		double otherAfter = others.stream().mapToDouble(Evidence.Type::after).sum();
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
		for (Evidence.Type type : both) {
			meanBefore += type.valueBefore() * type.before() / before;
			meanAfter += type.valueBefore() * type.after() / after;
			squaresBefore += type.valueBefore() * type.valueBefore() * type.before() / before;
			squaresAfter += type.valueBefore() * type.valueBefore() * type.after() / after;
		}
		double variance = Math.max(0, squaresBefore - meanBefore * meanBefore) / before
				+ Math.max(0, squaresAfter - meanAfter * meanAfter) / after;
		double half = NORMAL.inverseSurvivalProbability(evidence.tested().judgement().errorPercent() / 200)
				* Math.sqrt(variance);
		return Part.told("mix", meanAfter - meanBefore, half,
				Reason.of("verdict.mix.told", types.size(), Math.round(before), Math.round(after)));
	}

}
