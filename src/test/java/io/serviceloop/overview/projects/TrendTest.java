package io.serviceloop.overview.projects;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrendTest {

	private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

	@Test
	void aSingleValueIsNoCourse() {
		assertThat(Trend.of(List.of(), 5)).isNull();
		assertThat(Trend.of(List.of(point(0, 8)), 5)).isNull();
	}

	@Test
	void valuesStandWhereTheirDayAndSizePutThem() {
		Trend trend = Trend.of(List.of(point(30, 5), point(0, 8), point(10, 6.5)), 5);
		assertThat(trend.line()).isEqualTo("3.0,3.0 33.0,12.0 93.0,21.0");
		assertThat(trend.targetY()).isEqualTo(trend.lastY()).isEqualTo("21.0");
		assertThat(trend.first()).isEqualByComparingTo("8");
		assertThat(trend.last()).hasToString("5");
	}

	@Test
	void theTargetIsSeenWhereverItIs() {
		assertThat(Trend.of(List.of(point(0, 8), point(9, 7)), 100).targetY()).isEqualTo("3.0");
		assertThat(Trend.of(List.of(point(0, 8), point(9, 7)), -100).targetY()).isEqualTo("21.0");
	}

	@Test
	void valuesThatDoNotDifferOrAreOfOneDayAreDrawnTooAndNothingIsDividedByZero() {
		assertThat(Trend.of(List.of(point(0, 5), point(0, 5)), 5).line()).isEqualTo("3.0,12.0 93.0,12.0");
	}

	@Test
	void ofVeryManyTheFirstAndTheLastAreShown() {
		Trend trend = Trend.of(IntStream.range(0, 1000).mapToObj(i -> point(i, i)).toList(), 500);
		String[] points = trend.line().split(" ");
		assertThat(points).hasSize(40);
		assertThat(points[0]).isEqualTo("3.0,21.0");
		assertThat(points[39]).isEqualTo(trend.lastX() + "," + trend.lastY()).isEqualTo("93.0,3.0");
		assertThat(Arrays.stream(points).distinct()).hasSize(40);
	}

	@Test
	void aNumberIsWrittenAsPeopleWriteIt() {
		assertThat(Trend.plain(1200)).hasToString("1200");
		assertThat(Trend.plain(4.60)).hasToString("4.6");
		assertThat(Trend.plain(1e12).toPlainString()).isEqualTo("1000000000000");
	}

	private static Trend.Point point(int day, double value) {
		return new Trend.Point(DAY.plusDays(day), value);
	}

}
