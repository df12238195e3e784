package io.serviceloop.goal.proof;

import java.util.List;
import java.util.Random;

import io.serviceloop.Serves;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a process does as it is. */
class BehaviourChartTest {

	private static final BehaviourChart CHART = BehaviourChart
		.of(List.of(8.0, 7.0, 9.0, 8.0, 7.0, 9.0, 8.0, 7.0, 9.0, 8.0, 7.0, 9.0));

	@Test
	void theLimitsAreTheMeanAndTwoPointSixSixMeanMovingRanges() {
		assertThat(CHART.mean()).isEqualTo(8);
		// Ranges 1, 2, 1 … : fifteen in eleven steps.
		assertThat(CHART.upper()).isCloseTo(8 + 2.66 * 15 / 11, Offset.offset(1e-9));
		assertThat(CHART.lower()).isCloseTo(8 - 2.66 * 15 / 11, Offset.offset(1e-9));
	}

	@Serves("E102")
	@ParameterizedTest
	@CsvSource({ "12, true, always", "11.63, true, always", "11.62, true, luck", "8, true, luck", "4.38, true, luck",
			"4.37, true, never", "2, true, never", "2, false, always", "4.37, false, always", "4.38, false, luck",
			"11.62, false, luck", "11.63, false, never" })
	void aTargetIsMetAlwaysByLuckOrNever(double target, boolean lowerIsBetter, String outlook) {
		assertThat(CHART.outlook(target, lowerIsBetter)).isEqualTo(outlook);
	}

	@Test
	void aProcessThatNeverVariesMeetsItsOwnValueAlways() {
		BehaviourChart still = BehaviourChart.of(List.of(5.0, 5.0, 5.0));
		assertThat(still).isEqualTo(new BehaviourChart(5, 5, 5));
		assertThat(still.outlook(5, true)).isEqualTo("always");
		assertThat(still.outlook(5, false)).isEqualTo("always");
		assertThat(still.outlook(4.9, true)).isEqualTo("never");
	}

	@Test
	void theMirroredProcessHasTheMirroredOutlook() {
		Random random = new Random(3);
		for (int run = 0; run < 2000; run++) {
			List<Double> values = random.doubles(2 + random.nextInt(20), -100, 100).boxed().toList();
			double target = random.nextDouble(-300, 300);
			BehaviourChart chart = BehaviourChart.of(values);
			BehaviourChart mirrored = BehaviourChart.of(values.stream().map(value -> -value).toList());
			assertThat(chart.mean()).isBetween(chart.lower(), chart.upper());
			assertThat(mirrored.outlook(-target, false)).isEqualTo(chart.outlook(target, true));
		}
	}

}
