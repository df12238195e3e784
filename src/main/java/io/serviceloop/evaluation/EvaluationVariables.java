package io.serviceloop.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.Variable;

/** What a process knows of step 7. */
public final class EvaluationVariables {

	/** When the effect is measured, as an ISO date and time. */
	public static final Variable<String> OBSERVATION_UNTIL = Variable.text("observationUntil");

	/** User id of the service agent who is asked how it went. */
	static final Variable<String> TEAM_MEMBER = Variable.text("teamMember");

	static final Variable<JsonNode> MEASUREMENTS = Variable.json("measurements");

	static final Variable<Boolean> GOALS_MET = Variable.flag("goalsMet");

	static final Variable<Boolean> ANY_GOAL_MET = Variable.flag("anyGoalMet");

	/** Whether all goals are met, but what must not get worse is past its limit. */
	static final Variable<Boolean> GUARD_PAST_LIMIT = Variable.flag("guardPastLimit");

	/** Whether every missed goal has a problem to work on. */
	static final Variable<Boolean> PROBLEMS_KNOWN = Variable.flag("problemsKnown");

	static final Variable<String> DECISION_NOTE = Variable.text("decisionNote");

	private EvaluationVariables() {
	}

}
