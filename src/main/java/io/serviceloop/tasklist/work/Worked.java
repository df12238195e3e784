package io.serviceloop.tasklist.work;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A goal that was met at its latest measurement, with the actions behind it: those
 * carried out, in any lap, for a problem of that goal (A41).
 *
 * @param goal the goal
 * @param measurement its latest measurement
 * @param actions the actions that were carried out for it, in their order
 */
record Worked(JsonNode goal, JsonNode measurement, List<JsonNode> actions) {

	/** Everything that worked in a project, by goal. */
	static List<Worked> in(JsonNode project) {
		return Rows.of(project.path("goals"))
			.map((goal) -> new Worked(goal,
					Rows.last(Rows.where(project.path("measurements"), "goalId", Rows.text(goal, "id")), "lap"),
					actionsFor(goal, project)))
			.filter((worked) -> worked.measurement.path("met").asBoolean())
			.toList();
	}

	private static List<JsonNode> actionsFor(JsonNode goal, JsonNode project) {
		List<String> problems = Rows.where(project.path("problems"), "goalId", Rows.text(goal, "id"))
			.map((problem) -> Rows.text(problem, "id"))
			.toList();
		return Rows.of(project.path("actions"))
			.filter((action) -> problems.contains(Rows.text(action, "problemId")))
			.filter(Rows.is("status", "done"))
			.toList();
	}

	/** Goal, starting point, what was wanted and what was reached, in one line. */
	String reached(Words words) {
		JsonNode unit = goal.path("unit");
		return words.of("reached", Rows.text(goal, "name"), words.amount(goal.path("baseline"), unit),
				words.amount(goal.path("target"), unit), words.amount(measurement.path("after"), unit));
	}

	/**
	 * What the person responsible reported when the action was done; empty where nothing
	 * was.
	 */
	static String result(JsonNode action) {
		return Rows.where(action.path("results"), "kind", "action")
			.map((result) -> Rows.text(result, "result"))
			.reduce((earlier, later) -> later)
			.orElse("");
	}

}
