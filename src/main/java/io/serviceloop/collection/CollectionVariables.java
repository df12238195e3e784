package io.serviceloop.collection;

import io.serviceloop.loop.engine.Variable;

/** What a process knows of step 2. */
public final class CollectionVariables {

	/** The source that a task is about. */
	public static final Variable<String> SOURCE_ID = Variable.text("sourceId");

	/** How many records all sources brought. */
	static final Variable<Integer> RECORDS_TOTAL = Variable.number("recordsTotal");

	private CollectionVariables() {
	}

}
