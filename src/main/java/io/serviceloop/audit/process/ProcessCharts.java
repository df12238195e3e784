package io.serviceloop.audit.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import org.springframework.stereotype.Component;

/** The pictures of the process: bars that open what stands behind them. */
@Component
class ProcessCharts {

	private final Texts texts;

	ProcessCharts(Texts texts) {
		this.texts = texts;
	}

	/** A bar of a picture. */
	record Bar(String name, Number value, String url) {
	}

	/**
	 * Bars that lie, one series behind the other.
	 * @param series by the keys of their names; all with the same names of bars
	 */
	String lying(Map<String, List<Bar>> series, String unit) {
		Map<String, Object> option = new LinkedHashMap<>();
		List<Bar> first = series.values().iterator().next();
		option.put("tooltip", Map.of("trigger", "item"));
		if (series.size() > 1) {
			option.put("legend", Map.of("bottom", 0, "itemWidth", 14, "itemHeight", 10));
		}
		option.put("grid", Map.of("left", 4, "right", 40, "top", 8, "bottom", 44, "containLabel", true));
		option.put("xAxis", Map.of("type", "value", "name", texts.of(unit), "nameLocation", "middle", "nameGap", 24,
				"minInterval", 1));
		option.put("yAxis",
				Map.of("type", "category", "inverse", true, "axisTick", Map.of("show", false), "axisLabel",
						Map.of("interval", 0, "width", 200, "overflow", "truncate"), "data",
						first.stream().map(Bar::name).toList()));
		List<Map<String, Object>> drawn = new ArrayList<>();
		series.forEach((name, bars) -> drawn.add(Map.of("name", texts.of(name), "type", "bar", "stack", "all",
				"barMaxWidth", 16, "data", bars.stream().map(ProcessCharts::item).toList())));
		option.put("series", drawn);
		return Json.text(option);
	}

	private static Map<String, Object> item(Bar bar) {
		Map<String, Object> item = new HashMap<>();
		if (bar.value() != null && bar.value().doubleValue() > 0) {
			item.put("value", bar.value());
			item.put("url", bar.url());
		}
		return item;
	}

	/** Bars of a list. */
	static <T> List<Bar> bars(List<T> all, Function<T, Bar> bar) {
		return all.stream().map(bar).toList();
	}

}
