package io.serviceloop.evaluation;

import java.time.LocalDate;
import java.util.Random;

import io.serviceloop.Serves;
import io.serviceloop.loop.words.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EvaluationTest {

	@Serves("A37")
	@ParameterizedTest
	@CsvSource({ "8, 5, 4.6, -3.4, 1.133333, true, evaluation.met", "8, 5, 5, -3, 1, true, evaluation.met",
			"8, 5, 6.5, -1.5, 0.5, false, evaluation.missed", "8, 5, 9, 1, -0.333333, false, evaluation.worse",
			"65, 80, 80, 15, 1, true, evaluation.met", "65, 80, 60, -5, -0.333333, false, evaluation.worse",
			"0, 10, 4, 4, 0.4, false, evaluation.missed" })
	void attainmentIsTheShareOfTheWayFromBaselineToTarget(double baseline, double target, double after, double change,
			double attainment, boolean met, String reason) {
		Evaluation evaluation = evaluate(baseline, target, after, 400);
		assertThat(evaluation.change()).isEqualTo(change);
		assertThat(evaluation.attainment()).isEqualTo(attainment);
		assertThat(evaluation.met()).isEqualTo(met);
		assertThat(evaluation.reasons()).extracting(Reason::key).contains(reason);
	}

	@Test
	void aBaselineOfZeroHasNoChangeInPercent() {
		assertThat(evaluate(0, 10, 4, 400).changePercent()).isNull();
		assertThat(evaluate(8, 5, 4, 400).changePercent()).isEqualTo(-50);
	}

	@Test
	void aSmallSampleIsPointedOut() {
		assertThat(evaluate(8, 5, 4, 29).reasons()).contains(Reason.of("evaluation.smallSample.below", 29, 30.0));
		assertThat(evaluate(8, 5, 4, 30).reasons()).extracting(Reason::key)
			.doesNotContain("evaluation.smallSample.below");
	}

	@Test
	void reachingTheTargetExactlyIsMetWhateverTheDigits() {
		Random random = new Random(11);
		for (int i = 0; i < 1000; i++) {
			double baseline = Math.round(random.nextDouble() * 10_000) / 100.0;
			double target = baseline
					+ (Math.round(random.nextDouble() * 2_000) + 1) / 100.0 * (random.nextBoolean() ? 1 : -1);
			assertThat(evaluate(baseline, target, target, 400).met()).isTrue();
			assertThat(evaluate(baseline, target, baseline, 400).attainment()).isCloseTo(0, within(1e-9));
		}
	}

	private static Evaluation evaluate(double baseline, double target, double after, int sample) {
		LocalDate day = LocalDate.of(2027, 2, 1);
		return Evaluation.of(baseline, target, "min", new Measurement("g1", after, sample, day, day, "tickets"), 30);
	}

}
