package io.serviceloop.tasklist.work;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came of it: the measured goals of a lap, what worked, and the laps side by side
 * (A37-A41).
 */
final class ResultWork {

	private final Markdown page;

	private final Words words;

	private final JsonNode project;

	private final int lap;

	ResultWork(Markdown page, Words words, JsonNode context) {
		this.page = page;
		this.words = words;
		this.project = context.path("project");
		this.lap = context.path("lap").asInt();
	}

	void toEvaluate() {
		List<JsonNode> measured = Rows.ofLap(project.path("measurements"), lap).toList();
		page.table(
				List.of(words.of("goal"), words.of("baseline"), words.of("target"), words.of("measured"),
						words.of("change"), words.of("attainment"), words.of("met")),
				measured.stream().map(this::measured).toList());
		List<String> reasons = measured.stream()
			.flatMap((row) -> Rows.texts(row.path("reasons"))
				.stream()
				.map((reason) -> goalOf(row).path("name").asText("") + words.of("colon") + reason))
			.toList();
		if (!reasons.isEmpty()) {
			page.heading(words.of("reasons")).bullets(reasons);
		}
	}

	private List<String> measured(JsonNode row) {
		JsonNode goal = goalOf(row);
		JsonNode unit = goal.path("unit");
		String sign = (row.path("change").asDouble() > 0) ? "+" : "";
		// Percent of percent puzzles more than it tells.
		String percent = unit.asText().equals("%") ? "" : words.number(row.path("changePercent"));
		return List.of(Rows.text(goal, "name"), words.amount(row.path("baseline"), unit),
				words.amount(row.path("target"), unit), words.amount(row.path("after"), unit),
				sign + words.amount(row.path("change"), unit) + (percent.isEmpty() ? "" : " (" + sign + percent + "%)"),
				words.share(row.path("attainment")), words.yesNo(row.path("met")));
	}

	private JsonNode goalOf(JsonNode measurement) {
		return Rows.byId(project.path("goals"), measurement.path("goalId"));
	}

	void toStandardise() {
		List<Worked> worked = Worked.in(project);
		if (worked.isEmpty()) {
			page.paragraph(words.of("nothingWorked"));
		}
		for (Worked what : worked) {
			page.fact(words.of("goal"), what.reached(words)).end();
			page.table(List.of(words.of("action"), words.of("rootCause"), words.of("result")),
					what.actions()
						.stream()
						.map((action) -> List.of(
								Rows.joined("\n", Rows.text(action, "measure"),
										Rows.joined(" · ", words.person(action.path("responsible")),
												Rows.text(action, "department"))),
								Rows.text(causeOf(action), "rootCause"), Worked.result(action)))
						.toList());
		}
	}

	private JsonNode causeOf(JsonNode action) {
		return Rows.last(Rows.ofLap(project.path("rootCauses"), action.path("lap").asInt())
			.filter(Rows.is("problemId", Rows.text(action, "problemId"))), "attempt");
	}

	void toDecide() {
		List<String> columns = new ArrayList<>(List.of(words.of("goal"), words.of("baseline"), words.of("target")));
		for (int each = 1; each <= lap; each++) {
			columns.add(words.of("lapNumber", each));
		}
		page.table(columns, Rows.of(project.path("goals")).map(this::acrossLaps).toList());
		for (int each = 1; each <= lap; each++) {
			lapAtAGlance(each);
		}
	}

	private List<String> acrossLaps(JsonNode goal) {
		List<String> cells = new ArrayList<>(
				List.of(Rows.text(goal, "name"), words.amount(goal.path("baseline"), goal.path("unit")),
						words.amount(goal.path("target"), goal.path("unit"))));
		for (int each = 1; each <= lap; each++) {
			cells.add(Rows.ofLap(project.path("measurements"), each)
				.filter(Rows.is("goalId", Rows.text(goal, "id")))
				.findFirst()
				.map((row) -> words.amount(row.path("after"), goal.path("unit")) + "\n"
						+ words.of(row.path("met").asBoolean() ? "goalMet" : "goalMissed"))
				.orElse("–"));
		}
		return cells;
	}

	private void lapAtAGlance(int number) {
		String causes = String.join(words.of("semicolon"),
				Rows.ofLap(project.path("rootCauses"), number)
					.filter((cause) -> cause.path("verified").asBoolean())
					.map((cause) -> Rows.text(cause, "rootCause"))
					.toList());
		String actions = String.join(words.of("semicolon"),
				Rows.ofLap(project.path("actions"), number)
					.map((action) -> words.of("actionWithStatus", Rows.text(action, "measure"),
							words.code("status", action.path("status"))))
					.toList());
		String conclusion = Rows.text(Rows.last(Rows.ofLap(project.path("evaluations"), number), "lap"), "conclusion");
		page.heading(words.of("lapNumber", number))
			.fact(words.of("rootCause"), causes)
			.fact(words.of("actions"), actions)
			.fact(words.of("conclusion"), conclusion)
			.end();
	}

}
