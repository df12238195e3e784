package io.serviceloop.evaluation.proof;

import java.util.Collections;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.collection.RecordTypes;
import io.serviceloop.collection.RecordTypes.Typed;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.goal.proof.Judgement.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which number of the records a metric is, and when its mix cannot be told. */
class RecordedMixTest {

	/**
	 * Before, half are bills of 4 hours, half repairs of 12; afterwards most are bills.
	 */
	private static final List<Typed> TICKETS = List.of(
			new Typed("operationsData", "bill", 60, 95, 50, 4.0, 90, 10, 4.5, 0.9, 10),
			new Typed("operationsData", "repair", 60, 15, 50, 12.0, 10, 10, 2.5, 0.1, 30));

	@Serves("A37")
	@ParameterizedTest
	@CsvSource({ "h, 8, -3.2", "min, 480, -192", "秒, 28800, -11520", "h, 7, -3.2", "points, 3.5, -0.5",
			"points, 70, -10", "%, 50, -20" })
	void theNumberOfTheUnitThatGivesTheBaselineIsTheMetric(String unit, double baseline, double mix) {
		Part part = mix(TICKETS, unit, baseline).part(5);
		assertThat(part.value()).isCloseTo(mix, org.assertj.core.api.Assertions.within(1e-9));
		assertThat(part.low()).isLessThan(mix);
		assertThat(part.reasons().get(0).key()).isEqualTo("verdict.mix.told");
	}

	@Serves("A37")
	@ParameterizedTest
	@CsvSource({ "h, 5, verdict.mix.otherValue", "points, 20, verdict.mix.otherValue",
			"contacts, 8, verdict.mix.noValue", "tickets/day, 8, verdict.mix.perDay" })
	void whereNoNumberOfTheRecordsIsTheMetricItIsSaid(String unit, double baseline, String key) {
		untold(TICKETS, unit, baseline, key);
	}

	@Serves("A37")
	@Test
	void recordsOfOneSideTellNothing() {
		untold(List.of(), "h", 8, "verdict.mix.oneSide");
		untold(List.of(new Typed("operationsData", "bill", 60, 0, 50, 8.0, 0, 0, null, null, 0)), "h", 8,
				"verdict.mix.oneSide");
		untold(List.of(new Typed("operationsData", "bill", 60, 9, 50, 8.0, 0, 0, null, null, 0)), "h", 8,
				"verdict.mix.noValueAfter");
		untold(List.of(new Typed("operationsData", "bill", 60, 9, 0, null, 9, 0, null, null, 0)), "h", 8,
				"verdict.mix.noValue");
		untold(Collections.nCopies(RecordTypes.MOST + 1, TICKETS.get(0)), "h", 4, "verdict.mix.manyTypes");
	}

	@Test
	void kindsOfSourcesAreNeverMixed() {
		List<Typed> both = List.of(TICKETS.get(0), TICKETS.get(1),
				new Typed("customerFeedback", "bill", 900, 900, 900, 30.0, 900, 0, null, null, 0));
		assertThat(mix(both, "h", 8)).isEqualTo(mix(TICKETS, "h", 8));
	}

	private static void untold(List<Typed> rows, String unit, double baseline, String key) {
		Part part = mix(rows, unit, baseline).part(5);
		assertThat(part.value()).isNull();
		assertThat(part.reasons().get(0).key()).isEqualTo(key);
	}

	private static Mix mix(List<Typed> rows, String unit, double baseline) {
		return RecordedMix.of(rows, new Judgement(Kind.of(unit), unit, true, 1, 5, 80, 1), baseline, 20);
	}

}
