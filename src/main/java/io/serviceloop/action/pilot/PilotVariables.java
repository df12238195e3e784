package io.serviceloop.action.pilot;

import io.serviceloop.loop.engine.Variable;

/** What a process knows of the pilot of its action. */
final class PilotVariables {

	/** User id of who ran the pilot, and does not decide about it. */
	static final Variable<String> PILOT_AUTHOR = Variable.text("pilotAuthor");

	/** User id of who decides. */
	static final Variable<String> PILOT_DECIDER = Variable.text("pilotDecider");

	private PilotVariables() {
	}

}
