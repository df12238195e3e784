package io.serviceloop.tasklist.work;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One action: what is to be done, why, and what is known of it already (A32, A35, E48).
 */
final class ActionWork {

	private final Markdown page;

	private final Words words;

	private final JsonNode context;

	private final JsonNode project;

	private final JsonNode action;

	ActionWork(Markdown page, Words words, JsonNode context) {
		this.page = page;
		this.words = words;
		this.context = context;
		this.project = context.path("project");
		this.action = Rows.byId(project.path("actions"), context.path("actionId"));
	}

	/**
	 * What is asked for: the change this task is about, or else the last one for the
	 * action.
	 */
	private JsonNode request() {
		return Rows.where(project.path("changes"), "number", Rows.text(context, "changeNumber"))
			.findFirst()
			.orElseGet(() -> Rows.last(Rows.where(project.path("changes"), "subjectId", Rows.text(context, "actionId"))
				.filter(Rows.is("kind", "dropAction")), "number"));
	}

	void toCarryOut() {
		JsonNode problem = describe();
		results();
		triedBefore(problem);
	}

	/** The request to drop it, then the action itself (A35). */
	void toDrop() {
		JsonNode request = request();
		page.fact(words.of("dropRequested"), words.person(request.path("requestedBy")))
			.fact(words.of("reason"), Rows.text(request, "reason"))
			.end();
		describe();
		page.fact(words.of("status"), words.code("status", action.path("status"))).end();
		results();
	}

	private JsonNode describe() {
		JsonNode problem = Rows.byId(project.path("problems"), action.path("problemId"));
		JsonNode cause = Rows.last(Rows.where(project.path("rootCauses"), "problemId", Rows.text(action, "problemId"))
			.filter((row) -> row.path("lap").asInt() <= action.path("lap").asInt()), "lap", "attempt");
		page.fact(words.of("action"), Rows.text(action, "measure"))
			.fact(words.of("expectedEffect"), Rows.text(action, "expectedEffect"))
			.fact(words.of("resources"), Rows.text(action, "resources"))
			.fact(words.of("responsible"),
					Rows.joined(" · ", words.person(action.path("responsible")), Rows.text(action, "department")))
			.fact(words.of("dates"), words.span(action.path("startDate"), " – ", action.path("dueDate")))
			.fact(words.of("pilotSites"), String.join(words.of("comma"), Rows.texts(action.path("pilotSites"))))
			.end()
			.fact(words.of("problem"), CauseWork.named(problem))
			.fact(words.of("rootCause"),
					Rows.joined(" – ", Rows.text(cause, "rootCause"),
							words.code("causeClass", cause.path("causeClass"))))
			.fact(words.of("containment"), Rows.text(problem, "containment"))
			.end();
		return problem;
	}

	private void results() {
		List<List<String>> rows = Rows.of(action.path("results"))
			.map((result) -> List.of(words.code("result", result.path("kind")), Rows.text(result, "result"),
					Rows.text(result, "evidence"), words.date(result.path("completedOn"))))
			.toList();
		if (!rows.isEmpty()) {
			page.heading(words.of("resultsSoFar"))
				.table(List.of(words.of("step"), words.of("result"), words.of("evidence"), words.of("doneOn")), rows);
		}
	}

	private void triedBefore(JsonNode problem) {
		List<List<String>> rows = Rows.where(project.path("actions"), "problemId", Rows.text(problem, "id"))
			.filter((earlier) -> earlier.path("lap").asInt() < action.path("lap").asInt())
			.map((earlier) -> List.of(words.number(earlier.path("lap")), Rows.text(earlier, "measure"),
					words.code("status", earlier.path("status")), outcome(earlier, problem)))
			.toList();
		if (!rows.isEmpty()) {
			page.heading(words.of("triedBefore"))
				.table(List.of(words.of("lap"), words.of("action"), words.of("status"), words.of("goalAfter")), rows);
		}
	}

	private String outcome(JsonNode earlier, JsonNode problem) {
		JsonNode goal = Rows.byId(project.path("goals"), problem.path("goalId"));
		return Rows.ofLap(project.path("measurements"), earlier.path("lap").asInt())
			.filter(Rows.is("goalId", Rows.text(goal, "id")))
			.findFirst()
			.map((measured) -> words.of("measuredOfTarget", words.amount(measured.path("after"), goal.path("unit")),
					words.amount(goal.path("target"), goal.path("unit"))))
			.orElse("");
	}

}
