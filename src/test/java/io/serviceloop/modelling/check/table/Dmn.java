package io.serviceloop.modelling.check.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.DecisionUse;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.modelling.check.source.Finding;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.XmlReader;

/**
 * A table in few words:
 * {@code UNIQUE; amount double, kind string "a","b" -> level string; <5, "a" -> "x"}.
 * Columns are separated by {@code ,} with a blank behind it, rules by {@code ;}.
 */
final class Dmn {

	/** What the application asks of its own tables. */
	static final Map<String, DecisionUse> USES = Map.of("problemScreening",
			new DecisionUse("problemScreening",
					Map.of("frequencyPerWeek", Domain.positiveNumbers(), "impactScore", Domain.wholeNumbers(1, 5)),
					Map.of("frequencyScore", Domain.wholeNumbers(1, 5), "impact",
							Domain.texts(List.of("low", "medium", "high")), "screened", Domain.flag())),
			"problemPriority",
			new DecisionUse("problemPriority", Map.of("urgencyScore", Domain.wholeNumbers(1, 5), "impactScore",
					Domain.wholeNumbers(1, 5)), Map.of("priority", Domain.texts(List.of("P0", "P1", "P2", "P3")))),
			"loopRules",
			new DecisionUse("loopRules", Map.of("profile", Domain.texts(List.of("standard", "small")), "rule",
					Domain.texts(List.of("commonReachFrom", "windowDays", "leastObservationDays", "mostObservationDays",
							"errorPercent", "powerPercent", "readingsToJudge", "fewestInterviews", "mostInterviews",
							"fewestBenchmarks", "mostBenchmarks", "questionsFromScore", "scoreWithoutYes",
							"tolerancePercent", "similarPercent", "weeksToHoldOut", "shortLoopFromPriority",
							"fewestWhys", "smallSampleBelow", "passMarkPercent", "trainingRounds", "mostPilotSites",
							"effortLimitDays", "effectCheckDays", "measuringDays", "minimumCases", "teamFeedbackDays",
							"handbookReviewMonths"))),
					Map.of("value", Domain.numbers(0.0, null))),
			"departments",
			new DecisionUse("departments", Map.of("department", Domain.anyText()), Map.of("nameZh",
					Domain.anyText())),
			"sendBackSteps",
			new DecisionUse("sendBackSteps", Map.of("decision",
					Domain.texts(List.of("approvePlan", "approveStandard", "confirmPriorities", "decidePilot",
							"evaluateResult", "verifyRootCause")),
					"step",
					Domain.texts(List.of("classifyProblems", "confirmPriorities", "findRootCause", "measureResults",
							"planActions", "runPilot", "standardise"))),
					Map.of("allowed", Domain.flag())),
			"taskDueDays",
			new DecisionUse("taskDueDays", Map.of("taskKey", Domain.anyText()),
					Map.of("workingDays", Domain.wholeNumbers(1, 250))),
			"metricCatalogue",
			new DecisionUse("metricCatalogue", Map.of("metric", Domain.anyText()),
					Map.of("unit", Domain.anyText(), "direction", Domain.texts(List.of("increase", "decrease")), "min",
							Domain.numbers(null, null), "max", Domain.numbers(null, null), "formula", Domain.anyText(),
							"period", Domain.texts(List.of("day", "week", "month", "quarter", "year")), "dimension",
							Domain.anyText())));

	private Dmn() {
	}

	static String file(String words) {
		String[] parts = words.split(";\\s*");
		String[] head = parts[1].split("\\s*->\\s*");
		StringBuilder xml = new StringBuilder(
				"<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\" id=\"d\" name=\"d\" namespace=\"x\">"
						+ "<decision id=\"x\" name=\"X\" camunda:historyTimeToLive=\"P3650D\"><decisionTable id=\"t\" hitPolicy=\"")
			.append(parts[0])
			.append("\">");
		for (String column : head[0].split(", ")) {
			String[] said = column.strip().split(" ", 3);
			xml.append("<input id=\"i").append(xml.length()).append("\"><inputExpression id=\"e").append(xml.length());
			if (said.length > 1) {
				xml.append("\" typeRef=\"").append(said[1]);
			}
			xml.append("\"><text>").append(said[0]).append("</text></inputExpression>");
			if (said.length > 2) {
				xml.append("<inputValues id=\"v")
					.append(xml.length())
					.append("\"><text>")
					.append(said[2])
					.append("</text></inputValues>");
			}
			xml.append("</input>");
		}
		for (String column : head[1].split(", ")) {
			String[] said = column.strip().split(" ", 2);
			xml.append("<output id=\"o").append(xml.length()).append("\" name=\"").append(said[0]);
			xml.append((said.length > 1) ? "\" typeRef=\"" + said[1] : "").append("\"/>");
		}
		for (int i = 2; i < parts.length; i++) {
			String[] rule = parts[i].split("\\s*->\\s*");
			xml.append("<rule id=\"r").append(i - 1).append("\">");
			cells(xml, "inputEntry", rule[0]);
			cells(xml, "outputEntry", (rule.length > 1) ? rule[1] : "");
			xml.append("</rule>");
		}
		return xml.append("</decisionTable></decision></definitions>").toString();
	}

	private static void cells(StringBuilder xml, String name, String cells) {
		for (String cell : cells.split(", ", -1)) {
			xml.append("<")
				.append(name)
				.append(" id=\"c")
				.append(xml.length())
				.append("\"><text>")
				.append(cell.strip().replace("&", "&amp;").replace("<", "&lt;"))
				.append("</text></")
				.append(name)
				.append(">");
		}
	}

	static Map<String, Node> decisions(String file) {
		Findings findings = new Findings();
		Node root = XmlReader.read("x.dmn", file.getBytes(StandardCharsets.UTF_8), findings);
		Map<String, Node> decisions = new LinkedHashMap<>();
		root.children("decision").forEach(decision -> decisions.put(decision.attribute("id"), decision));
		return decisions;
	}

	static List<Finding> findings(String file, Map<String, Domain> feeders) {
		List<Finding> found = new ArrayList<>();
		Map<String, Node> decisions = decisions(file);
		decisions.forEach((id, decision) -> {
			Findings findings = new Findings();
			TableCheck.check(decision, USES.get(id), feeders, decisions, TableCheck.end(), findings);
			found.addAll(findings.all());
		});
		return found;
	}

}
