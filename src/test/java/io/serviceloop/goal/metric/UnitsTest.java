package io.serviceloop.goal.metric;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What counts as another spelling of a unit, and what as another unit. */
class UnitsTest {

	@ParameterizedTest
	@CsvSource({ "min, minutes", "min, MIN", "min, ' min. '", "min, 分钟", "h, 小时", "h, Hours", "%, percent", "%, ％",
			"points, 分", "points, point", "bananas, Bananas" })
	void isTheSame(String one, String other) {
		assertThat(Units.same(one, other)).isTrue();
		assertThat(Units.same(other, one)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "min, bananas", "min, h", "min, s", "min, 分", "%, points", "h, d" })
	void isAnother(String one, String other) {
		assertThat(Units.same(one, other)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "%, true", "百分比, true", "Percent, true", "points, false", "'', false" })
	void onlyPercentIsAShare(String unit, boolean share) {
		assertThat(Units.isShare(unit)).isEqualTo(share);
	}

}
