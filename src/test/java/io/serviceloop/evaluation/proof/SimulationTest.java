package io.serviceloop.evaluation.proof;

import io.serviceloop.Serves;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The short form of {@code ProofBench}: the same projects, fewer of them. */
class SimulationTest {

	private static final int PROJECTS = 500;

	@Serves({ "A37", "D17" })
	@Test
	void whoLooksLongEnoughFindsSuccessWithoutAnyButHardlyMetAndProven() {
		Simulated.Found found = new Simulated(11, true).withoutEffect(PROJECTS);
		assertThat(found.metAndProven()).isLessThan(5);
		assertThat(found.proven()).isLessThan(5);
		Simulated.Shopped shopped = new Simulated(11, true).shopping(PROJECTS);
		assertThat(shopped.fixed()).isBetween(3.0, 7.0);
		assertThat(shopped.anyWindow()).isGreaterThan(12);
		assertThat(shopped.anyMetric()).isGreaterThan(30);
	}

	@Serves({ "A37", "D17" })
	@Test
	void aTrueEffectIsProvenAsOftenAsTheNumberOfCasesPromises() {
		for (int lap = 1; lap <= 2; lap++) {
			int goals = 2 * lap - 1;
			Simulated.powers(12, lap, goals, 8 * PROJECTS)
				.forEach((metric, power) -> assertThat(power).as(metric).isCloseTo(80, within(2.0)));
		}
	}

	@Serves({ "A37", "C29" })
	@Test
	void whereNobodyDidAnythingNoGainIsClaimed() {
		Resampled resampled = new Resampled();
		noGain(resampled.ofTheMostFrequentType(20 * PROJECTS));
		noGain(resampled.ofTheHoursToTheSolution(8 * PROJECTS));
		noGain(resampled.ofTheShareInTime(8 * PROJECTS));
	}

	private static void noGain(Resampled.Gain gain) {
		assertThat(gain.naive()).isGreaterThan(10);
		assertThat(gain.claimed()).isCloseTo(0, within(1.0));
	}

}
