package io.serviceloop.loop.form;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.engine.Variable.Type;

/** Every process variable there is, with the step it belongs to. */
public final class Variables {

	// The project (start form)
	public static final Variable TITLE = new Variable("title", Type.TEXT);

	public static final Variable TRIGGER = new Variable("trigger", Type.TEXT);

	public static final Variable SERVICE_LINE = new Variable("serviceLine", Type.TEXT);

	public static final Variable LEAD = new Variable("lead", Type.TEXT);

	public static final Variable PROCESS_OWNER = new Variable("processOwner", Type.TEXT);

	public static final Variable LAP = new Variable("lap", Type.NUMBER);

	// Step 1
	public static final Variable GOALS = new Variable("goals", Type.JSON);

	public static final Variable SCOPE = new Variable("scope", Type.TEXT);

	public static final Variable CYCLE_DAYS = new Variable("cycleDays", Type.NUMBER);

	public static final Variable OBSERVATION_DAYS = new Variable("observationDays", Type.NUMBER);

	public static final Variable DATA_SOURCES = new Variable("dataSources", Type.JSON);

	// Step 2
	public static final Variable SOURCE_ID = new Variable("sourceId", Type.TEXT);

	public static final Variable FINDINGS = new Variable("findings", Type.TEXT);

	public static final Variable RECORDS_COLLECTED = new Variable("recordsCollected", Type.NUMBER);

	public static final Variable RECORDS_TOTAL = new Variable("recordsTotal", Type.NUMBER);

	// Step 3
	public static final Variable PROBLEMS = new Variable("problems", Type.JSON);

	public static final Variable SELECTION = new Variable("selection", Type.JSON);

	// Step 4
	public static final Variable PROBLEM_ID = new Variable("problemId", Type.TEXT);

	public static final Variable WHYS = new Variable("whys", Type.JSON);

	public static final Variable ROOT_CAUSE = new Variable("rootCause", Type.TEXT);

	public static final Variable CAUSE_CLASS = new Variable("causeClass", Type.TEXT);

	public static final Variable FISHBONE = new Variable("fishbone", Type.JSON);

	public static final Variable FIVE_W1H = new Variable("fiveW1H", Type.JSON);

	public static final Variable CAUSE_AUTHOR = new Variable("causeAuthor", Type.TEXT);

	public static final Variable CAUSE_VERIFIED = new Variable("causeVerified", Type.FLAG);

	public static final Variable VERIFICATION_NOTE = new Variable("verificationNote", Type.TEXT);

	// Step 5
	public static final Variable ACTIONS = new Variable("actions", Type.JSON);

	public static final Variable PLAN_APPROVED = new Variable("planApproved", Type.FLAG);

	public static final Variable APPROVAL_NOTE = new Variable("approvalNote", Type.TEXT);

	// Step 6
	public static final Variable ACTION_ID = new Variable("actionId", Type.TEXT);

	public static final Variable RESPONSIBLE = new Variable("responsible", Type.TEXT);

	public static final Variable ACTION_DUE_DATE = new Variable("actionDueDate", Type.TEXT);

	public static final Variable TRAINING_REQUIRED = new Variable("trainingRequired", Type.FLAG);

	public static final Variable PILOT_PLANNED = new Variable("pilotPlanned", Type.FLAG);

	public static final Variable RESULT = new Variable("result", Type.TEXT);

	public static final Variable EVIDENCE = new Variable("evidence", Type.TEXT);

	public static final Variable COMPLETED_ON = new Variable("completedOn", Type.DATE);

	public static final Variable PROGRESS = new Variable("progress", Type.TEXT);

	public static final Variable OBSTACLES = new Variable("obstacles", Type.TEXT);

	public static final Variable OBSERVATION_UNTIL = new Variable("observationUntil", Type.DATE);

	// Step 7
	public static final Variable MEASUREMENTS = new Variable("measurements", Type.JSON);

	public static final Variable GOALS_MET = new Variable("goalsMet", Type.FLAG);

	public static final Variable ANY_GOAL_MET = new Variable("anyGoalMet", Type.FLAG);

	public static final Variable PROBLEMS_KNOWN = new Variable("problemsKnown", Type.FLAG);

	public static final Variable CONCLUSION = new Variable("conclusion", Type.TEXT);

	public static final Variable CUSTOMER_FEEDBACK = new Variable("customerFeedback", Type.TEXT);

	public static final Variable TEAM_FEEDBACK = new Variable("teamFeedback", Type.TEXT);

	public static final Variable HANDBOOK_TITLE = new Variable("handbookTitle", Type.TEXT);

	public static final Variable HANDBOOK_TEXT = new Variable("handbookText", Type.TEXT);

	public static final Variable CONTINUE_PROJECT = new Variable("continueProject", Type.FLAG);

	public static final Variable DECISION_NOTE = new Variable("decisionNote", Type.TEXT);

	// Changing a running project
	public static final Variable PROJECT = new Variable("project", Type.TEXT);

	public static final Variable CHANGE_KIND = new Variable("changeKind", Type.TEXT);

	public static final Variable CHANGE_NUMBER = new Variable("changeNumber", Type.NUMBER);

	public static final Variable NEW_RESPONSIBLE = new Variable("newResponsible", Type.TEXT);

	public static final Variable NEW_DUE_DATE = new Variable("newDueDate", Type.DATE);

	public static final Variable CONTAINMENT = new Variable("containment", Type.TEXT);

	public static final Variable REASON = new Variable("reason", Type.TEXT);

	public static final Variable DROP_APPROVED = new Variable("dropApproved", Type.FLAG);

	public static final Variable DROP_NOTE = new Variable("dropNote", Type.TEXT);

	// Being away, and leaving
	public static final Variable PERSON = new Variable("person", Type.TEXT);

	public static final Variable SUBSTITUTE = new Variable("substitute", Type.TEXT);

	public static final Variable SUBSTITUTE_NAME = new Variable("substituteName", Type.TEXT);

	public static final Variable AWAY_FROM = new Variable("awayFrom", Type.DATE);

	public static final Variable AWAY_UNTIL = new Variable("awayUntil", Type.DATE);

	public static final Variable RECIPIENT = new Variable("recipient", Type.TEXT);

	public static final Variable SUBSTITUTION = new Variable("substitution", Type.NUMBER);

	private Variables() {
	}

}
