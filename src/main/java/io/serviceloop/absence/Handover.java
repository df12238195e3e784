package io.serviceloop.absence;

import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.SubmissionRefused;

/** Who may move whose work. */
final class Handover {

	private Handover() {
	}

	/**
	 * Refuses who moves somebody else's work without being a service manager.
	 * @param person whose work it is; null where that was not said
	 */
	static void onlyOwnOrManager(People people, String person) {
		if (person != null && people.me() != null && !person.equals(people.me()) && !people.amIn(Role.MANAGER)) {
			throw SubmissionRefused.forbidden("person", person, "absence.onlyOwn");
		}
	}

}
