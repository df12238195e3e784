package io.serviceloop.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.evaluation.proof.Verdict;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.sendback.SendBackVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Judges the measured values against baseline and target; the arithmetic is
 * {@link Evaluation}.
 */
@Component
@InModels(processes = "improvementLoop", sets = { "measurements", "goalsMet", "anyGoalMet", "guardPastLimit" })
class EvaluateGoalsDelegate implements JavaDelegate {

	private final LoopRules rules;

	private final MetricCatalogue catalogue;

	private final People people;

	private final EngineClock clock;

	private final Goals goals;

	private final Evaluations evaluations;

	private final GoalVerdicts verdicts;

	private final Texts texts;

	EvaluateGoalsDelegate(LoopRules rules, MetricCatalogue catalogue, People people, EngineClock clock, Goals goals,
			Evaluations evaluations, GoalVerdicts verdicts, Texts texts) {
		this.rules = rules;
		this.catalogue = catalogue;
		this.people = people;
		this.clock = clock;
		this.goals = goals;
		this.evaluations = evaluations;
		this.verdicts = verdicts;
		this.texts = texts;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		int lap = ProjectVariables.LAP.in(execution);
		List<Goal> all = goals.of(businessKey);
		Map<String, Goal> goalsById = all.stream().collect(Collectors.toMap(Goal::id, Function.identity()));
		Evaluation.Tables tables = new Evaluation.Tables(rules.now(), catalogue.now());
		GoalVerdicts.Grounds grounds = verdicts.grounds(businessKey, all, lap, tables.numbers());
		List<Evaluation> judged = Json.list(EvaluationVariables.MEASUREMENTS.in(execution), Measurement.class)
			.stream()
			.map(measured -> judged(businessKey, goalsById.get(measured.goalId()), measured, tables, grounds))
			.toList();
		if (SendBackVariables.SEND_BACK_TO.is(execution, "measureResults")) {
			evaluations.clear(businessKey, lap);
		}
		evaluations.write(businessKey, lap, judged, people.me(), clock.now());
		EvaluationVariables.MEASUREMENTS.set(execution, json(judged));
		boolean met = judged.stream().allMatch(Evaluation::met);
		EvaluationVariables.GOALS_MET.set(execution, met);
		EvaluationVariables.ANY_GOAL_MET.set(execution, judged.stream().anyMatch(Evaluation::met));
		EvaluationVariables.GUARD_PAST_LIMIT.set(execution, met && judged.stream().anyMatch(Evaluation::guardPast));
	}

	private Evaluation judged(String businessKey, Goal goal, Measurement measured, Evaluation.Tables tables,
			GoalVerdicts.Grounds grounds) {
		Verdict verdict = grounds.verdict(goal, measured, verdicts.mix(businessKey, goal, measured, grounds));
		return Evaluation.of(goal, measured, tables, verdict.proof(), verdict.parts());
	}

	private JsonNode json(List<Evaluation> judged) {
		ArrayNode list = Json.array();
		judged.forEach(e -> {
			ObjectNode node = Json.tree(e.measurement());
			node.put("baseline", e.baseline())
				.put("target", e.target())
				.put("change", e.change())
				.put("changePercent", e.changePercent())
				.put("attainment", e.attainment())
				.put("met", e.met())
				.put("proven", e.proof().proven().code())
				.put("late", e.late())
				.put("guardPast", e.guardPast());
			node.set("reasons",
					Json.tree(e.reasons()
						.stream()
						.map(reason -> texts.in(Locale.ENGLISH, reason.key(), reason.arguments().toArray()))
						.toList()));
			list.add(node);
		});
		return list;
	}

}
