package io.serviceloop.overview.benefit;

import java.math.BigDecimal;
import java.util.Random;

import io.serviceloop.Serves;
import io.serviceloop.overview.benefit.Benefit.Change;
import io.serviceloop.overview.benefit.Benefit.Sure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A change is worth what its units are, and never surer than what was measured. */
@Serves({ "A37", "D17" })
class BenefitTest {

	private static final String[] PROVEN = { "yes", "no", "notTestable", null };

	private static final Boolean[] SAID = { true, false, null };

	@ParameterizedTest
	@CsvSource({
			// direction, worth, change, low, high, met, proven, past, accepted -> sure,
			// month, low, high
			"decrease, 100, -3, -4, -2, true, yes, , , proven, 300.00, 200.00, 400.00",
			"increase, 100, 3, 2, 4, true, yes, false, , proven, 300.00, 200.00, 400.00",
			"decrease, 100, -3, , , true, yes, , , proven, 300.00, , ",
			"decrease, 100, -3, -7, 1, true, no, , , notProven, 300.00, -100.00, 700.00",
			"decrease, 100, -3, -7, 1, true, yes, , , notProven, 300.00, -100.00, 700.00",
			"decrease, 100, -3, , , true, notTestable, , , notTestable, 300.00, , ",
			"decrease, 100, -3, , , true, , , , notTestable, 300.00, , ",
			"decrease, 100, -1, -2, 0, false, yes, , , missed, 100.00, 0.00, 200.00",
			"decrease, 100, 2, , , false, no, , , missed, -200.00, , ",
			"increase, 100, -2, , , false, no, , , missed, -200.00, , ",
			"decrease, 100, -3, -4, -2, true, yes, true, true, proven, 300.00, 200.00, 400.00",
			"decrease, 100, -3, -4, -2, true, yes, true, false, refused, , , ",
			"decrease, 100, -3, -4, -2, true, yes, true, , undecided, , , ",
			"decrease, , -3, -4, -2, true, yes, , , proven, , , ",
			"decrease, 0.1, -0.3, , , true, yes, , , proven, 0.03, , ",
			"decrease, 100, , , , , , , , notMeasured, , , ", "decrease, 100, -3, , , , yes, , , notMeasured, , , " })
	void whatAChangeIsWorth(String direction, Double worth, Double change, Double low, Double high, Boolean met,
			String proven, Boolean past, Boolean accepted, Sure sure, BigDecimal month, BigDecimal monthLow,
			BigDecimal monthHigh) {
		Benefit benefit = Benefit.of(direction, worth, new Change(change, low, high, met, proven, past, accepted));
		assertThat(benefit).isEqualTo(new Benefit(sure, month, monthLow, monthHigh));
	}

	@Test
	void nothingIsSurerThanItsMeasurementAndAYearIsTwelveMonths() {
		Random random = new Random(12);
		for (int i = 0; i < 20_000; i++) {
			double value = random.nextGaussian() * 100;
			Double low = random.nextBoolean() ? value - random.nextDouble() * 200 : null;
			Double high = (low == null) ? null : (Double) (value + random.nextDouble() * 200);
			Change change = new Change(value, low, high, any(random, SAID), any(random, PROVEN), any(random, SAID),
					any(random, SAID));
			String direction = random.nextBoolean() ? "increase" : "decrease";
			double worth = Math.round(random.nextDouble() * 1e6) / 100.0 + 0.01;
			Benefit benefit = Benefit.of(direction, worth, change);
			String what = direction + " " + worth + " " + change;
			if (benefit.sure() == Sure.proven) {
				assertThat(change.met()).as(what).isTrue();
				assertThat(change.proven()).as(what).isEqualTo("yes");
				assertThat(benefit.monthLow() == null || benefit.monthLow().signum() >= 0).as(what).isTrue();
			}
			if (Boolean.FALSE.equals(change.guardAccepted())
					|| Boolean.TRUE.equals(change.guardPast()) && change.guardAccepted() == null) {
				assertThat(benefit.month()).as(what).isNull();
			}
			if (benefit.month() == null) {
				assertThat(benefit.year()).isNull();
				assertThat(benefit.monthLow()).isNull();
				continue;
			}
			assertThat(benefit.year()).as(what).isEqualByComparingTo(benefit.month().multiply(new BigDecimal(12)));
			boolean better = direction.equals("increase") == (value > 0);
			assertThat(benefit.month().signum() == 0 || (benefit.month().signum() > 0) == better).as(what).isTrue();
			if (benefit.monthLow() != null) {
				assertThat(benefit.month()).as(what).isBetween(benefit.monthLow(), benefit.monthHigh());
			}
		}
	}

	@Test
	void anAmountBeyondAllMeasureIsNoError() {
		Benefit benefit = Benefit.of("increase", 1e12, new Change(1e300, null, null, true, "yes", null, null));
		assertThat(benefit.year()).isEqualByComparingTo(new BigDecimal("1.2e313"));
	}

	private static <T> T any(Random random, T[] values) {
		return values[random.nextInt(values.length)];
	}

}
