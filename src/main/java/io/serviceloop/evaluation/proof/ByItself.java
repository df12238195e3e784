package io.serviceloop.evaluation.proof;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.loop.words.Reason;

/** What of a change would have come without any measure: regression to the mean. */
final class ByItself {

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

}
