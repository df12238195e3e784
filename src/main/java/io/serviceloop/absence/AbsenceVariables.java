package io.serviceloop.absence;

import io.serviceloop.loop.engine.Variable;

/** What a process knows of an absence or a handover. */
final class AbsenceVariables {

	static final Variable<String> PERSON = Variable.text("person");

	static final Variable<String> SUBSTITUTE = Variable.text("substitute");

	static final Variable<String> SUBSTITUTE_NAME = Variable.text("substituteName");

	static final Variable<String> RECIPIENT = Variable.text("recipient");

	static final Variable<String> REASON = Variable.text("reason");

	/** The id of the arrangement in its register. */
	static final Variable<Integer> SUBSTITUTION = Variable.number("substitution");

	private AbsenceVariables() {
	}

}
