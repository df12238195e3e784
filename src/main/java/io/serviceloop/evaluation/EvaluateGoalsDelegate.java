package io.serviceloop.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.ProjectVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Judges the measured values against baseline and target; the arithmetic is
 * {@link Evaluation}.
 */
@Component
@InModels(processes = "improvementLoop", sets = { "measurements", "goalsMet", "anyGoalMet" })
class EvaluateGoalsDelegate implements JavaDelegate {

	private final LoopRules rules;

	private final People people;

	private final EngineClock clock;

	private final Goals goals;

	private final Evaluations evaluations;

	private final Texts texts;

	EvaluateGoalsDelegate(LoopRules rules, People people, EngineClock clock, Goals goals, Evaluations evaluations,
			Texts texts) {
		this.rules = rules;
		this.people = people;
		this.clock = clock;
		this.goals = goals;
		this.evaluations = evaluations;
		this.texts = texts;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		Map<String, Goal> goalsById = goals.of(businessKey)
			.stream()
			.collect(Collectors.toMap(Goal::id, Function.identity()));
		double smallBelow = rules.now().number(LoopRules.SMALL_SAMPLE_BELOW);
		List<Evaluation> judged = Json.list(EvaluationVariables.MEASUREMENTS.in(execution), Measurement.class)
			.stream()
			.map(measurement -> evaluation(goalsById.get(measurement.goalId()), measurement, smallBelow))
			.toList();
		evaluations.write(businessKey, ProjectVariables.LAP.in(execution), judged, people.me(), clock.now());
		EvaluationVariables.MEASUREMENTS.set(execution, json(judged));
		EvaluationVariables.GOALS_MET.set(execution, judged.stream().allMatch(Evaluation::met));
		EvaluationVariables.ANY_GOAL_MET.set(execution, judged.stream().anyMatch(Evaluation::met));
	}

	private static Evaluation evaluation(Goal goal, Measurement measurement, double smallBelow) {
		return Evaluation.of(goal.baseline(), goal.target(), goal.unit(), measurement, smallBelow);
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
				.put("met", e.met());
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
