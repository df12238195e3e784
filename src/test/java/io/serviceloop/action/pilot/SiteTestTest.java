package io.serviceloop.action.pilot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.serviceloop.Serves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Worked cases of the test over sites, and that it holds what it promises. */
class SiteTestTest {

	private static final double ERROR = 5;

	@Serves("E48")
	@ParameterizedTest
	@CsvSource({ "2, 1, 2", "6, 2, 15", "7, 2, 21", "8, 2, 28", "19, 1, 19", "20, 1, 20", "20, 10, 184756", "5, 5, 1",
			"200, 100, 9223372036854775807" })
	void soManyWaysThereAreToDraw(int sites, int pilots, long draws) {
		assertThat(SiteTest.draws(sites, pilots)).isEqualTo(draws);
	}

	@Serves("E48")
	@Test
	void onePilotSiteProvesNothingBelowTwentySitesAndTwoNeedSeven() {
		assertThat(SiteTest.sitesNeeded(1, ERROR)).isEqualTo(20);
		assertThat(SiteTest.sitesNeeded(2, ERROR)).isEqualTo(7);
		assertThat(SiteTest.canProve(SiteTest.draws(19, 1), ERROR)).isFalse();
		assertThat(SiteTest.canProve(SiteTest.draws(6, 2), ERROR)).isFalse();
	}

	@Test
	void noNumberOfSitesIsEnoughForAnErrorOfNothingAndNobodyWaitsForIt() {
		assertThat(SiteTest.sitesNeeded(1, 0)).isPositive();
		assertThat(SiteTest.sitesNeeded(0, ERROR)).isPositive();
	}

	@Test
	void whatReachesTheLimitExactlyIsWithinItHoweverFractionsAreRounded() {
		assertThat(0.07 * 100).isGreaterThan(7);
		assertThat(new SiteTest(1, 0.07, 100).proves(7)).isTrue();
		assertThat(new SiteTest(1, 0.08, 100).proves(7)).isFalse();
		assertThat(new SiteTest(1, 1.0 / 20, 20).proves(ERROR)).isTrue();
	}

	/** Worked by hand: the sums of all pairs, and how many reach that of the pilots. */
	@Serves("E52")
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			// The two best of seven: 1 of 21.
			"3 2 | 1 0 -1 0.5 0.2 | 2.36 | 1 | 21",
			// The best and the third of four: 3+2, 3+1, so 2 of 6.
			"3 1 | 2 0 | 1 | 2 | 6",
			// All alike: every draw shows as much.
			"1 1 | 1 1 1 | 0 | 10 | 10",
			// The worst: every draw.
			"-2 | 0 1 | -2.5 | 3 | 3",
			// Ties count against the pilot, also those that binary fractions would lose.
			"0.3 | 0.1 0.3 | 0.1 | 2 | 3" })
	void everyDrawIsLookedAt(String pilots, String others, double gain, int asGood, long draws) {
		SiteTest test = SiteTest.of(numbers(pilots), numbers(others));
		assertThat(test.gain()).isCloseTo(gain, within(1e-9));
		assertThat(test.p()).isCloseTo((double) asGood / draws, within(1e-12));
		assertThat(test.draws()).isEqualTo(draws);
	}

	/**
	 * Without an effect the lot alone decides who is a pilot site: over all draws, at
	 * most one in twenty passes for a proof, whatever the sites are like.
	 */
	@Serves("E52")
	@Test
	void withoutAnEffectItIsWrongInAtMostFivePercent() {
		Random random = new Random(20260101);
		for (int round = 0; round < 200; round++) {
			int number = 3 + random.nextInt(10);
			int pilots = 1 + random.nextInt(Math.min(3, number - 1));
			// Sites are very different, and now and then exactly alike.
			double spread = Math.pow(10, random.nextInt(5) - 2);
			List<Double> gains = random.doubles(number)
				.map(gain -> Math.rint(gain * spread * 10) / 10)
				.boxed()
				.toList();
			List<List<Integer>> draws = subsets(number, pilots);
			long wrong = draws.stream().filter(drawn -> proven(gains, drawn)).count();
			assertThat(wrong * 100.0 / draws.size()).as("%s, %s of them drawn", gains, pilots)
				.isLessThanOrEqualTo(ERROR);
		}
	}

	private static boolean proven(List<Double> gains, List<Integer> drawn) {
		List<BigDecimal> pilots = new ArrayList<>();
		List<BigDecimal> others = new ArrayList<>();
		for (int i = 0; i < gains.size(); i++) {
			(drawn.contains(i) ? pilots : others).add(BigDecimal.valueOf(gains.get(i)));
		}
		return SiteTest.of(pilots, others).proves(ERROR);
	}

	private static List<List<Integer>> subsets(int sites, int size) {
		return IntStream.range(0, 1 << sites)
			.filter(bits -> Integer.bitCount(bits) == size)
			.mapToObj(bits -> IntStream.range(0, sites).filter(i -> (bits >> i & 1) == 1).boxed().toList())
			.toList();
	}

	private static List<BigDecimal> numbers(String text) {
		return Arrays.stream(text.split(" ")).map(BigDecimal::new).toList();
	}

}
