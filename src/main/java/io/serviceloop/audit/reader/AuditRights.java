package io.serviceloop.audit.reader;

import java.util.Set;

import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.stereotype.Component;

/** Who reads audits: auditors, service managers and administrators (E06, E31). */
@Component
public class AuditRights {

	private static final Set<Role> READERS = Set.of(Role.AUDITOR, Role.MANAGER, Role.ADMIN);

	private final People people;

	AuditRights(People people) {
		this.people = people;
	}

	/**
	 * Lets the signed-in person read on.
	 * @throws SubmissionRefused (403) whom audits are not for
	 */
	public void check() {
		if (READERS.stream().noneMatch(people::amIn)) {
			throw SubmissionRefused.forbidden("audit", null, "audits.notYours");
		}
	}

	/** Whether the signed-in person may open a project. */
	public boolean mayOpenProjects() {
		return people.amIn(Role.LEAD) || people.amIn(Role.MANAGER);
	}

}
