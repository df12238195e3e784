package io.serviceloop.evaluation.proof;

import java.util.List;
import java.util.Random;

import io.serviceloop.Serves;
import io.serviceloop.evaluation.proof.Case.Baseline;
import io.serviceloop.evaluation.proof.Proof.Proven;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.goal.proof.Judgement.Kind;
import io.serviceloop.loop.words.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Whether a change is more than chance: the worked examples of the sources, with numbers
 * of cases. What is compared with was computed with SciPy.
 */
class ProofTest {

	@Serves({ "A37", "D17", "D18" })
	@ParameterizedTest
	@CsvSource({ "8, 4, 100, 5, 3, 100, YES, 1.0292170515e-8, -3.98648, -2.01352",
			"8, 4, 28, 5, 4, 28, YES, 0.00695652, -5.14331, -0.85669",
			"8, 4, 28, 11, 4, 28, NO, 0.00695652, 0.85669, 5.14331" })
	void aMeanIsProvenByTheSpreadOfItsCases(double before, double sd, int n, double after, double sdAfter, int m,
			Proven proven, double p, double low, double high) {
		Proof proof = minutes(new Side(before, sd, n), new Side(after, sdAfter, m));
		assertThat(proof.proven()).isEqualTo(proven);
		assertThat(proof.p()).isCloseTo(p, within(1e-8));
		assertThat(proof.low()).isCloseTo(low, within(1e-5));
		assertThat(proof.high()).isCloseTo(high, within(1e-5));
		assertThat(proof.needed()).isEqualTo(28);
	}

	@Serves({ "A37", "E53", "E54", "D20" })
	@ParameterizedTest
	@CsvSource({ "65, 138, 80, 138, 80, YES, 0.00526283, 4.51056, 25.27632",
			"72.4, 1000, 78.2, 1000, 78, YES, 0.00263638, 2.02358, 9.56937",
			"92, 100, 96, 100, 95, NO, 0.23366039, , " })
	void aShareIsProvenByItsNumberOfCasesAlone(double before, int n, double after, int m, double target, Proven proven,
			double p, Double low, Double high) {
		Proof proof = share(target, before, n, after, m);
		assertThat(proof.proven()).isEqualTo(proven);
		assertThat(proof.p()).isCloseTo(p, within(1e-8));
		if (low != null) {
			assertThat(proof.low()).isCloseTo(low, within(1e-4));
			assertThat(proof.high()).isCloseTo(high, within(1e-4));
		}
	}

	@Serves({ "A37", "E53" })
	@Test
	void complaintsADayAreProvenByTheirDays() {
		Case quarterLess = new Case(judgement(Kind.PER_DAY, "complaints/day", true, 30), 1, new Side(40, null, 28),
				new Side(30, null, 28), Baseline.OF_ITS_OWN, null, false);
		Proof proof = Proof.of(quarterLess);
		assertThat(proof.proven()).isEqualTo(Proven.YES);
		assertThat(proof.p()).isCloseTo(2.5396e-10, within(1e-13));
		assertThat(proof.low()).isCloseTo(-13.11175, within(1e-4));
		assertThat(proof.high()).isCloseTo(-6.90782, within(1e-4));
		assertThat(keys(proof)).contains("proof.daysAlike");
		Proof byDays = Proof.of(new Case(quarterLess.judgement(), 1, new Side(40, 25.0, 28), new Side(30, 25.0, 28),
				Baseline.OF_ITS_OWN, null, false));
		assertThat(byDays.proven()).isEqualTo(Proven.NO);
		assertThat(keys(byDays)).contains("proof.chance", "proof.needed").doesNotContain("proof.daysAlike");
	}

	@Test
	void smallNumbersAreTestedExactly() {
		assertThat(share(60, 10, 10, 60, 10).p()).isCloseTo(0.0572755418, within(1e-9));
		assertThat(share(30, 3.3333333, 30, 30, 30).p()).isCloseTo(0.0121829150, within(1e-9));
		assertThat(Proof
			.of(new Case(judgement(Kind.PER_DAY, "a day", true, 1), 1, new Side(8, null, 1), new Side(1, null, 1),
					Baseline.OF_ITS_OWN, null, false))
			.p()).isCloseTo(0.0390625, within(1e-9));
	}

	@Serves({ "D17", "E64" })
	@Test
	void withFewerCasesThanItTakesAChangeIsTakenAndNotProven() {
		Proof few = minutes(new Side(8, 4.0, 28), new Side(4.6, 3.0, 12));
		assertThat(few.p()).isLessThan(0.05);
		assertThat(few.proven()).isEqualTo(Proven.NO);
		assertThat(keys(few)).contains("proof.few");
		assertThat(minutes(new Side(8, 4.0, 28), new Side(2, 1.0, 12)).proven()).as("however large the change is")
			.isEqualTo(Proven.NO);
	}

	@Serves("D17")
	@Test
	void lapsAndGoalsShareTheErrorAndItsWholeSumIsNeverMore() {
		for (int goals = 1; goals <= 5; goals++) {
			Judgement judgement = new Judgement(Kind.MEAN, "min", true, 5, 5, 80, goals);
			double sum = 0;
			for (int lap = 1; lap <= 40; lap++) {
				// Of both sides of a level the good one counts.
				sum += goals * judgement.levelPercent(lap) / 2;
			}
			assertThat(sum).isLessThanOrEqualTo(5).isGreaterThan(4.99);
		}
		Side before = new Side(8, 4.0, 60);
		Side after = new Side(6.2, 4.0, 60);
		assertThat(lap(1, before, after).proven()).isEqualTo(Proven.YES);
		assertThat(lap(2, before, after).proven()).isEqualTo(Proven.YES);
		assertThat(lap(3, before, after).proven()).isEqualTo(Proven.NO);
		assertThat(keys(lap(2, before, after))).contains("proof.shared");
	}

	@Serves("D17")
	@Test
	void whatWasChangedAfterTheApprovalIsNotTestable() {
		Case changed = new Case(judgement(Kind.MEAN, "min", true, 5), 1, new Side(8, 4.0, 100), new Side(5, 4.0, 100),
				Baseline.OF_ITS_OWN, null, true);
		Proof proof = Proof.of(changed);
		assertThat(proof.proven()).isEqualTo(Proven.NOT_TESTABLE);
		assertThat(proof.p()).isNull();
		assertThat(proof.low()).isLessThan(-3);
		assertThat(keys(proof)).containsExactly("proof.changed", "proof.interval");
	}

	@Serves({ "C29", "D17" })
	@Test
	void aPickedBaselineIsTestedAgainstWhatWasUsualOrNotAtAll() {
		Side before = new Side(8, 4.0, 100);
		Side after = new Side(6, 4.0, 100);
		assertThat(from(before, after, Baseline.OF_ITS_OWN, null).proven()).isEqualTo(Proven.YES);
		assertThat(from(before, after, Baseline.PICKED, null).proven()).isEqualTo(Proven.NOT_TESTABLE);
		assertThat(from(before, after, Baseline.PICKED, 6.5).proven()).isEqualTo(Proven.NO);
		assertThat(keys(from(before, after, Baseline.PICKED, 6.5))).contains("proof.usual");
		assertThat(from(before, after, Baseline.UNKNOWN, 6.5).proven()).isEqualTo(Proven.NO);
		assertThat(from(before, after, Baseline.UNKNOWN, 9.0).proven()).isEqualTo(Proven.YES);
		assertThat(keys(from(before, after, Baseline.UNKNOWN, null))).contains("proof.unknownBaseline");
		assertThat(Case.usual(List.of(1.0, 2.0, 3.0), 3)).isEqualTo(2);
		assertThat(Case.usual(List.of(1.0, 2.0), 3)).isNull();
	}

	@Serves("A37")
	@Test
	void whatLacksIsNamedAllOfIt() {
		Proof proof = minutes(new Side(8, null, null), new Side(5, 0.0, 1));
		assertThat(proof).isEqualTo(new Proof(Proven.NOT_TESTABLE, null, null, null, null, proof.reasons()));
		assertThat(keys(proof)).containsExactly("proof.missing.cases.before", "proof.missing.sd.before",
				"proof.missing.cases.after", "proof.missing.sd.after");
		assertThat(keys(share(80, 65, null, 80, 138))).containsExactly("proof.missing.cases.before");
		assertThat(keys(share(80, 65, 10, 800, 138))).containsExactly("proof.noShare");
		assertThat(keys(minutes(new Side(Double.NaN, 4.0, 10), new Side(1e300, 4.0, 10))))
			.containsExactly("proof.missing.value.before", "proof.missing.value.after");
	}

	@Test
	void aSmallPeriodBesideALargeOneIsNotFooledByAFewLongCases() {
		// Hours to resolution: single cases spread twice as widely as their mean.
		Proof skewed = minutes(new Side(178, 380.0, 5000), new Side(60, 90.0, 30));
		assertThat(skewed.proven()).isEqualTo(Proven.NOT_TESTABLE);
		Reason reason = skewed.reasons().get(0);
		assertThat(reason.key()).isEqualTo("proof.skewed");
		int from = ((Number) reason.arguments().get(2)).intValue();
		assertThat(minutes(new Side(178, 380.0, 5000), new Side(60, 90.0, from - 1)).proven())
			.isEqualTo(Proven.NOT_TESTABLE);
		assertThat(minutes(new Side(178, 380.0, 5000), new Side(60, 90.0, from)).proven())
			.isNotEqualTo(Proven.NOT_TESTABLE);
		assertThat(keys(minutes(new Side(8, 4.0, 400), new Side(6.85, 4.0, 60)))).contains("proof.allowance");
	}

	/** Whatever comes: an answer with its reasons, and the interval agrees with it. */
	@ParameterizedTest
	@EnumSource(Kind.class)
	void whateverIsMeasuredHasAnAnswerAndTheIntervalAgreesWithIt(Kind kind) {
		Random random = new Random(kind.ordinal());
		double[] odd = { 0, 100, -5, 1e13, -1e11, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, Double.MIN_VALUE };
		for (int i = 0; i < 5000; i++) {
			Side before = side(random, odd);
			Side after = side(random, odd);
			double target = (random.nextInt(10) == 0) ? odd[random.nextInt(odd.length)] : random.nextDouble() * 100;
			Judgement judgement = new Judgement(kind, "u", random.nextBoolean(), target,
					(random.nextInt(50) == 0) ? 0 : 5, 80, 1 + random.nextInt(5));
			Case any = new Case(judgement, 1 + random.nextInt(8), before, after, Baseline.values()[random.nextInt(3)],
					random.nextBoolean() ? null : random.nextDouble() * 100, random.nextInt(20) == 0);
			Proof proof = Proof.of(any);
			assertThat(proof.reasons()).as("%s", any).isNotEmpty();
			assertThat(proof.proven() == Proven.NOT_TESTABLE).as("%s", any).isEqualTo(proof.p() == null);
			if (proof.p() != null) {
				double change = after.value() - any.against().value();
				assertThat(proof.p()).as("%s", any).isBetween(0.0, 1.0);
				assertThat(proof.low()).as("%s", any).isLessThanOrEqualTo(change + 1e-6);
				assertThat(proof.high()).as("%s", any).isGreaterThanOrEqualTo(change - 1e-6);
				double level = judgement.levelPercent(any.lap()) / 100;
				if (Math.abs(proof.p() - level) > 1e-6) {
					assertThat(proof.low() > 1e-9 || proof.high() < -1e-9).as("%s %s", any, proof)
						.isEqualTo(proof.p() < level);
				}
				if (proof.proven() == Proven.YES) {
					assertThat(any.better(before.value(), after.value())).isTrue();
				}
			}
		}
	}

	private static Side side(Random random, double[] odd) {
		double value = (random.nextInt(20) == 0) ? odd[random.nextInt(odd.length)] : random.nextDouble() * 100;
		Double sd = (random.nextInt(10) == 0) ? null : (Double) (random.nextDouble() * 30);
		Integer cases = (random.nextInt(20) == 0) ? null
				: (Integer) ((random.nextInt(20) == 0) ? Integer.MAX_VALUE : 1 + random.nextInt(300));
		return new Side(value, sd, cases);
	}

	private static Proof minutes(Side before, Side after) {
		return lap(1, before, after);
	}

	private static Proof lap(int lap, Side before, Side after) {
		return Proof
			.of(new Case(judgement(Kind.MEAN, "min", true, 5), lap, before, after, Baseline.OF_ITS_OWN, null, false));
	}

	private static Proof from(Side before, Side after, Baseline baseline, Double usual) {
		return Proof.of(new Case(judgement(Kind.MEAN, "min", true, 5), 1, before, after, baseline, usual, false));
	}

	private static Proof share(double target, double before, Integer n, double after, Integer m) {
		return Proof.of(new Case(judgement(Kind.SHARE, "%", false, target), 1, new Side(before, null, n),
				new Side(after, null, m), Baseline.OF_ITS_OWN, null, false));
	}

	private static Judgement judgement(Kind kind, String unit, boolean lowerIsBetter, double target) {
		return new Judgement(kind, unit, lowerIsBetter, target, 5, 80, 1);
	}

	private static List<String> keys(Proof proof) {
		return proof.reasons().stream().map(Reason::key).toList();
	}

}
