package io.serviceloop.action.review;

import io.serviceloop.loop.engine.Variable;

/** What a process knows of reviews and of what they decided. */
final class FollowUpVariables {

	/** The number of a decision in its project. */
	static final Variable<Integer> FOLLOW_UP = Variable.number("followUpNumber");

	/** The day by which it is to be done, as an ISO date. */
	static final Variable<String> FOLLOW_UP_DUE_DATE = Variable.text("followUpDueDate");

	/** When the goals are read after the last roll-out, as an ISO date and time. */
	static final Variable<String> EFFECT_CHECK_AT = Variable.text("effectCheckAt");

	private FollowUpVariables() {
	}

}
