package io.serviceloop.handbook.proposal;

import java.util.Optional;

import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.form.Faults;

/**
 * What is wrong with what somebody wants the handbook to say.
 *
 * @param standard the version that it would follow; empty for a new standard
 */
record ProposedText(String title, String text, String chapter, Optional<Handbook.Version> standard) {

	/** A correction that corrects nothing keeps an approver from his work. */
	void check(Faults faults) {
		standard
			.filter(now -> now.title().equals(title) && text != null
					&& now.text().lines().toList().equals(text.lines().toList()) && now.chapter().equals(chapter))
			.ifPresent(now -> faults.wrong("handbookText", null, "handbook.unchanged"));
	}

}
