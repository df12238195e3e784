package io.serviceloop.classification;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import io.serviceloop.Serves;
import io.serviceloop.collection.FeedbackSummary;
import io.serviceloop.collection.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a problem's own records say of it, and what is independent of picking it. */
class CountsTest {

	/** A Monday. */
	private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

	@Serves({ "C29", "A44" })
	@Test
	void withEnoughWeeksTheFirstTwoThirdsRankAndTheRestIsABaselineOfItsOwn() {
		Counts counts = Counts.of(counted(MONDAY, MONDAY.plusDays(9 * 7 - 1), 20, 20, 20, 20, 20, 20, 8, 9, 10), 8);
		assertThat(counts.independent()).isTrue();
		assertThat(counts.weeks()).isEqualTo(9);
		assertThat(counts.perWeek()).isEqualTo(20);
		assertThat(counts.baselinePerWeek()).isEqualTo(9);
		assertThat(counts.rankedFrom()).isEqualTo(MONDAY);
		assertThat(counts.rankedTo()).isEqualTo(MONDAY.plusDays(6 * 7 - 1));
		assertThat(counts.heldOut(MONDAY.plusDays(6 * 7))).isTrue();
		assertThat(counts.heldOut(MONDAY.plusDays(6 * 7 - 1))).isFalse();
		assertThat(counts.rankedWithin(MONDAY.plusDays(6 * 7 - 1), MONDAY.plusDays(60))).isTrue();
		assertThat(counts.rankedWithin(MONDAY.minusDays(9), MONDAY.minusDays(1))).isFalse();
	}

	@Test
	void withFewerThereIsOneNumberThatIsNotIndependent() {
		Counts counts = Counts.of(counted(MONDAY, MONDAY.plusDays(7 * 7 - 1), 7, 7, 7, 7, 7, 7, 7), 8);
		assertThat(counts.independent()).isFalse();
		assertThat(counts.perWeek()).isEqualTo(7);
		assertThat(counts.baselinePerWeek()).isNull();
		assertThat(counts.rankedTo()).isEqualTo(MONDAY.plusDays(7 * 7 - 1));
		assertThat(counts.heldOut(MONDAY.plusDays(90))).as("nothing was held out").isFalse();
	}

	@Test
	void weeksOfWhichThereIsAPartOnlySayNothing() {
		Counts counts = Counts
			.of(counted(MONDAY.plusDays(4), MONDAY.plusDays(9 * 7 + 2), 1, 20, 20, 20, 20, 20, 20, 8, 10, 1), 8);
		assertThat(counts.weeks()).isEqualTo(8);
		assertThat(counts.perWeek()).isEqualTo(20);
		assertThat(counts.baselinePerWeek()).isEqualTo(9);
		assertThat(counts.rankedFrom()).isEqualTo(MONDAY.plusDays(7));
		assertThat(counts.rankedTo()).isEqualTo(MONDAY.plusDays(7 * 7 - 1));
	}

	@Test
	void whereNoRecordHasATimeNothingIsSaidOfAWeek() {
		Counts counts = Counts.of(new Records.Counted(5, null, null, 5, 0.5, null, null, List.of(), null, null), 8);
		assertThat(counts.perWeek()).isNull();
		assertThat(counts.customers()).isNull();
		assertThat(counts.independent()).isFalse();
		assertThat(counts.rankedWithin(MONDAY, MONDAY)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "12, 10, true", "12.1, 10, false", "8, 10, true", "7.9, 10, false", "0, 0, true", "1, 0, false" })
	void aFifthMoreOrLessIsNoDifference(double given, double counted, boolean same) {
		assertThat(Counts.differs(given, counted, 20)).isEqualTo(!same);
	}

	private static Records.Counted counted(LocalDate from, LocalDate to, long... weeks) {
		long number = IntStream.range(0, weeks.length).mapToLong(i -> weeks[i]).sum();
		return new Records.Counted(number, (double) number / weeks.length, 3L, 0, 0.1, from.atStartOfDay(),
				to.atStartOfDay(),
				IntStream.range(0, weeks.length).mapToObj(i -> new FeedbackSummary.Week("W" + i, weeks[i])).toList(),
				from, to);
	}

}
