package io.serviceloop.evaluation.proof;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.evaluation.proof.Proof.Proven;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.goal.proof.Judgement.Kind;
import io.serviceloop.loop.words.Reason;

/** Chooses the test, looks whether it can be made, and says what came of it. */
final class Judge {

	/** What is less is not told any more exactly. */
	private static final double SMALLEST_PERCENT = 0.001;

	private final Case tested;

	private final Judgement judgement;

	private final Side before;

	private final Side after;

	private final double level;

	private final List<Reason> reasons = new ArrayList<>();

	Judge(Case tested) {
		this.tested = tested;
		this.judgement = tested.judgement();
		this.before = tested.against();
		this.after = tested.after();
		this.level = judgement.levelPercent(tested.lap());
	}

	Proof judge() {
		missing();
		if (!reasons.isEmpty()) {
			return new Proof(Proven.NOT_TESTABLE, null, null, null, null, reasons);
		}
		if (!(within(level) && within(judgement.powerPercent()))) {
			reasons.add(Reason.of("proof.never", judgement.errorPercent(), judgement.powerPercent()));
			return new Proof(Proven.NOT_TESTABLE, null, null, null, null, reasons);
		}
		Double cases = judgement.casesNeeded(before.value(), judgement.target(), spread(), tested.lap());
		Long needed = (cases == null) ? null : (Long) cases.longValue();
		Compared test = test();
		if (tested.changed()) {
			return notTestable(test, needed, Reason.of("proof.changed"));
		}
		if (tested.baseline() == Case.Baseline.PICKED && tested.usual() == null) {
			return notTestable(test, needed, Reason.of("proof.picked"));
		}
		if (isMean() && Welch.of(before, after).tooSkewed()) {
			return notTestable(test, needed, Reason.of("proof.skewed", rounded(Welch.spread(before, after)),
					Math.min(before.cases(), after.cases()), Welch.of(before, after).bearableFrom()));
		}
		boolean enough = needed == null || together() >= needed;
		boolean better = tested.better(before.value(), after.value());
		boolean clear = test.p() * 100 <= level;
		if (clear && better) {
			reasons.add(enough ? Reason.of("proof.yes", percent(test.p()), rounded(level))
					: Reason.of("proof.few", percent(test.p()), rounded(together()), needed));
		}
		else {
			reasons.add(Reason.of(clear ? "proof.worse" : "proof.chance", percent(test.p()), rounded(level)));
			if (!enough) {
				reasons.add(Reason.of("proof.needed", rounded(together()), needed));
			}
		}
		if (isMean() && Welch.of(before, after).allowanceDecides(level / 100)) {
			reasons.add(Reason.of("proof.allowance", rounded(Welch.spread(before, after)),
					Math.min(before.cases(), after.cases())));
		}
		if (tested.guarded()) {
			reasons.add(Reason.of("proof.usual", rounded(before.value()), judgement.unit(), tested.before().value()));
		}
		reasons.add(interval(test));
		shared();
		if (tested.baseline() == Case.Baseline.UNKNOWN && tested.usual() == null) {
			reasons.add(Reason.of("proof.unknownBaseline"));
		}
		if (judgement.kind() == Kind.PER_DAY && !isMean()) {
			reasons.add(Reason.of("proof.daysAlike"));
		}
		return new Proof((clear && better && enough) ? Proven.YES : Proven.NO, test.p(), test.low(), test.high(),
				needed, reasons);
	}

	private static boolean within(double percent) {
		return percent > 0 && percent < 100;
	}

	private Proof notTestable(Compared test, Long needed, Reason why) {
		reasons.add(why);
		reasons.add(interval(test));
		return new Proof(Proven.NOT_TESTABLE, null, test.low(), test.high(), needed, reasons);
	}

	/** What is not there, all of it at once, each with what would make it testable. */
	private void missing() {
		missing("before", before);
		missing("after", after);
		if (judgement.kind() == Kind.SHARE
				&& !(isShare(before.value()) && isShare(after.value()) && isShare(judgement.target()))) {
			reasons.add(Reason.of("proof.noShare"));
		}
		if (judgement.kind() == Kind.PER_DAY
				&& !(Math.min(before.value(), after.value()) >= 0 && judgement.target() >= 0)) {
			reasons.add(Reason.of("proof.noCount"));
		}
	}

	private void missing(String side, Side period) {
		if (!period.hasValue()) {
			reasons.add(Reason.of("proof.missing.value." + side));
		}
		if (!period.hasCases(isMean() ? 2 : 1)) {
			reasons.add(Reason
				.of(((judgement.kind() == Kind.PER_DAY) ? "proof.missing.days." : "proof.missing.cases.") + side));
		}
		if (isMean() && !period.hasSpread()) {
			reasons.add(Reason.of("proof.missing.sd." + side));
		}
	}

	/**
	 * A number a day is tested as the mean of its days where their spread was known when
	 * it was fixed: days are less alike than chance makes them.
	 */
	private boolean isMean() {
		return judgement.kind() == Kind.MEAN || judgement.kind() == Kind.PER_DAY && before.hasSpread();
	}

	private static boolean isShare(double value) {
		return value >= 0 && value <= 100;
	}

	private Compared test() {
		if (isMean()) {
			return Welch.of(before, after).compare(level / 100);
		}
		return (judgement.kind() == Kind.SHARE) ? Shares.test(before, after, level / 100)
				: Counts.test(before, after, level / 100);
	}

	/** As many cases in each of two equal periods would say as much. */
	private double together() {
		return 2 / (1.0 / before.cases() + 1.0 / after.cases());
	}

	/**
	 * The spread that the number needed was planned with; null where the test takes none.
	 */
	private Double spread() {
		return isMean() ? before.sd() : null;
	}

	private Reason interval(Compared test) {
		return Reason.of("proof.interval", rounded(after.value() - before.value()), judgement.unit(),
				rounded(test.low()), rounded(test.high()), rounded(100 - level));
	}

	/** Why less than the whole error is allowed. */
	private void shared() {
		if (tested.lap() > 1 || judgement.goals() > 1) {
			reasons.add(Reason.of("proof.shared", judgement.errorPercent(), rounded(level), judgement.goals(),
					tested.lap()));
		}
	}

	/** In percent; of what is smaller than what is shown, that it is. */
	private static Object percent(double p) {
		return (p * 100 < SMALLEST_PERCENT) ? "< " + SMALLEST_PERCENT : (Object) rounded(p * 100);
	}

	static double rounded(double value) {
		double step = (Math.abs(value) < 0.1) ? 1000 : 100;
		return Math.round(value * step) / step;
	}

}
