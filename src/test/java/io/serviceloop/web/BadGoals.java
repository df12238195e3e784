package io.serviceloop.web;

import java.util.List;
import java.util.Map;

import static io.serviceloop.web.BadAnswer.at;
import static io.serviceloop.web.LoopForm.SET_GOALS;

/** Goals, scope and sources with one mistake. */
final class BadGoals {

	private BadGoals() {
	}

	static List<BadAnswer> all() {
		return List.of(at(SET_GOALS, "goals[1]", null, "a row that is none").shownAs("null"),
				at(SET_GOALS, "dataSources[0]", null, "a row that is none").shownAs("null"),
				at(SET_GOALS, "goals[1].target", "5", "a number as text"),
				at(SET_GOALS, "goals[1].target", true, "yes for a number"),
				at(SET_GOALS, "goals[0].target", 9, "a target on the wrong side"),
				at(SET_GOALS, "goals[0].target", 8, "a target that is the baseline"),
				at(SET_GOALS, "goals[0].target", null, "no target"),
				at(SET_GOALS, "goals[1].dueDate", "2027-02-30", "a day that does not exist"),
				at(SET_GOALS, "goals[1].dueDate", "2027-13-01", "a month that does not exist"),
				at(SET_GOALS, "goals[1].dueDate", 20270531, "a date as number"),
				at(SET_GOALS, "goals[1].dueDate", Good.day(-1), "yesterday"),
				at(SET_GOALS, "goals[1].dueDate", "+999999999-12-31", "a day beyond all calendars"),
				at(SET_GOALS, "goals[1].direction", "sideways", "a direction there is not"),
				at(SET_GOALS, "goals[0].sd", 1e308, "a spread beyond all measure"),
				at(SET_GOALS, "goals[0].sd", 5000, "a spread wider than its range").shownAs(5000.0),
				at(SET_GOALS, "goals[1].unit", 5, "a number for a unit"),
				at(SET_GOALS, "goals[1].unitWorth", 0, "a unit that is worth nothing").shownAs(0.0),
				at(SET_GOALS, "goals[1].unitWorth", -5, "a unit that is worth less than nothing").shownAs(-5.0),
				at(SET_GOALS, "goals[1].unitWorth", 0.125, "parts of the smallest coin"),
				at(SET_GOALS, "goals[1].unitWorth", 1e13, "more than there is"),
				at(SET_GOALS, "goals[1].unitWorth", "5", "a number as text"),
				at(SET_GOALS, "goals[1].name", "   ", "blanks").shownAs(null),
				at(SET_GOALS, "goals[1].name", BadAnswers.TEN_MEGABYTES, "10 MB in one cell"),
				at(SET_GOALS, "goals[1].name", "a\u0000b", "a character no database keeps"),
				at(SET_GOALS, "goals[1].id", "g1", "an id twice"), at(SET_GOALS, "goals[1]", "g2", "a text for a row"),
				at(SET_GOALS, "goals", BadAnswers.rows(201, i -> Good.goal("g" + i)), "201 rows").shownAs(201),
				at(SET_GOALS, "dataSources[0].responsible", "nobody", "an unknown person"),
				at(SET_GOALS, "dataSources[0].responsible", 7, "a number for a person"),
				at(SET_GOALS, "dataSources[0].kind", "gossip", "a kind there is not"),
				at(SET_GOALS, "dataSources[0].windowDays", "90", "a number as text"),
				at(SET_GOALS, "dataSources[0].windowDays", 0, "no days at all"),
				at(SET_GOALS, "cycleDays", 0, "no cycle"), at(SET_GOALS, "cycleDays", 1e300, "an endless cycle"),
				at(SET_GOALS, "scope", "", "an empty text").shownAs(null),
				at(SET_GOALS, "stages", Good.list(), "no service link").shownAs(0),
				at(SET_GOALS, "stages[1]", " Online  advice", "a service link twice"),
				at(SET_GOALS, "stages", "online advice", "a text for a list"),
				at(SET_GOALS, "observationReason", null, "no time to observe and no reason"),
				at(SET_GOALS, "observationReason", "because", "a reason that says nothing"),
				at(SET_GOALS, "observationDays", 63, "longer than usual and no reason").with("observationReason", null)
					.seenAt("observationReason", null),
				at(SET_GOALS, "goals[1].metric", "responseTime", "the same metric twice"),
				at(SET_GOALS, "goals[1].metric", "Average  response TIME", "the same metric by its name"),
				at(SET_GOALS, "goals[0].unit", "bananas", "a unit that is none of the metric"),
				at(SET_GOALS, "goals[0].unit", "h", "hours where minutes are right"),
				at(SET_GOALS, "goals[0].baseline", 7000, "a response time of days").shownAs(7000.0),
				at(SET_GOALS, "goals[0].target", -1, "an answer before the question").shownAs(-1.0),
				at(SET_GOALS, "goals[0].direction", "increase", "the wrong way"),
				at(SET_GOALS, "goals[1].metric", "smiles", "an own metric without its range").seenAt("goals[1].min",
						null),
				at(SET_GOALS, "goals[1].metric", "smiles", "an own metric with an empty range").with("goals[1].min", 9)
					.with("goals[1].max", 9)
					.seenAt("goals[1].max", 9.0),
				at(SET_GOALS, "goals[1].metric", "smiles", "a value outside of the own range").with("goals[1].min", 6)
					.with("goals[1].max", 9)
					.seenAt("goals[1].target", 5.0),
				at(SET_GOALS, "goals[1].sd", 0, "no spread at all").shownAs(0.0),
				at(SET_GOALS, "goals[1].baselineTo", Good.day(1), "a baseline of tomorrow"),
				at(SET_GOALS, "goals[1].baselineTo", Good.day(-9), "a baseline that ends before it begins")
					.with("goals[1].baselineFrom", Good.day(-3)),
				at(SET_GOALS, "goals[1].baselineSampleSize", 0, "a baseline of nothing"),
				at(SET_GOALS, "goals[1].guardMetric", "csat", "a text for an object"),
				at(SET_GOALS, "goals[1].guardMetric", guard("csat", "points", "increase", 7000), "an impossible limit")
					.seenAt("goals[1].guardMetric.limit", 7000.0),
				at(SET_GOALS, "goals[1].guardMetric", guard("csat", "min", "increase", 80), "satisfaction in minutes")
					.seenAt("goals[1].guardMetric.unit", "min"),
				at(SET_GOALS, "goals[1].guardMetric", guard("csat", "points", "decrease", 80), "the wrong way")
					.seenAt("goals[1].guardMetric.direction", "decrease"),
				at(SET_GOALS, "goals[1].guardMetric", guard("queueTime", "min", "decrease", 9), "itself")
					.seenAt("goals[1].guardMetric.metric", "queueTime"),
				at(SET_GOALS, "goals[1].guardMetric", guard("csat", "points", "increase", null), "no limit")
					.seenAt("goals[1].guardMetric.limit", null));
	}

	private static Map<String, Object> guard(String metric, String unit, String direction, Integer limit) {
		return Good.map("metric", metric, "unit", unit, "direction", direction, "limit", limit);
	}

}
