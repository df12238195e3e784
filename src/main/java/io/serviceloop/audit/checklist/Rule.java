package io.serviceloop.audit.checklist;

import java.time.Instant;
import java.util.List;

/**
 * What is looked for in a project. Its title is {@code audits.rule.<name>}, its meaning
 * {@code audits.rule.<name>.meaning}, the sentence of what it finds
 * {@code audits.finding.<name>}.
 */
interface Rule {

	/** By which its texts are found. */
	String name();

	Severity severity();

	/** What it finds in a project. */
	List<Finding> in(Case project);

	/** Something found in a project, which its page shows. */
	default Finding found(Case project, String person, Instant at, Object... arguments) {
		return new Finding(name(), severity(), project.businessKey(), person, at, List.of(arguments),
				"/audit/projects/" + project.businessKey());
	}

}
