package io.serviceloop.goal.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.Metric;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.goal.reading.Reading;
import io.serviceloop.goal.reading.Readings;
import io.serviceloop.goal.reading.Series;
import io.serviceloop.loop.engine.Decisions;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.ProjectRights;
import org.springframework.stereotype.Component;

/**
 * Whether a goal could be proven in the first lap beside the other ones that are typed,
 * and whether the process would meet it as it is (D17, E102).
 */
@Component
public class GoalPreviews {

	private final Decisions decisions;

	private final MetricCatalogue catalogue;

	private final LoopRules rules;

	private final ProjectRights rights;

	private final Readings readings;

	private final Texts texts;

	GoalPreviews(Decisions decisions, MetricCatalogue catalogue, LoopRules rules, ProjectRights rights,
			Readings readings, Texts texts) {
		this.decisions = decisions;
		this.catalogue = catalogue;
		this.rules = rules;
		this.rights = rights;
		this.readings = readings;
		this.texts = texts;
	}

	/** Goals are set in the first lap. */
	private static final int FIRST = 1;

	/** What the rows are judged by; each row is a goal that shares the error. */
	private record Grounds(Catalogue catalogue, LoopRules.Numbers numbers, List<Reading> readings, int goals) {
	}

	/**
	 * Row by row; what cannot be told yet is not there.
	 * @param typed {@code metric}, {@code customerGroup}, {@code scenario}, {@code unit},
	 * {@code direction}, {@code baseline}, {@code target} and {@code sd} as they are
	 * typed
	 * @param project whose service line the readings are of; empty for no look at
	 * readings
	 * @throws io.serviceloop.loop.words.SubmissionRefused (404, 403) where this person
	 * may not see the project
	 */
	public ArrayNode preview(List<JsonNode> typed, String project) {
		List<Reading> known = project.isBlank() ? List.of() : readings.ofLine(rights.seen(project).serviceLine());
		Grounds grounds = decisions.ask(List.of(MetricCatalogue.KEY, LoopRules.KEY),
				latest -> new Grounds(catalogue.of(latest.get(MetricCatalogue.KEY)),
						rules.of(latest.get(LoopRules.KEY)), known, Math.max(1, typed.size())));
		ArrayNode answers = Json.array();
		typed.forEach(row -> answers.add(preview(row, grounds)));
		return answers;
	}

	private ObjectNode preview(JsonNode row, Grounds grounds) {
		ObjectNode answer = Json.object().put("id", row.path("id").asText());
		List<String> reasons = new ArrayList<>();
		Double baseline = Json.number(row, "baseline");
		Double target = Json.number(row, "target");
		String unit = row.path("unit").asText("");
		if (baseline != null && target != null && !baseline.equals(target) && !unit.isBlank()) {
			cases(row, baseline, target, unit, grounds, answer, reasons);
		}
		if (target != null && !row.path("metric").asText("").isBlank()) {
			outlook(row, target, unit, grounds, answer, reasons);
		}
		return answer.set("reasons", Json.tree(reasons));
	}

	/**
	 * As it will be judged: with the part of the error that each of so many goals has.
	 */
	private void cases(JsonNode row, double baseline, double target, String unit, Grounds grounds, ObjectNode answer,
			List<String> reasons) {
		double error = grounds.numbers().number(LoopRules.ERROR_PERCENT);
		double power = grounds.numbers().number(LoopRules.POWER_PERCENT);
		Judgement judgement = new Judgement(Judgement.Kind.of(unit), unit, target < baseline, target, error, power,
				grounds.goals());
		double level = judgement.levelPercent(FIRST);
		Double sd = Json.number(row, "sd");
		Double spread = (sd == null || sd <= 0) ? null : sd;
		if (judgement.kind() == Judgement.Kind.SHARE
				&& (Math.min(baseline, target) < 0 || Math.max(baseline, target) > 100)) {
			answer.put("testable", false);
			reasons.add(texts.of("goal.proof.noShare"));
			return;
		}
		if (judgement.kind() == Judgement.Kind.MEAN && spread == null) {
			answer.put("missing", "sd").put("testable", false);
			reasons.add(texts.of("goal.proof.noSpread"));
			return;
		}
		Double cases = judgement.casesNeeded(baseline, target, spread, FIRST);
		Double again = judgement.casesNeeded(baseline, target, spread, FIRST + 1);
		answer.put("testable", cases != null);
		if (cases == null) {
			reasons.add(texts.of("goal.proof.never", level, power));
			return;
		}
		answer.put("cases", cases.longValue());
		reasons.add(texts.of((judgement.kind() == Judgement.Kind.PER_DAY) ? "goal.proof.days" : "goal.proof.cases",
				baseline, target, unit, cases, rounded(level), power));
		if (again != null) {
			reasons.add(texts.of("goal.proof.shared", error, grounds.goals(), again));
		}
	}

	private void outlook(JsonNode row, double target, String unit, Grounds grounds, ObjectNode answer,
			List<String> reasons) {
		Optional<Metric> known = grounds.catalogue().find(row.path("metric").asText());
		String metric = known.map(Metric::code).orElse(row.path("metric").asText());
		String direction = known.map(Metric::direction).orElse(row.path("direction").asText(""));
		List<Double> values = Series.values(grounds.readings()
			.stream()
			.filter(reading -> reading.isOf(metric, row.path("customerGroup").asText(""),
					row.path("scenario").asText("")))
			.toList());
		int enough = Math.max(2, grounds.numbers().count(LoopRules.READINGS_TO_JUDGE));
		if (values.isEmpty() || direction.isBlank()) {
			return;
		}
		answer.put("readings", values.size());
		if (values.size() < enough) {
			reasons.add(texts.of("goal.outlook.few", values.size(), enough));
			return;
		}
		BehaviourChart chart = BehaviourChart.of(values);
		String outlook = chart.outlook(target, direction.equals("decrease"));
		answer.put("outlook", outlook)
			.put("mean", chart.mean())
			.put("lower", chart.lower())
			.put("upper", chart.upper());
		reasons.add(texts.of("goal.outlook." + outlook, values.size(), rounded(chart.mean()), rounded(chart.lower()),
				rounded(chart.upper()), known.map(Metric::unit).orElse(unit), target));
	}

	private static double rounded(double value) {
		return Math.round(value * 100) / 100.0;
	}

}
