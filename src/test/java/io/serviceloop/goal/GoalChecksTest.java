package io.serviceloop.goal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.Metric;
import io.serviceloop.loop.form.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Goals are what the catalogue says of their metrics. */
class GoalChecksTest {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

	private static final Catalogue CATALOGUE = new Catalogue(
			List.of(metric("responseTime", "Average response time", "平均响应时长", "min", "decrease", 0, 1440),
					metric("csat", "Customer satisfaction (CSAT)", "客户满意度(CSAT)", "points", "increase", 0, 100)));

	@Serves({ "A06", "D17", "D22" })
	@ParameterizedTest
	@CsvSource({ "csat, points, increase, 82, 90, true", "csat, 分, increase, 82, 90, true",
			"csat, points, increase, 0, 100, true", "csat, points, increase, 82, 7000, false",
			"csat, %, increase, 82, 7000, false", "csat, %, increase, 82, 90, false",
			"responseTime, min, decrease, 8, 5, true", "responseTime, minutes, decrease, 8, 5, true",
			"responseTime, 分钟, decrease, 8, 5, true", "responseTime, bananas, decrease, 8, 5, false",
			"responseTime, h, decrease, 8, 5, false", "responseTime, min, decrease, 1441, 5, false",
			"responseTime, min, increase, 5, 8, false", "平均响应时长, bananas, decrease, 8, 5, false" })
	void unitDirectionAndValuesAreThoseOfTheMetric(String metric, String unit, String direction, double baseline,
			double target, boolean right) {
		assertThat(wrong(goal(metric, unit, direction, baseline, target)).any()).isNotEqualTo(right);
	}

	@Serves({ "B10", "B27" })
	@ParameterizedTest
	@CsvSource({ "vip, all, false", "all, all, true", "' ALL ', , true", ", , true", "all, chat, false" })
	void theSameMetricIsSetOnceForTheSameCustomersInTheSameScenario(String group, String scenario, boolean twice) {
		Goal first = goal("responseTime", "min", "decrease", 8, 5);
		Goal second = new Goal("g2", "Average response time", "n", group, scenario, "min", "decrease", 8.0, 5.0, TODAY,
				"f", "s", "week", null, null, null, null, null, null, null, null, null);
		assertThat(wrong(first, second).complained("goals[1].metric")).isEqualTo(twice);
	}

	@Test
	void anotherMetricBringsItsOwnRange() {
		assertThat(wrong(own(null, null)).complained("goals[0].min")).isTrue();
		assertThat(wrong(own(null, null)).complained("goals[0].max")).isTrue();
		assertThat(wrong(own(0.0, 100.0)).any()).isFalse();
		assertThat(wrong(own(0.0, 7.0)).complained("goals[0].baseline")).isTrue();
		assertThat(wrong(own(6.0, 100.0)).complained("goals[0].target")).isTrue();
		assertThat(wrong(own(100.0, 0.0)).complained("goals[0].max")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "csat, points, increase, 80, ", "csat, min, increase, 80, unit",
			"csat, points, decrease, 80, direction", "csat, points, increase, 101, limit",
			"responseTime, min, decrease, 9, metric", "calmness, smiles, increase, 4, " })
	void whatMustNotGetWorseIsAnotherMetricWithinItsRange(String metric, String unit, String direction, double limit,
			String field) {
		Faults faults = wrong(guarded(new GuardMetric(metric, unit, direction, limit)));
		assertThat(faults.any()).isEqualTo(field != null);
		assertThat(field == null || faults.complained("goals[0].guardMetric." + field)).isTrue();
	}

	@Test
	void whatIsFiledHasTheCodeAndTheUnitOfTheCatalogue() {
		Goal filed = goal("平均响应时长", "分钟", "decrease", 8, 5).of(CATALOGUE.metrics().get(0));
		assertThat(filed.metric()).isEqualTo("responseTime");
		assertThat(filed.unit()).isEqualTo("min");
	}

	private static Faults wrong(Goal... goals) {
		Faults faults = new Faults();
		new GoalChecks(CATALOGUE, TODAY, faults).list(List.of(goals));
		return faults;
	}

	private static Metric metric(String code, String en, String zh, String unit, String direction, double min,
			double max) {
		return new Metric(code, en, zh, unit, direction, min, max, Map.of("en", "a / b", "zh", "甲 ÷ 乙"), "week",
				"satisfaction");
	}

	private static Goal goal(String metric, String unit, String direction, double baseline, double target) {
		return new Goal("g1", metric, "n", "all", null, unit, direction, baseline, target, TODAY, "f", "s", "week",
				null, null, null, null, null, null, null, null, null);
	}

	private static Goal own(Double min, Double max) {
		return new Goal("g1", "calmness", "n", null, null, "smiles", "decrease", 8.0, 5.0, TODAY, "f", "s", "week",
				null, min, max, null, null, null, null, null, null);
	}

	private static Goal guarded(GuardMetric guard) {
		return new Goal("g1", "responseTime", "n", null, null, "min", "decrease", 8.0, 5.0, TODAY, "f", "s", "week",
				null, null, null, null, null, null, null, guard, null);
	}

}
