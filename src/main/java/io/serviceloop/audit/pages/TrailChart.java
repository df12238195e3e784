package io.serviceloop.audit.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.serviceloop.audit.trail.ProjectTrail;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.Project;

/**
 * The tasks of a project on a line of time: a bar for each, the part in which nobody had
 * it paler than the part in which somebody had.
 */
final class TrailChart {

	/** The colours of the seven steps, as tokens, and of what stands beside them. */
	private static final List<String> COLOURS = List.of("--sl-accent", "--sl-good", "--sl-accent-strong",
			"--sl-edge-strong", "--sl-soft", "--sl-focus", "--sl-label", "--sl-edge");

	private static final double DAY = 86_400_000;

	/** So many rows are as high as one class of the style sheet. */
	private static final int ROWS = 10;

	private static final int MOST_CLASSES = 12;

	/** So many tasks it shows; the table has all. */
	static final int MOST = ROWS * MOST_CLASSES;

	private final TrailWords words;

	private final Texts texts;

	TrailChart(TrailWords words, Texts texts) {
		this.words = words;
		this.texts = texts;
	}

	/**
	 * The option of the chart.
	 * @param page the address of the page, to whose rows the bars lead
	 * @param now until when what is open lasts
	 */
	String of(ProjectTrail trail, String page, Instant now) {
		List<ProjectTrail.Task> tasks = shown(trail);
		Instant from = tasks.stream().map(task -> task.done().created()).min(Instant::compareTo).orElse(now);
		Map<String, Object> option = new LinkedHashMap<>();
		option.put("tooltip", Map.of("trigger", "item"));
		option.put("grid", Map.of("left", 4, "right", 24, "top", 8, "bottom", 36, "containLabel", true));
		option.put("xAxis", Map.of("type", "value", "min", 0, "name", texts.of("audit.chart.axis"), "nameLocation",
				"middle", "nameGap", 22));
		option.put("yAxis", Map.of("type", "category", "inverse", true, "axisTick", Map.of("show", false), "axisLabel",
				Map.of("interval", 0, "width", 240, "overflow", "truncate", "fontSize", 11), "data",
				tasks.stream().map(task -> task.done().lap() + " " + words.task(task).replace('\n', ' ')).toList()));
		option.put("series",
				List.of(series("", tasks, null, task -> days(from, task.done().created())),
						series("waiting", tasks, page, task -> days(task.done().created(), taken(task, now))),
						series("working", tasks, page, task -> days(taken(task, now), ended(task, now)))));
		return Json.text(option);
	}

	/** The tasks that it shows: as many as fit. */
	private static List<ProjectTrail.Task> shown(ProjectTrail trail) {
		return trail.tasks().subList(0, Math.min(trail.tasks().size(), MOST));
	}

	/** The class of the style sheet that makes it high enough. */
	static String height(ProjectTrail trail) {
		return "rows" + (shown(trail).size() + ROWS - 1) / ROWS * ROWS;
	}

	/** A step with its colour, for the legend: the number of its class. */
	static int colour(String step) {
		return (step == null) ? Project.STEPS.size() : Project.STEPS.indexOf(step);
	}

	private static Instant taken(ProjectTrail.Task task, Instant now) {
		Instant taken = task.done().taken();
		return (taken == null) ? ended(task, now) : taken;
	}

	private static Instant ended(ProjectTrail.Task task, Instant now) {
		Instant ended = task.done().ended();
		return (ended == null) ? now : ended;
	}

	private static double days(Instant from, Instant to) {
		return Math.round(Math.max(0, Duration.between(from, to).toMillis()) / DAY * 1000) / 1000.0;
	}

	private Map<String, Object> series(String part, List<ProjectTrail.Task> tasks, String page,
			Function<ProjectTrail.Task, Double> value) {
		List<Map<String, Object>> items = new ArrayList<>();
		for (ProjectTrail.Task task : tasks) {
			Map<String, Object> item = new HashMap<>(Map.of("value", value.apply(task)));
			if (page != null) {
				item.put("url", page + "#task-" + task.done().id());
				item.put("itemStyle", Map.of("color", COLOURS.get(colour(task.step())), "opacity",
						part.equals("waiting") ? 0.35 : 1));
			}
			items.add(item);
		}
		Map<String, Object> series = new HashMap<>(
				Map.of("type", "bar", "stack", "time", "barMaxWidth", 14, "data", items));
		if (part.isEmpty()) {
			series.put("silent", true);
			series.put("itemStyle", Map.of("color", "transparent"));
			series.put("tooltip", Map.of("show", false));
		}
		else {
			series.put("name", texts.of("audit.chart." + part));
			series.put("barMinHeight", part.equals("working") ? 2 : 0);
		}
		return series;
	}

}
