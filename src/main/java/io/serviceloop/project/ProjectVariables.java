package io.serviceloop.project;

import io.serviceloop.loop.engine.Variable;

/** What a process knows of its project. */
public final class ProjectVariables {

	public static final Variable<String> TITLE = Variable.text("title");

	public static final Variable<String> LEAD = Variable.text("lead");

	public static final Variable<String> PROCESS_OWNER = Variable.text("processOwner");

	/** The lap the project is in, from 1. */
	public static final Variable<Integer> LAP = Variable.number("lap");

	/** Why the project was opened, as its start form says it (A02–A04). */
	public static final Variable<String> TRIGGER = Variable.text("trigger");

	private ProjectVariables() {
	}

}
