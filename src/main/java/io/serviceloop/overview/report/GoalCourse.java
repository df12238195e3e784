package io.serviceloop.overview.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.reading.Reading;
import io.serviceloop.goal.reading.Series;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.overview.work.Words;

/**
 * A goal over time: what was read and measured of it, its target, the laps, and what
 * happened meanwhile (A35, E29).
 *
 * @param option the picture
 * @param rows the same in the order of time
 */
record GoalCourse(Goal goal, String option, List<Row> rows) {

	/** More points than a picture of this width tells apart. */
	private static final int MOST = 60;

	/** In the picture, a colour of its own is left out where nothing is drawn in it. */
	private static final Map<String, Object> NOTHING = Map.of("type", "line", "data", List.of());

	/**
	 * A value or an event.
	 *
	 * @param id by which the row is found on the page
	 * @param value in the unit of the goal; null for an event
	 * @param records the address of the records behind it; null where there are none
	 */
	record Row(String id, LocalDate on, String what, Double value, String records) {
	}

	/** What the courses of all goals of a project share. */
	record Frame(String path, List<Lap.Days> laps, List<Event> events, SortedMap<LocalDate, Long> records,
			LocalDate today, Words words, Texts texts) {

		private String records(Reading reading) {
			boolean some = records.subMap(reading.fromDate(), reading.toDate().plusDays(1))
				.values()
				.stream()
				.anyMatch(number -> number > 0);
			return some ? path + "/records?from=" + reading.fromDate() + "&to=" + reading.toDate() : null;
		}

	}

	/**
	 * @param readings those of the service line
	 * @param measured those of all goals
	 * @return null where nothing was read or measured of the goal
	 */
	static GoalCourse of(Goal goal, List<Reading> readings, List<Evaluations.Measured> measured, Frame frame) {
		List<Reading> own = Series.alike(readings.stream()
			.filter(reading -> reading.isOf(goal.metric(), goal.customerGroup(), goal.scenario()))
			.toList());
		List<Reading> shown = own.subList(Math.max(0, own.size() - MOST), own.size());
		List<Evaluations.Measured> results = measured.stream().filter(row -> row.goalId().equals(goal.id())).toList();
		if (shown.isEmpty() && results.isEmpty()) {
			return null;
		}
		String id = "course-" + goal.id() + "-";
		List<Row> read = new ArrayList<>();
		for (Reading reading : shown) {
			read.add(new Row(id + (read.size() + 1), reading.toDate(),
					frame.texts()
						.of("report.course.reading", frame.words().span(reading.fromDate(), " – ", reading.toDate())),
					reading.readingValue(), frame.records(reading)));
		}
		List<Row> came = new ArrayList<>();
		for (Evaluations.Measured row : results) {
			came.add(new Row(id + "lap-" + row.lap(), row.toDate(), frame.texts()
				.of("report.course.measured", row.lap(), frame.words().span(row.fromDate(), " – ", row.toDate())),
					row.afterValue(), null));
		}
		List<Row> happened = new ArrayList<>();
		frame.events()
			.forEach(event -> happened.add(new Row(id + "event-" + (happened.size() + 1), event.on(),
					event.sign() + " " + event.text(), null, null)));
		return new GoalCourse(goal, option(goal, read, came, frame),
				Stream.of(read, came, happened).flatMap(List::stream).sorted(Comparator.comparing(Row::on)).toList());
	}

	private static String option(Goal goal, List<Row> read, List<Row> came, Frame frame) {
		List<LocalDate> days = Stream
			.of(Stream.concat(read.stream(), came.stream()).map(Row::on), frame.events().stream().map(Event::on),
					frame.laps()
						.stream()
						.flatMap(lap -> Stream.of(lap.from(), (lap.to() == null) ? lap.from() : lap.to())))
			.flatMap(all -> all)
			.filter(day -> day != null)
			.sorted()
			.toList();
		LocalDate first = days.get(0);
		LocalDate last = days.get(days.size() - 1);
		String before = frame.texts().of("report.before");
		String target = frame.texts().of("report.target");
		String measured = frame.texts().of("report.course.measurement");
		String reading = frame.texts().of("report.course.readings");
		List<String> names = Stream
			.of(read.isEmpty() ? null : reading, came.isEmpty() ? null : measured, target, before)
			.filter(name -> name != null)
			.toList();
		return Json.text(Map.of("grid", Map.of("left", 12, "right", 24, "top", 56, "bottom", 8), "legend",
				Map.of("top", 0, "data", names), "tooltip", Map.of("trigger", "item"), "xAxis",
				Map.of("type", "time", "min", first, "max", last.isAfter(first) ? last : first.plusDays(1), "axisLabel",
						Map.of("formatter", "{yyyy}-{MM}-{dd}", "hideOverlap", true)),
				"yAxis",
				Map.of("type", "value", "scale", true, "boundaryGap", List.of("8%", "8%"), "name", goal.unit()),
				"series",
				List.of(points("scatter", measured, came, frame, Map.of("symbol", "diamond", "symbolSize", 15)),
						level(target, goal.target(), first, last, Map.of()), NOTHING,
						level(before, goal.baseline(), first, last, Map.of("markLine", marks(frame))), NOTHING,
						points("line", reading, read, frame, Map.of("symbolSize", 7)))));
	}

	private static Map<String, Object> points(String type, String name, List<Row> rows, Frame frame,
			Map<String, Object> look) {
		Map<String, Object> series = new LinkedHashMap<>(look);
		series.put("type", type);
		series.put("name", name);
		series.put("data",
				rows.stream()
					.map(row -> Map.of("value", List.of(row.on(), row.value()), "url",
							(row.records() == null) ? frame.path() + "#" + row.id() : row.records()))
					.toList());
		return series;
	}

	private static Map<String, Object> level(String name, double value, LocalDate first, LocalDate last,
			Map<String, Object> marks) {
		Map<String, Object> series = new LinkedHashMap<>(marks);
		series.put("type", "line");
		series.put("name", name);
		series.put("symbol", "none");
		series.put("silent", true);
		series.put("lineStyle", Map.of("type", "dashed"));
		series.put("data", List.of(List.of(first, value), List.of(last, value)));
		return series;
	}

	/**
	 * Events with their signs above the picture, the beginnings of laps with their names.
	 */
	private static Map<String, Object> marks(Frame frame) {
		List<Object> marks = new ArrayList<>();
		frame.events()
			.forEach(event -> marks.add(Map.of("xAxis", event.on(), "label", Map.of("formatter", event.sign()))));
		for (int i = 1; i < frame.laps().size(); i++) {
			if (frame.laps().get(i).from() != null) {
				marks.add(Map.of("xAxis", frame.laps().get(i).from(), "lineStyle", Map.of("type", "solid"), "label",
						Map.of("formatter", frame.words().of("lapNumber", i + 1), "position", "insideEndTop")));
			}
		}
		return Map.of("symbol", "none", "silent", true, "lineStyle", Map.of("type", "dotted"), "data", marks);
	}

}
