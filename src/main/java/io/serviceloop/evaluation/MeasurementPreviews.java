package io.serviceloop.evaluation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.action.review.Movement;
import io.serviceloop.evaluation.proof.Case;
import io.serviceloop.evaluation.proof.Proof;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.goal.GuardMetric;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.loop.engine.Decisions;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.ProjectRights;
import org.springframework.stereotype.Component;

/** What a measured value will be judged as, while it is typed. */
@Component
public class MeasurementPreviews {

	private final Decisions decisions;

	private final LoopRules rules;

	private final MetricCatalogue catalogue;

	private final ProjectRights rights;

	private final Goals goals;

	private final GoalVerdicts verdicts;

	private final Texts texts;

	MeasurementPreviews(Decisions decisions, LoopRules rules, MetricCatalogue catalogue, ProjectRights rights,
			Goals goals, GoalVerdicts verdicts, Texts texts) {
		this.decisions = decisions;
		this.rules = rules;
		this.catalogue = catalogue;
		this.rights = rights;
		this.goals = goals;
		this.verdicts = verdicts;
		this.texts = texts;
	}

	/**
	 * Row by row, in the order of the rows; what cannot be told yet is not there.
	 * @param typed {@code id} of the goal, and {@code after}, {@code sampleSize},
	 * {@code sd}, {@code from}, {@code to}, {@code guardAfter} and {@code reason} as they
	 * are typed. Without a project also what is known of the goal: {@code baseline},
	 * {@code target}, {@code unit}, {@code dueDate}, {@code guardMetric},
	 * {@code baselineSd}, {@code baselineSampleSize}, {@code baselineFrom},
	 * {@code baselineTo}, the number of {@code goals}, the {@code lap}, and
	 * {@code changed} where it is not the period that was planned
	 * @param project whose goals they are, to be judged just as they will be; empty for
	 * what the rows say alone
	 * @throws io.serviceloop.loop.words.SubmissionRefused (404, 403) where this person
	 * may not see the project
	 */
	public ArrayNode preview(List<JsonNode> typed, String project) {
		Evaluation.Tables tables = decisions.ask(List.of(MetricCatalogue.KEY, LoopRules.KEY),
				latest -> new Evaluation.Tables(rules.of(latest.get(LoopRules.KEY)),
						catalogue.of(latest.get(MetricCatalogue.KEY))));
		ArrayNode answers = Json.array();
		if (project.isBlank()) {
			typed.forEach(row -> answers.add(alone(row, tables)));
			return answers;
		}
		int lap = rights.seen(project).lap();
		List<Goal> all = goals.of(project);
		GoalVerdicts.Grounds grounds = verdicts.grounds(project, all, lap, tables.numbers());
		typed.forEach(row -> answers.add(all.stream()
			.filter(goal -> goal.id().equals(row.path("id").asText()) && Json.number(row, "after") != null)
			.findFirst()
			.map(goal -> answer(row, goal, grounds.tested(goal, measured(row)), measured(row), tables))
			.orElseGet(() -> unknown(row))));
		return answers;
	}

	private static ObjectNode unknown(JsonNode row) {
		return Json.object().put("id", row.path("id").asText());
	}

	private ObjectNode alone(JsonNode row, Evaluation.Tables tables) {
		Double baseline = Json.number(row, "baseline");
		Double target = Json.number(row, "target");
		if (baseline == null || target == null || Json.number(row, "after") == null || baseline.equals(target)) {
			return unknown(row);
		}
		Goal goal = new Goal("", "", null, null, null, row.path("unit").asText(),
				(target < baseline) ? "decrease" : "increase", baseline, target, day(row, "dueDate"), null, null, null,
				null, null, null, Json.number(row, "baselineSd"), day(row, "baselineFrom"), day(row, "baselineTo"),
				whole(row, "baselineSampleSize"), guard(row.path("guardMetric")), null);
		Integer number = whole(row, "goals");
		Integer lap = whole(row, "lap");
		GoalJudgement judgement = GoalJudgement
			.of(Collections.nCopies((number == null) ? 1 : Math.min(number, Form.MOST_ROWS), goal), 1, 0,
					tables.numbers())
			.get(0);
		return answer(row, goal, GoalVerdicts.tested(judgement, (lap == null) ? 1 : lap, measured(row),
				Case.Baseline.UNKNOWN, null, row.path("changed").asBoolean()), measured(row), tables);
	}

	private static Measurement measured(JsonNode row) {
		return new Measurement(null, Json.number(row, "after"), whole(row, "sampleSize"), day(row, "from"),
				day(row, "to"), null, Json.number(row, "sd"), Json.number(row, "guardAfter"),
				row.path("reason").asText(""));
	}

	private ObjectNode answer(JsonNode row, Goal goal, Case tested, Measurement measured, Evaluation.Tables tables) {
		Evaluation judged = Evaluation.of(goal, measured, tables, Proof.of(tested), List.of());
		return unknown(row).put("attainment", judged.attainment())
			.put("movement", Movement.of(goal, measured.after()).code())
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
