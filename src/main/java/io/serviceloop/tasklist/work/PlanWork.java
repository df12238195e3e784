package io.serviceloop.tasklist.work;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The plan of a lap, before it is approved (A29-A31, E16) and while it is carried out
 * (A33).
 */
final class PlanWork {

	private final Markdown page;

	private final Words words;

	private final JsonNode project;

	private final int lap;

	PlanWork(Markdown page, Words words, JsonNode context) {
		this.page = page;
		this.words = words;
		this.project = context.path("project");
		this.lap = context.path("lap").asInt();
	}

	void toApprove() {
		List<JsonNode> actions = Rows.ofLap(project.path("actions"), lap).toList();
		actions.stream().map((action) -> Rows.text(action, "problemId")).distinct().forEach((problemId) -> {
			JsonNode problem = Rows.where(project.path("problems"), "id", problemId).findFirst().orElse(null);
			JsonNode cause = Rows
				.last(Rows.ofLap(project.path("rootCauses"), lap).filter(Rows.is("problemId", problemId)), "attempt");
			page.fact(words.of("problem"), (problem == null) ? problemId : CauseWork.named(problem))
				.fact(words.of("rootCause"),
						Rows.joined(" – ", Rows.text(cause, "rootCause"),
								words.code("causeClass", cause.path("causeClass"))))
				.end();
			page.table(List.of(words.of("action"), words.of("who"), words.of("dates"), words.of("before")),
					actions.stream().filter(Rows.is("problemId", problemId)).map(this::planned).toList());
		});
		List<String> notes = Rows.ofLap(project.path("planDecisions"), lap)
			.filter((decision) -> !Rows.text(decision, "note").isBlank())
			.map((decision) -> words.of("note", words.person(decision.path("decidedBy")), Rows.text(decision, "note")))
			.toList();
		if (!notes.isEmpty()) {
			page.heading(words.of("earlierNotes")).bullets(notes);
		}
	}

	private List<String> planned(JsonNode action) {
		String measure = Rows.joined("\n", Rows.text(action, "measure"),
				labelled("expectedEffect", Rows.text(action, "expectedEffect")),
				labelled("resources", Rows.text(action, "resources")));
		return List.of(measure,
				Rows.joined("\n", words.person(action.path("responsible")), Rows.text(action, "department")),
				words.span(action.path("startDate"), "\u00a0–\n", action.path("dueDate")), beforehand(action));
	}

	private String beforehand(JsonNode action) {
		String sites = String.join(words.of("comma"), Rows.texts(action.path("pilotSites")));
		String before = Rows.joined("\n", action.path("trainingRequired").asBoolean() ? words.of("training") : "",
				sites.isBlank() ? "" : words.of("pilotAt", sites));
		return before.isBlank() ? "–" : before;
	}

	private String labelled(String label, String value) {
		return value.isBlank() ? "" : words.of(label) + words.of("colon") + value;
	}

	void toReview() {
		page.table(List.of(words.of("action"), words.of("status"), words.of("due"), words.of("who")),
				Rows.ofLap(project.path("actions"), lap).map(this::underWay).toList());
		JsonNode last = Rows.last(Rows.ofLap(project.path("reviews"), lap), "number");
		if (last.isObject()) {
			page.heading(words.of("lastReview", words.date(last.path("heldAt"))))
				.fact(words.of("progress"), Rows.text(last, "progress"))
				.fact(words.of("obstacles"), Rows.text(last, "obstacles"))
				.end();
		}
	}

	private List<String> underWay(JsonNode action) {
		String status = words.code("status", action.path("status"));
		String reported = Rows.of(action.path("results"))
			.map((result) -> words.code("result", result.path("kind")) + words.of("colon")
					+ Rows.text(result, "result"))
			.reduce((earlier, later) -> earlier + "\n" + later)
			.orElse("");
		return List.of(Rows.joined("\n", Rows.text(action, "measure"), reported), status,
				words.date(action.path("dueDate")), words.person(action.path("responsible")));
	}

}
