package io.serviceloop.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Judges the measured values against baseline and target; the arithmetic is
 * {@link Evaluation}.
 */
@Component
class EvaluateGoalsDelegate implements JavaDelegate {

	private final Submissions submissions;

	private final Goals goals;

	private final Evaluations evaluations;

	private final ObjectMapper mapper;

	private final Texts texts;

	EvaluateGoalsDelegate(Submissions submissions, Goals goals, Evaluations evaluations, ObjectMapper mapper,
			Texts texts) {
		this.submissions = submissions;
		this.goals = goals;
		this.evaluations = evaluations;
		this.mapper = mapper;
		this.texts = texts;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		Map<String, Goal> goalsById = goals.of(businessKey)
			.stream()
			.collect(Collectors.toMap(Goal::id, Function.identity()));
		List<Evaluation> judged = submissions.of(execution)
			.rows(Variables.MEASUREMENTS, Measurement.class)
			.stream()
			.map(measurement -> Evaluation.of(goalsById.get(measurement.goalId()), measurement))
			.toList();
		evaluations.write(businessKey, Variables.LAP.number(execution), judged, submissions.me(), submissions.now());
		Variables.MEASUREMENTS.set(execution, json(judged));
		Variables.GOALS_MET.set(execution, judged.stream().allMatch(Evaluation::met));
		Variables.ANY_GOAL_MET.set(execution, judged.stream().anyMatch(Evaluation::met));
	}

	private String json(List<Evaluation> judged) {
		ArrayNode list = mapper.createArrayNode();
		judged.forEach(e -> {
			ObjectNode node = mapper.valueToTree(e.measurement());
			node.put("baseline", e.baseline())
				.put("target", e.target())
				.put("change", e.change())
				.put("changePercent", e.changePercent())
				.put("attainment", e.attainment())
				.put("met", e.met());
			node.set("reasons",
					mapper.valueToTree(e.reasons()
						.stream()
						.map(reason -> texts.in(Locale.ENGLISH, reason.key(), reason.arguments().toArray()))
						.toList()));
			list.add(node);
		});
		return Json.text(list);
	}

}
