package io.serviceloop.evaluation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.evaluation.proof.Case;
import io.serviceloop.evaluation.proof.Proof;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.GuardMetric;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.loop.engine.Decisions;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import org.springframework.stereotype.Component;

/** What a measured value will be judged as, while it is typed. */
@Component
public class MeasurementPreviews {

	private final Decisions decisions;

	private final LoopRules rules;

	private final MetricCatalogue catalogue;

	private final Texts texts;

	MeasurementPreviews(Decisions decisions, LoopRules rules, MetricCatalogue catalogue, Texts texts) {
		this.decisions = decisions;
		this.rules = rules;
		this.catalogue = catalogue;
		this.texts = texts;
	}

	/**
	 * Row by row; what cannot be told yet is not there.
	 * @param typed {@code baseline}, {@code target} and {@code unit} of the goal,
	 * {@code after} and {@code sampleSize} as they are typed; and, for what it proves,
	 * what else is known: {@code direction}, {@code dueDate}, {@code guardMetric},
	 * {@code baselineSd}, {@code baselineSampleSize}, {@code baselineFrom} and
	 * {@code baselineTo} of the goal, {@code goals} and {@code lap} of the project,
	 * {@code from}, {@code to}, {@code sd}, {@code guardAfter} and {@code reason}, and
	 * {@code changed} where that is not the period that was planned
	 */
	public ArrayNode preview(List<JsonNode> typed) {
		Evaluation.Tables tables = decisions.ask(List.of(MetricCatalogue.KEY, LoopRules.KEY),
				latest -> new Evaluation.Tables(rules.of(latest.get(LoopRules.KEY)),
						catalogue.of(latest.get(MetricCatalogue.KEY))));
		ArrayNode answers = Json.array();
		typed.forEach(row -> answers.add(preview(row, tables)));
		return answers;
	}

	private ObjectNode preview(JsonNode row, Evaluation.Tables tables) {
		ObjectNode answer = Json.object().put("id", row.path("id").asText());
		Double baseline = Json.number(row, "baseline");
		Double target = Json.number(row, "target");
		Double after = Json.number(row, "after");
		if (baseline == null || target == null || after == null || baseline.equals(target)) {
			return answer;
		}
		Goal goal = new Goal("", "", null, null, null, row.path("unit").asText(),
				(target < baseline) ? "decrease" : "increase", baseline, target, day(row, "dueDate"), null, null, null,
				null, null, null, Json.number(row, "baselineSd"), day(row, "baselineFrom"), day(row, "baselineTo"),
				whole(row, "baselineSampleSize"), guard(row.path("guardMetric")));
		Measurement measured = new Measurement(null, after, whole(row, "sampleSize"), day(row, "from"), day(row, "to"),
				null, Json.number(row, "sd"), Json.number(row, "guardAfter"), row.path("reason").asText(""));
		Integer goals = whole(row, "goals");
		Integer lap = whole(row, "lap");
		GoalJudgement judgement = GoalJudgement
			.of(Collections.nCopies((goals == null) ? 1 : Math.min(goals, Form.MOST_ROWS), goal), 1, 0,
					tables.numbers())
			.get(0);
		Evaluation judged = Evaluation.of(goal, measured, tables, Proof.of(GoalVerdicts.tested(judgement,
				(lap == null) ? 1 : lap, measured, Case.Baseline.UNKNOWN, null, row.path("changed").asBoolean())),
				List.of());
		return answer.put("attainment", judged.attainment())
			.put("met", judged.met())
			.put("verdict", judged.verdict())
			.put("proven", judged.proof().proven().code())
			.put("late", judged.late())
			.put("guardPast", judged.guardPast())
			.set("reasons", Json
				.tree(judged.reasons().stream().map(why -> texts.of(why.key(), why.arguments().toArray())).toList()));
	}

	private static GuardMetric guard(JsonNode typed) {
		Double limit = Json.number(typed, "limit");
		return (limit == null) ? null : new GuardMetric(typed.path("metric").asText(), typed.path("unit").asText(),
				typed.path("direction").asText(), limit);
	}

	/** A whole number of cases; null where it is none that can be. */
	private static Integer whole(JsonNode row, String name) {
		JsonNode value = row.path(name);
		return (value.isNumber() && value.canConvertToInt() && value.intValue() > 0) ? value.intValue() : null;
	}

	/** A day; null where it is none, yet. */
	private static LocalDate day(JsonNode row, String name) {
		try {
			return LocalDate.parse(row.path(name).asText());
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

}
