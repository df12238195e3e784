package io.serviceloop.loop.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The loop's own numbers, from decision {@code loopRules}, where process owners change
 * them. Which of them hold depends on the profile of the organisation, the setting
 * {@code serviceloop.profile}. Looking one up leaves no history; whatever it decides says
 * the number with its reason.
 */
@Component
public class LoopRules {

	/** The key of the decision. */
	public static final String KEY = "loopRules";

	/**
	 * From so many affected customers a problem is common rather than individual (C20).
	 */
	public static final String COMMON_REACH_FROM = "commonReachFrom";

	/**
	 * So many days a source of data looks back, where its plan says nothing else (A12).
	 */
	public static final String WINDOW_DAYS = "windowDays";

	/** An observation time shorter than so many days needs a reason (A36). */
	public static final String LEAST_OBSERVATION_DAYS = "leastObservationDays";

	/** An observation time longer than so many days needs a reason (A36). */
	public static final String MOST_OBSERVATION_DAYS = "mostObservationDays";

	/**
	 * How often chance alone may pass for a change, two-sided, when the form says how
	 * many cases it takes (D17).
	 */
	public static final String ERROR_PERCENT = "errorPercent";

	/**
	 * How often a true change of the size of the goal is to be seen, when the form says
	 * how many cases it takes (D17).
	 */
	public static final String POWER_PERCENT = "powerPercent";

	/**
	 * From so many readings of the same metric the form says whether the present process
	 * would meet the target (E102).
	 */
	public static final String READINGS_TO_JUDGE = "readingsToJudge";

	/** Interviews of a source of interviews, at least (B17). */
	public static final String FEWEST_INTERVIEWS = "fewestInterviews";

	/** Interviews of a source of interviews, at most (B17). */
	public static final String MOST_INTERVIEWS = "mostInterviews";

	/** Companies of a benchmark, at least (D08). */
	public static final String FEWEST_BENCHMARKS = "fewestBenchmarks";

	/** Companies of a benchmark, at most (D08). */
	public static final String MOST_BENCHMARKS = "mostBenchmarks";

	/**
	 * From this score of urgency or impact on, its three questions are asked (C22, C23).
	 */
	public static final String QUESTIONS_FROM_SCORE = "questionsFromScore";

	/**
	 * The score that is suggested where none of the three questions is answered with yes;
	 * each yes adds one (C22, C23).
	 */
	public static final String SCORE_WITHOUT_YES = "scoreWithoutYes";

	/**
	 * A frequency or a number of customers that differs from the counted one by more
	 * needs a reason (A44).
	 */
	public static final String TOLERANCE_PERCENT = "tolerancePercent";

	/**
	 * A description that is so much like another one of the same stage and type needs a
	 * reason (A21).
	 */
	public static final String SIMILAR_PERCENT = "similarPercent";

	/**
	 * From so many weeks of records on, problems are ranked on the first two thirds and
	 * their baseline comes from the last third (C29).
	 */
	public static final String WEEKS_TO_HOLD_OUT = "weeksToHoldOut";

	/**
	 * From this priority on (2 for P2), a problem that is not systemic may take the short
	 * loop: one cause, one action, no pilot (C27).
	 */
	public static final String SHORT_LOOP_FROM_PRIORITY = "shortLoopFromPriority";

	/** Different whys of a root cause, at least: surface, deeper, root (A25). */
	public static final String FEWEST_WHYS = "fewestWhys";

	/**
	 * Measured on fewer cases, a value is shown with the warning that the sample is small
	 * (E64).
	 */
	public static final String SMALL_SAMPLE_BELOW = "smallSampleBelow";

	/** Who scores less in the test of a training, in percent, has not passed it (A34). */
	public static final String PASS_MARK_PERCENT = "passMarkPercent";

	/**
	 * After so many rounds of training, who has not passed is listed and a manager
	 * decides (A34, E51).
	 */
	public static final String TRAINING_ROUNDS = "trainingRounds";

	/** Sites of a pilot, at most (E48). */
	public static final String MOST_PILOT_SITES = "mostPilotSites";

	/** A plan that takes more days of work needs the approval of a manager too (E16). */
	public static final String EFFORT_LIMIT_DAYS = "effortLimitDays";

	/** So many days after the last roll-out the metrics of the goals are read (A35). */
	public static final String EFFECT_CHECK_DAYS = "effectCheckDays";

	/** So many days are measured after the observation (A36). */
	public static final String MEASURING_DAYS = "measuringDays";

	/** A value measured on fewer cases is refused (E64). */
	public static final String MINIMUM_CASES = "minimumCases";

	/**
	 * So many working days people have whose word is asked: the team how it went (A38),
	 * who checks a plan (E16).
	 */
	public static final String TEAM_FEEDBACK_DAYS = "teamFeedbackDays";

	/** After so many months a chapter of the handbook is looked at again (E27). */
	public static final String HANDBOOK_REVIEW_MONTHS = "handbookReviewMonths";

	private static final List<String> RULES = List.of(COMMON_REACH_FROM, WINDOW_DAYS, LEAST_OBSERVATION_DAYS,
			MOST_OBSERVATION_DAYS, ERROR_PERCENT, POWER_PERCENT, READINGS_TO_JUDGE, FEWEST_INTERVIEWS, MOST_INTERVIEWS,
			FEWEST_BENCHMARKS, MOST_BENCHMARKS, QUESTIONS_FROM_SCORE, SCORE_WITHOUT_YES, TOLERANCE_PERCENT,
			SIMILAR_PERCENT, WEEKS_TO_HOLD_OUT, SHORT_LOOP_FROM_PRIORITY, FEWEST_WHYS, SMALL_SAMPLE_BELOW,
			PASS_MARK_PERCENT, TRAINING_ROUNDS, MOST_PILOT_SITES, EFFORT_LIMIT_DAYS, EFFECT_CHECK_DAYS, MEASURING_DAYS,
			MINIMUM_CASES, TEAM_FEEDBACK_DAYS, HANDBOOK_REVIEW_MONTHS);

	/** What the table has to know, for each of the profiles. */
	static final DecisionUse USE = new DecisionUse(KEY, Map.of("profile",
			DecisionUse.Domain.texts(List.of("standard", "small")), "rule", DecisionUse.Domain.texts(RULES)),
			Map.of("value", DecisionUse.Domain.numbers(0.0, null)));

	private final Decisions decisions;

	private final String profile;

	private final Supplier<Map<String, Double>> packaged = SingletonSupplier.of(this::packaged);

	LoopRules(Decisions decisions, @Value("${serviceloop.profile}") String profile) {
		this.decisions = decisions;
		this.profile = profile;
	}

	/**
	 * The numbers of one version of the table.
	 *
	 * @param all every number by its rule
	 */
	public record Numbers(Map<String, Double> all) {

		/**
		 * The number of a rule.
		 * @throws SubmissionRefused where the table has no such rule
		 */
		public double number(String rule) {
			if (!all.containsKey(rule)) {
				throw SubmissionRefused.invalid("decision", KEY, "wrong.noRule", KEY, "rule = " + rule);
			}
			return all.get(rule);
		}

		/** The same as a whole number, upwards: half a why is none. */
		public int count(String rule) {
			return (int) Math.min(Integer.MAX_VALUE, Math.ceil(number(rule)));
		}

	}

	/** The numbers as they are now, in one round trip. */
	public Numbers now() {
		return decisions.ask(List.of(KEY), latest -> of(latest.get(KEY)));
	}

	/** The numbers of a table that is asked with others. */
	public Numbers of(DeployedDecision table) {
		return table.once(Numbers.class, this::numbers);
	}

	private Numbers numbers(DeployedDecision table) {
		Map<String, Double> all = new LinkedHashMap<>();
		for (String rule : RULES) {
			table.look(Map.of("profile", profile, "rule", rule))
				.filter(row -> row.get("value") instanceof Number)
				.ifPresent(row -> all.put(rule, ((Number) row.get("value")).doubleValue()));
		}
		packaged.get().forEach(all::putIfAbsent);
		return new Numbers(all);
	}

	/**
	 * What the packaged table says for the profile: a table that an owner has kept from
	 * an earlier release does not know the rules that came since.
	 */
	private Map<String, Double> packaged() {
		Map<String, Double> numbers = new HashMap<>();
		try (InputStream file = new ClassPathResource("bpmn/" + KEY + ".dmn").getInputStream()) {
			Dmn.readModelFromStream(file).getModelElementsByType(Rule.class).forEach(row -> {
				List<String> asked = row.getInputEntries().stream().map(LoopRules::text).toList();
				if (asked.get(0).equals(profile)) {
					numbers.put(asked.get(1), Double.valueOf(text(row.getOutputEntries().iterator().next())));
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return numbers;
	}

	private static String text(DmnElement entry) {
		return entry.getTextContent().strip().replace("\"", "");
	}

}
