package io.serviceloop.classification;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.words.Json;

/** What a process knows of step 3. */
public final class ClassificationVariables {

	/** All problems of the project, scored, in every lap: see {@link ProblemList}. */
	public static final Variable<JsonNode> PROBLEMS = Variable.json("problems");

	/**
	 * The ids of the goals that the last lap missed; null in the first one.
	 */
	public static final Variable<JsonNode> MISSED_GOALS = Variable.json("missedGoals");

	/**
	 * The ids of the problems whose cause was verified in this lap before the plan was
	 * sent back: it is not looked for again. Null where no plan was.
	 */
	public static final Variable<JsonNode> ANALYSED = Variable.json("analysedProblems");

	/** Why goals have no problem, as the lap's form submitted it. */
	public static final Variable<JsonNode> GOAL_REASONS = Variable.json("goalReasons");

	/**
	 * The goals that the lap is about, by their ids: those the last one missed; empty for
	 * all.
	 */
	static List<String> missedGoals(Submission submission) {
		return Json.list(MISSED_GOALS.in(submission.scope()), String.class);
	}

	private ClassificationVariables() {
	}

}
