package io.serviceloop.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.Variable;

/** What a process knows of the action it carries out. */
public final class ActionVariables {

	public static final Variable<String> ACTION_ID = Variable.text("actionId");

	/** User id of the person who answers for the action. */
	public static final Variable<String> RESPONSIBLE = Variable.text("responsible");

	/** The day by which it is to be done, as an ISO date. */
	public static final Variable<String> ACTION_DUE_DATE = Variable.text("actionDueDate");

	/** The day on which its plan had every approval, as an ISO date. */
	static final Variable<String> ACTION_APPROVED_ON = Variable.text("actionApprovedOn");

	/** The first day of its work, as an ISO date. */
	static final Variable<String> ACTION_FIRST_DAY = Variable.text("actionFirstDay");

	/** Whether that day was still to come when the plan was approved (A32). */
	static final Variable<Boolean> STARTS_LATER = Variable.flag("startsLater");

	/** User id of who wrote the plan of the lap. */
	static final Variable<String> PLAN_AUTHOR = Variable.text("planAuthor");

	/** User id of who was named to check the plan, in the task that asks it. */
	static final Variable<String> CHECKER_OF_PLAN = Variable.text("checkerOfPlan");

	static final Variable<Boolean> TRAINING_REQUIRED = Variable.flag("trainingRequired");

	static final Variable<Boolean> PILOT_PLANNED = Variable.flag("pilotPlanned");

	/** The plan of the lap, as it was submitted. */
	static final Variable<JsonNode> ACTIONS = Variable.json("actions");

	/** Whether the plan takes so much work that a manager approves it too. */
	static final Variable<Boolean> MUCH_EFFORT = Variable.flag("muchEffort");

	private ActionVariables() {
	}

}
