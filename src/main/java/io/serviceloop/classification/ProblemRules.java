package io.serviceloop.classification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serviceloop.goal.metric.Metric;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.collection.Records;
import io.serviceloop.loop.engine.Decisions;
import io.serviceloop.loop.engine.DeployedDecision;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.people.Department;
import io.serviceloop.loop.people.Departments;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.stereotype.Component;

/**
 * The rules of step 3 as they are deployed: what they say of problems that are filed, of
 * problems that are still being described, and what they look like.
 */
@Component
public class ProblemRules {

	static final String SCREENING = "problemScreening";

	static final String PRIORITY = "problemPriority";

	private final Decisions decisions;

	private final LoopRules numbers;

	private final MetricCatalogue metrics;

	private final Departments departments;

	private final ProblemList list;

	ProblemRules(Decisions decisions, LoopRules numbers, MetricCatalogue metrics, Departments departments,
			ProblemList list) {
		this.decisions = decisions;
		this.numbers = numbers;
		this.metrics = metrics;
		this.departments = departments;
		this.list = list;
	}

	/** Recorded or not. */
	private interface Asking {

		Optional<Map<String, Object>> ask(DeployedDecision decision, Map<String, Object> inputs);

	}

	/** By urgency and then impact 1 to 5. */
	private record Priorities(List<List<String>> rows) {
	}

	/**
	 * The decision tables as matrices and limits.
	 *
	 * @param screening times a week by impact
	 * @param priorities the priority by urgency and then impact 1 to 5; null where the
	 * table has no rule
	 * @param numbers the loop's own numbers by their rules
	 * @param metrics the catalogue of metrics, in its order
	 * @param departments those that can answer for an action, in their order (A31)
	 */
	public record Pictures(ScreeningPicture screening, List<List<String>> priorities, Map<String, Double> numbers,
			List<Metric> metrics, List<Department> departments) {
	}

	/**
	 * Scores and ranks described problems; the history keeps each decision.
	 * @param counts what the records say that they rest on
	 */
	List<ScoredProblem> score(List<Problem> problems, Map<Records.Filter, Counts> counts) {
		List<ScoredProblem> scored = score(
				problems.stream().map(problem -> problem.counted(counts.get(problem.recordFilter()))).toList(),
				DeployedDecision::decide);
		scored.forEach(ProblemRules::refuseHoles);
		return scored;
	}

	/**
	 * What becomes of problems as they are typed, row by row, best first; fields that
	 * cannot be told yet are null. Nothing is written.
	 */
	public ArrayNode preview(List<JsonNode> typed) {
		ArrayNode answers = Json.array();
		score(typed.stream().map(Problem::typed).toList(), DeployedDecision::look)
			.forEach(scored -> answers.add(list.preview(scored)));
		return answers;
	}

	/** What the rules look like. */
	public Pictures pictures() {
		return decisions.ask(List.of(SCREENING, PRIORITY, LoopRules.KEY, MetricCatalogue.KEY, Departments.KEY),
				latest -> new Pictures(picture(latest),
						latest.get(PRIORITY).once(Priorities.class, ProblemRules::priorities).rows(),
						numbers.of(latest.get(LoopRules.KEY)).all(),
						metrics.of(latest.get(MetricCatalogue.KEY)).metrics(),
						departments.of(latest.get(Departments.KEY))));
	}

	private List<ScoredProblem> score(List<Problem> problems, Asking asking) {
		return decisions.ask(List.of(SCREENING, PRIORITY, LoopRules.KEY),
				latest -> Scoring.score(problems,
						problems.stream().map(problem -> lookup(latest, problem, asking)).toList(),
						numbers.of(latest.get(LoopRules.KEY)).number(LoopRules.COMMON_REACH_FROM)));
	}

	private static Scoring.Lookup lookup(Map<String, DeployedDecision> latest, Problem problem, Asking asking) {
		Integer impact = problem.impactScore();
		Screening screening = (impact == null || problem.frequencyPerWeek() == null) ? null : asking
			.ask(latest.get(SCREENING), Map.of("frequencyPerWeek", problem.frequencyPerWeek(), "impactScore", impact))
			.flatMap(Screening::of)
			.orElse(null);
		String priority = (impact == null || problem.urgencyScore() == null) ? null
				: asking
					.ask(latest.get(PRIORITY), Map.of("urgencyScore", problem.urgencyScore(), "impactScore", impact))
					.map(outputs -> outputs.get("priority"))
					.filter(String.class::isInstance)
					.map(String.class::cast)
					.orElse(null);
		return new Scoring.Lookup(screening, (screening == null) ? null : picture(latest).impacts().get(impact - 1),
				priority);
	}

	private static ScreeningPicture picture(Map<String, DeployedDecision> latest) {
		return latest.get(SCREENING).once(ScreeningPicture.class, ScreeningPicture::of);
	}

	private static Priorities priorities(DeployedDecision table) {
		return new Priorities(scores().mapToObj(
				urgency -> scores()
					.mapToObj(impact -> table.look(Map.of("urgencyScore", urgency, "impactScore", impact))
						.map(outputs -> outputs.get("priority"))
						.filter(String.class::isInstance)
						.map(String.class::cast)
						.orElse(null))
					.toList())
			.toList());
	}

	/**
	 * A table that a process owner changed may have a hole; the lead must hear which one.
	 */
	private static void refuseHoles(ScoredProblem scored) {
		Problem problem = scored.problem();
		if (scored.frequencyScore() == null) {
			throw hole(problem, SCREENING, "frequencyPerWeek = " + scored.frequencyPerWeek());
		}
		if (scored.priority() == null) {
			throw hole(problem, PRIORITY, "urgencyScore = " + problem.urgencyScore());
		}
	}

	private static SubmissionRefused hole(Problem problem, String decision, String input) {
		return SubmissionRefused.invalid("problems", problem.id(), "wrong.noRule", decision,
				input + ", impactScore = " + problem.impactScore());
	}

	/** Urgency and impact, as people score them. */
	static IntStream scores() {
		return IntStream.rangeClosed(1, 5);
	}

}
