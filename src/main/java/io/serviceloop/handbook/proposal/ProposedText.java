package io.serviceloop.handbook.proposal;

import java.util.Optional;

import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.form.Faults;

/**
 * What is wrong with what somebody wants the handbook to say.
 *
 * @param comparedWith the number of the version whose text was edited; null for the
 * latest
 * @param standard the version that it would follow; empty for a new standard
 */
record ProposedText(String title, String text, String chapter, Integer comparedWith,
		Optional<Handbook.Version> standard) {

	/** A correction that corrects nothing keeps an approver from his work. */
	void check(Faults faults) {
		standard.filter(now -> comparedWith != null && comparedWith > now.number())
			.ifPresent(now -> faults.wrong("comparedWith", comparedWith, "handbook.noVersion", now.number()));
		standard
			.filter(now -> now.title().equals(title) && text != null
					&& now.text().lines().toList().equals(text.lines().toList()) && now.chapter().equals(chapter))
			.ifPresent(now -> faults.wrong("handbookText", null, "handbook.unchanged"));
	}

	/**
	 * The version that was corrected, which need not be the latest any more; empty for a
	 * new standard.
	 */
	Optional<Integer> base() {
		return standard.map(now -> (comparedWith == null) ? now.number() : comparedWith);
	}

}
