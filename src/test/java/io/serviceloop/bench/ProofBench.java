package io.serviceloop.bench;

import io.serviceloop.evaluation.proof.Resampled;
import io.serviceloop.evaluation.proof.Simulated;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What "met and proven" is worth: simulated projects without any effect, with a true one,
 * and such as are made of real records in which nobody did anything.
 */
@Tag("bench")
class ProofBench {

	private static final int PROJECTS = Integer.getInteger("bench.simulated", 20_000);

	@Test
	void withoutEffect() {
		Simulated.Found found = new Simulated(1, true).withoutEffect(PROJECTS);
		Simulated.Found unshared = new Simulated(1, false).withoutEffect(PROJECTS);
		System.out.printf(
				"BENCH %,d projects without effect, 8 laps, 1 to 3 goals: met and proven in %.2f %%, proven in %.2f %%; "
						+ "where the baseline is picked and nobody knows, met and proven in %.2f %%%n",
				PROJECTS, found.metAndProven(), found.proven(), found.picked());
		System.out.printf("BENCH the same, each test with the whole error: %.2f %%, %.2f %%; %.2f %%%n",
				unshared.metAndProven(), unshared.proven(), unshared.picked());
		Simulated.Shopped shopped = new Simulated(2, true).shopping(PROJECTS);
		System.out.printf(
				"BENCH a clear gain in one fixed window in %.1f %%, in the best of six in %.1f %%, "
						+ "of any of three metrics in %.1f %%%n",
				shopped.fixed(), shopped.anyWindow(), shopped.anyMetric());
		assertThat(found.metAndProven()).isLessThanOrEqualTo(5);
		assertThat(found.proven()).isLessThanOrEqualTo(5);
	}

	@Test
	void withATrueEffect() {
		for (int lap = 1; lap <= 2; lap++) {
			int goals = 2 * lap - 1;
			for (var power : Simulated.powers(3, lap, goals, PROJECTS).entrySet()) {
				System.out.printf("BENCH power, %s, lap %d of %d goals: %.1f %% (theory 80 %%)%n", power.getKey(), lap,
						goals, power.getValue());
				assertThat(power.getValue()).isCloseTo(80, within(2.0));
			}
		}
	}

	@Test
	void whereNobodyDidAnything() {
		Resampled resampled = new Resampled();
		print("the most frequent type of incidents", resampled.ofTheMostFrequentType(5 * PROJECTS));
		print("hours to the solution, worst month", resampled.ofTheHoursToTheSolution(PROJECTS));
		print("share in time, worst month", resampled.ofTheShareInTime(PROJECTS));
	}

	private static void print(String name, Resampled.Gain gain) {
		System.out.printf("BENCH mean gain without measures, %s: %.1f %% by before and after, %.2f %% as claimed%n",
				name, gain.naive(), gain.claimed());
		assertThat(gain.claimed()).isCloseTo(0, within(1.0));
	}

}
