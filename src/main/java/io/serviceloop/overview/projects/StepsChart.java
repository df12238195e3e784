package io.serviceloop.overview.projects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.Project;
import org.springframework.stereotype.Component;

/**
 * The picture of the running projects over the seven steps: how many lie where, and how
 * long.
 */
@Component
class StepsChart {

	private final ProjectWords words;

	private final Texts texts;

	StepsChart(ProjectWords words, Texts texts) {
		this.words = words;
		this.texts = texts;
	}

	/**
	 * The option of the chart: on the left the projects of each step, those that are late
	 * apart; on the right the longest time there, and the median as a mark. The colours
	 * are those of the theme, by the order of the series.
	 * @param root of the addresses of the application
	 */
	String of(List<StepLoad> loads, ProjectQuery query, String root) {
		Map<String, Object> option = new LinkedHashMap<>();
		option.put("title", List.of(title("projects.chart.number", 4), title("projects.chart.days", "55%")));
		option.put("tooltip", Map.of("trigger", "item"));
		option.put("legend",
				Map.of("bottom", 0, "itemWidth", 14, "itemHeight", 10, "data",
						Stream.of("onTime", "late", "longest", "median")
							.map(name -> texts.of("projects.chart." + name))
							.toList()));
		option.put("grid", List.of(grid(4, "51%"), grid("55%", 40)));
		option.put("xAxis", List.of(counted(0), counted(1)));
		option.put("yAxis", List.of(steps(0, loads, true), steps(1, loads, false)));
		List<Map<String, Object>> onTime = items(loads, load -> some(load.onTime()), load -> root + load.allOf(query));
		List<Map<String, Object>> late = items(loads, load -> some(load.late()), load -> root + load.lateOf(query));
		for (int i = 0; i < loads.size(); i++) {
			// At the end of both, how many they are together.
			Map<String, Object> last = (loads.get(i).late() > 0) ? late.get(i) : onTime.get(i);
			last.put("label", labelled(String.valueOf(loads.get(i).number())));
		}
		Map<String, Object> median = series("median", "scatter", 1,
				items(loads, StepLoad::median, load -> root + load.medianOf(query)));
		median.putAll(Map.of("symbol", "rect", "symbolSize", List.of(4, 18), "z", 3));
		Map<String, Object> longest = series("longest", "bar", 1,
				items(loads, StepLoad::longest, load -> root + load.longestOf(query)));
		longest.put("label", labelled("{c}"));
		option.put("series",
				List.of(series("onTime", "bar", 0, onTime), median, series("late", "bar", 0, late), longest));
		return Json.text(option);
	}

	/** A number to be drawn; null for none. */
	private static Long some(long number) {
		return (number == 0) ? null : number;
	}

	private Map<String, Object> title(String key, Object left) {
		return Map.of("text", texts.of(key), "left", left, "top", 0, "padding", 0, "textStyle",
				Map.of("fontSize", 12, "fontWeight", "bold"));
	}

	private static Map<String, Object> grid(Object left, Object right) {
		return Map.of("left", left, "right", right, "top", 20, "bottom", 28, "containLabel", true);
	}

	private static Map<String, Object> labelled(String text) {
		return Map.of("show", true, "position", "right", "formatter", text);
	}

	private static Map<String, Object> counted(int grid) {
		return Map.of("type", "value", "gridIndex", grid, "minInterval", 1, "axisLabel", Map.of("show", false),
				"splitLine", Map.of("show", false));
	}

	private Map<String, Object> steps(int grid, List<StepLoad> loads, boolean named) {
		List<String> names = loads.stream()
			.map(load -> Project.STEPS.indexOf(load.step()) + 1 + " " + words.step(load.step()))
			.toList();
		return Map.of("type", "category", "gridIndex", grid, "inverse", true, "axisTick", Map.of("show", false),
				"axisLabel", Map.of("show", named, "interval", 0), "data", names);
	}

	private Map<String, Object> series(String name, String type, int grid, List<Map<String, Object>> items) {
		Map<String, Object> series = new HashMap<>(Map.of("name", texts.of("projects.chart." + name), "type", type,
				"xAxisIndex", grid, "yAxisIndex", grid, "data", items));
		if (type.equals("bar")) {
			series.put("barMaxWidth", 16);
		}
		if (grid == 0) {
			series.put("stack", "projects");
		}
		return series;
	}

	/** An item of each step, with its way to the projects; none where nothing lies. */
	private static List<Map<String, Object>> items(List<StepLoad> loads, Function<StepLoad, Number> value,
			Function<StepLoad, String> address) {
		List<Map<String, Object>> items = new ArrayList<>();
		for (StepLoad load : loads) {
			Number number = value.apply(load);
			items.add((number != null) ? new HashMap<>(Map.of("value", number, "url", address.apply(load)))
					: new HashMap<>());
		}
		return items;
	}

}
