package io.serviceloop.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.Variable;

/** What a process knows of a change; what it is about is named as in the steps. */
public final class ChangeVariables {

	/** The number of the change within its project, from 1. */
	public static final Variable<Integer> CHANGE_NUMBER = Variable.number("changeNumber");

	static final Variable<String> CHANGE_KIND = Variable.text("changeKind");

	static final Variable<String> NEW_RESPONSIBLE = Variable.text("newResponsible");

	static final Variable<String> NEW_DUE_DATE = Variable.text("newDueDate");

	static final Variable<String> CONTAINMENT = Variable.text("containment");

	static final Variable<String> REASON = Variable.text("reason");

	static final Variable<JsonNode> NEW_PROBLEM = Variable.json("newProblem");

	static final Variable<JsonNode> NEW_JUDGEMENT = Variable.json("newJudgement");

	private ChangeVariables() {
	}

}
