package io.serviceloop.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.spin.plugin.variable.SpinValues;

/**
 * What people submit in a project of two goals, two sources, three problems and four
 * actions that meets its goals.
 */
final class Submitted {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private static final String TODAY = LocalDate.now().toString();

	private static final String LATER = LocalDate.now().plusDays(60).toString();

	static final Map<String, Object> PROJECT = Map.of("title", "Faster first answers", "trigger", "targetedFix",
			"serviceLine", "online", "lead", "lead", "processOwner", "owner", "team",
			json(List.of("agent", "quality")));

	/** By user task. */
	static final Map<String, Map<String, Object>> TASKS = Map.ofEntries(
			Map.entry("setGoals", Map.of("goals", json(List.of(
					row("id", "g1", "metric", "responseTime", "name", "Average response time", "customerGroup", "all",
							"unit", "min", "direction", "decrease", "baseline", 8, "target", 5, "dueDate", LATER,
							"formula", "sum of minutes / number", "dataSource", "ticket system", "period", "week"),
					row("id", "g2", "metric", "csat", "name", "Satisfaction", "unit", "points", "direction", "increase",
							"baseline", 82, "target", 90, "dueDate", LATER, "formula", "sum of points / answers",
							"dataSource", "survey", "period", "month"))),
					"scope", "online advice to feedback", "stages", json(List.of("online advice", "result feedback")),
					"cycleDays", 90, "observationDays", 30, "dataSources",
					json(List.of(
							row("id", "s1", "kind", "customerFeedback", "responsible", "agent", "windowDays", 90,
									"note", "all channels"),
							row("id", "s2", "kind", "operationsData", "responsible", "lead", "windowDays", 30))))),
			Map.entry("collectData",
					Map.of("findings", "Many customers wait for their first answer.", "recordsCollected", 12)),
			Map.entry("classifyProblems",
					Map.of("problems",
							json(List.of(problem(1, "g1", 12, "day", 5, 5), problem(2, "g2", 3, "week", 4, 3),
									problem(3, "g1", 2.5, "month", 2, 5))))),
			Map.entry("confirmPriorities",
					Map.of("selection",
							json(List.of(row("id", "p1", "selected", true), row("id", "p2", "selected", true),
									row("id", "p3", "selected", true))))),
			Map.entry("findRootCause", Map.of("whys",
					json(List.of("urgent cases wait too long", "agents answer one by one", "tickets are not graded")),
					"rootCause", "No automatic grading of tickets", "causeClass", "systemSupport", "fishbone",
					json(List.of(row("bone", "method", "causes", List.of("no grading")),
							row("bone", "man", "causes", List.of()))))),
			Map.entry("verifyRootCause", Map.of("causeVerified", true, "verificationMethod", "data")),
			Map.entry("planActions",
					Map.of("actions",
							json(List.of(action(1, "p1"), action(2, "p1"), action(3, "p2"), action(4, "p3"))))),
			Map.entry("approvePlan", Map.of("planApproved", true)),
			Map.entry("implementAction",
					Map.of("result", "Tickets are graded", "evidence", "list of tickets", "completedOn", TODAY)),
			Map.entry("measureResults",
					Map.of("measurements",
							json(List.of(
									row("goalId", "g1", "after", 4.6, "sampleSize", 395, "from", TODAY, "to", TODAY,
											"source", "ticket system", "reason", "The effect shows at once."),
									row("goalId", "g2", "after", 91, "sampleSize", 120, "from", TODAY, "to", TODAY,
											"source", "survey", "reason", "The effect shows at once."))))),
			Map.entry("giveTeamFeedback", Map.of("teamFeedback", "Less searching than before")),
			Map.entry("evaluateResult",
					Map.of("conclusion", "Grading works", "customerFeedback", "Answers come faster, they say")),
			Map.entry("standardise", Map.of("handbookTitle", "Grading of tickets", "handbookText",
					"Always grade first.", "chapter", "standard")),
			Map.entry("approveStandard", Map.of("standardApproved", true)));

	private Submitted() {
	}

	static Object json(Object value) {
		try {
			return SpinValues.jsonValue((value instanceof String text) ? text : MAPPER.writeValueAsString(value))
				.create();
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, Object> problem(int number, String goal, double count, String unit, int urgency,
			int impact) {
		return row("id", "p" + number, "goalId", goal, "stage", "online advice", "type", "service efficiency",
				"subtype", "response speed", "description",
				List.of("Customers wait more than five minutes for the first answer.",
						"Agents ask again what was said on the telephone.", "Refunds take nine days instead of three.")
					.get(number - 1),
				"frequencyCount", count, "frequencyUnit", unit, "urgencyScore", urgency, "impactScore", impact,
				"impactNote", "complaint rate +15 %", "affectedCustomers", 7, "systemic", false, "urgencyAnswers",
				List.of(true, true, urgency == 5), "impactAnswers", List.of(true, true, impact == 5));
	}

	private static Map<String, Object> action(int number, String problem) {
		return row("id", "a" + number, "problemId", problem, "kind", "technology", "measure",
				"Grade tickets automatically", "expectedEffect", "first answer in five minutes", "expectedGain", 1,
				"effortDays", 4, "resources", "IT 4 days", "department", "IT", "responsible", "agent", "startDate",
				TODAY, "dueDate", LATER, "trainingRequired", false, "pilotSites", new ArrayList<>());
	}

	private static Map<String, Object> row(Object... namesAndValues) {
		Map<String, Object> row = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			row.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return row;
	}

}
