package io.serviceloop.collection.imports;

import io.serviceloop.collection.guess.Distinct;

/**
 * Whether an external id may have come twice in one file. Two ids that look like one only
 * cause a look into the database, never a wrong answer.
 */
final class RepeatedIds {

	/** Null once one came twice. */
	private Distinct seen = new Distinct(Integer.MAX_VALUE);

	void add(String id) {
		if (id != null && seen != null && !seen.add(id)) {
			seen = null;
		}
	}

	boolean repeated() {
		return seen == null;
	}

}
