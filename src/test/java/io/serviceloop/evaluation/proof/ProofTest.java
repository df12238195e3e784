package io.serviceloop.evaluation.proof;

import io.serviceloop.Serves;
import io.serviceloop.evaluation.proof.Case.Baseline;
import io.serviceloop.evaluation.proof.Proof.Proven;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.goal.proof.Judgement.Kind;
import io.serviceloop.loop.words.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The worked examples of the sources, with numbers of cases. */
class ProofTest {

	@Serves({ "A37", "D17" })
	@ParameterizedTest
	@CsvSource({ "8, 4, 100, 5, 4, 100, YES", "8, 4, 28, 5, 4, 28, YES", "8, 4, 30, 7, 4, 30, NO",
			"8, 4, 20, 5, 4, 20, NO", "8, 4, 100, 11, 4, 100, NO" })
	void theTimeToAnswerIsProvenByItsSpread(double before, double sd, int n, double after, double sdAfter, int m,
			Proven proven) {
		assertThat(minutes(new Side(before, sd, n), new Side(after, sdAfter, m)).proven()).isEqualTo(proven);
	}

	private static Proof minutes(Side before, Side after) {
		return Proof
			.of(new Case(judgement(Kind.MEAN, "min", true, 5), 1, before, after, Baseline.OF_ITS_OWN, null, false));
	}

	static Judgement judgement(Kind kind, String unit, boolean lowerIsBetter, double target) {
		return new Judgement(kind, unit, lowerIsBetter, target, 5, 80, 1);
	}

}
