package io.serviceloop.goal.proof;

import java.util.Random;

import io.serviceloop.Serves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How many cases a proof takes. */
class CasesNeededTest {

	private static final CasesNeeded USUAL = new CasesNeeded(5, 80);

	@Serves({ "D17", "D20", "E92" })
	@ParameterizedTest
	@CsvSource({ "65, 80, 138", "65, 70, 1377", "80, 65, 138", "25, 10, 100", "50, 60, 388", "5, 4, 6745",
			"99, 100, 780", "0, 100, 2" })
	void aShareIsProvenByItsNumberOfCasesAlone(double before, double after, double cases) {
		assertThat(USUAL.forShares(before, after)).isEqualTo(cases);
	}

	@Serves({ "D17", "D18" })
	@ParameterizedTest
	@CsvSource({ "8, 5, 4, 28", "8, 5, 3, 16", "82, 90, 20, 99", "8, 7, 4, 252", "8, 5, 0.001, 1" })
	void aMeanIsProvenByTheSpreadOfItsCases(double before, double after, double sd, double cases) {
		assertThat(USUAL.forMeans(before, after, sd)).isEqualTo(cases);
	}

	@Test
	void aLowerErrorOrAHigherPowerTakesMore() {
		assertThat(new CasesNeeded(1, 80).forShares(65, 80)).isEqualTo(206);
		assertThat(new CasesNeeded(5, 90).forShares(65, 80)).isEqualTo(185);
	}

	@ParameterizedTest
	@CsvSource({ "0, 80", "5, 100", "-5, 80", "5, 140", "300, 80" })
	void whatNoNumberOfCasesProvesHasNone(double error, double power) {
		assertThat(new CasesNeeded(error, power).forShares(65, 80)).isNull();
		assertThat(new CasesNeeded(error, power).forMeans(8, 5, 4)).isNull();
	}

	@Test
	void noDifferenceIsNeverProven() {
		assertThat(USUAL.forShares(65, 65)).isNull();
		assertThat(USUAL.forMeans(8, 8, 2)).isNull();
	}

	@Test
	void bothDirectionsTakeTheSameAndSoDoesTheOppositeShare() {
		new Random(1).doubles(2000, 0, 100).forEach(before -> {
			double after = 100 - before * before / 100;
			Double cases = USUAL.forShares(before, after);
			assertThat(USUAL.forShares(after, before)).isEqualTo(cases);
			if (cases != null && cases < 1e6) {
				assertThat(USUAL.forShares(100 - before, 100 - after)).isBetween(cases - 1, cases + 1);
			}
		});
	}

	@Test
	void aWiderGapTakesNoMoreCasesAndAWiderSpreadNoFewer() {
		new Random(2).doubles(2000, 0.1, 60).forEach(gap -> {
			assertThat(USUAL.forMeans(0, gap + 1, 7)).isLessThanOrEqualTo(USUAL.forMeans(0, gap, 7));
			assertThat(USUAL.forMeans(0, 5, gap + 1)).isGreaterThanOrEqualTo(USUAL.forMeans(0, 5, gap));
		});
	}

}
