package io.serviceloop.rootcause;

import io.serviceloop.loop.engine.Variable;

/** What a process knows of step 4. */
public final class RootCauseVariables {

	/** The problem that a task is about. */
	public static final Variable<String> PROBLEM_ID = Variable.text("problemId");

	/** User id of who named the cause. */
	static final Variable<String> CAUSE_AUTHOR = Variable.text("causeAuthor");

	private RootCauseVariables() {
	}

}
