package io.serviceloop.overview.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.classification.Problems;
import io.serviceloop.collection.Feedback;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import org.springframework.web.util.UriUtils;

/**
 * Which few types make up most of what is wrong (A14, C29): the stored records by type,
 * or, where there are none, how often the problems come.
 *
 * @param ofRecords whether records are counted; otherwise times a week
 * @param bars the most frequent first
 * @param option the picture
 */
record Pareto(boolean ofRecords, List<Bar> bars, String option) {

	/** More bars than a page has room for. */
	static final int MOST = 10;

	/**
	 * A type.
	 *
	 * @param share of all, 0 to 1
	 * @param cumulative with those before it, 0 to 1
	 * @param address what opens what is behind it; null for all that are rarer
	 */
	record Bar(String type, double number, double share, double cumulative, String address) {
	}

	/**
	 * @param types those of the stored records; empty where there are none
	 */
	static Pareto of(String path, List<Feedback.OfType> types, List<Problems.Entry> problems, Texts texts) {
		Map<String, Double> counted = new LinkedHashMap<>();
		if (types.isEmpty()) {
			problems.forEach(problem -> counted.merge(problem.type(), problem.frequencyPerWeek(), Double::sum));
		}
		else {
			types.forEach(type -> counted.put(type.type(), (double) type.number()));
		}
		double all = types.isEmpty() ? counted.values().stream().mapToDouble(number -> number).sum()
				: types.get(0).typed();
		String way = path + (types.isEmpty() ? "/issues?category=" : "/records?type=");
		List<Bar> bars = new ArrayList<>();
		counted.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
			.limit(MOST)
			.forEach(type -> add(bars, type.getKey(), type.getValue(), all,
					way + UriUtils.encode(type.getKey(), StandardCharsets.UTF_8)));
		double rest = all - bars.stream().mapToDouble(Bar::number).sum();
		if (rest > all * 1e-9) {
			add(bars, texts.of("report.pareto.rest"), rest, all, null);
		}
		boolean some = all > 0;
		return new Pareto(!types.isEmpty(), some ? bars : List.of(),
				some ? option(bars, !types.isEmpty(), texts) : null);
	}

	private static void add(List<Bar> bars, String type, double number, double all, String address) {
		double before = bars.isEmpty() ? 0 : bars.get(bars.size() - 1).cumulative();
		bars.add(new Bar(type, number, number / all, Math.min(1, before + number / all), address));
	}

	private static String option(List<Bar> bars, boolean ofRecords, Texts texts) {
		String counted = texts.of(ofRecords ? "definition.records.term" : "definition.perWeek.term");
		String line = texts.of("report.pareto.cumulative");
		List<Object> heights = new ArrayList<>();
		bars.forEach(bar -> heights.add((bar.address() == null) ? Map.of("value", rounded(bar.number()))
				: Map.of("value", rounded(bar.number()), "url", bar.address())));
		return Json.text(
				Map.of("grid", Map.of("left", 12, "right", 12, "top", 48, "bottom", 8), "legend",
						Map.of("top", 0, "data", List.of(counted, line)), "tooltip", Map.of("trigger", "axis"), "xAxis",
						Map.of("type", "category", "data", bars.stream().map(Bar::type).toList(), "axisLabel",
								Map.of("interval", 0, "width", 96, "overflow", "truncate", "rotate",
										(bars.size() > 5) ? 30 : 0)),
						"yAxis",
						List.of(Map.of("type", "value", "name", counted),
								Map.of("type", "value", "min", 0, "max", 100, "axisLabel",
										Map.of("formatter", "{value} %"), "splitLine", Map.of("show", false))),
						"series",
						List.of(Map.of("type", "bar", "name", counted, "barMaxWidth", 56, "data", heights),
								Map.of("type", "line", "name", line, "yAxisIndex", 1, "data",
										bars.stream().map(bar -> rounded(100 * bar.cumulative())).toList()))));
	}

	private static double rounded(double number) {
		return Math.round(10 * number) / 10.0;
	}

}
