package io.serviceloop.loop.engine;

import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

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

	/** From so many affected customers a problem is common (C20). */
	public static final String COMMON_REACH_FROM = "commonReachFrom";

	/** Measured on fewer cases, a value comes with a warning (E64). */
	public static final String SMALL_SAMPLE_BELOW = "smallSampleBelow";

	/** What the table has to know, for each of the profiles. */
	static final DecisionUse USE = new DecisionUse(KEY,
			Map.of("profile", DecisionUse.Domain.texts(List.of("standard", "small")), "rule",
					DecisionUse.Domain.texts(List.of(COMMON_REACH_FROM, SMALL_SAMPLE_BELOW))),
			Map.of("value", DecisionUse.Domain.numbers(0.0, null)));

	private final Decisions decisions;

	private final String profile;

	LoopRules(Decisions decisions, @Value("${serviceloop.profile}") String profile) {
		this.decisions = decisions;
		this.profile = profile;
	}

	/**
	 * The number of a rule, in one round trip.
	 * @throws SubmissionRefused where the table has no such rule
	 */
	public double number(String rule) {
		return decisions.ask(List.of(KEY), latest -> number(latest.get(KEY), rule));
	}

	/** The same from a table that is asked with others. */
	public double number(DeployedDecision table, String rule) {
		return table.look(Map.of("profile", profile, "rule", rule))
			.filter(row -> row.get("value") instanceof Number)
			.map(row -> ((Number) row.get("value")).doubleValue())
			.orElseThrow(() -> SubmissionRefused.invalid("decision", KEY, "wrong.noRule", KEY,
					"profile = " + profile + ", rule = " + rule));
	}

}
