package io.serviceloop.project.sendback;

import io.serviceloop.loop.engine.Variable;

/** What a process knows of what was sent back. */
public final class SendBackVariables {

	/**
	 * The stem of the step to which work was sent back; until the task that sent it opens
	 * again. Null where nothing was.
	 */
	public static final Variable<String> SEND_BACK_TO = Variable.text("sendBackTo");

	private SendBackVariables() {
	}

}
