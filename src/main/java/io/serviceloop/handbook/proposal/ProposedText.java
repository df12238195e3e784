package io.serviceloop.handbook.proposal;

import java.time.LocalDate;
import java.util.Optional;

import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.form.Faults;

/**
 * What is wrong with what somebody wants the handbook to say.
 *
 * @param comparedWith the number of the version whose text was edited; null for what
 * holds
 * @param standard what holds of the standard that it corrects, else what will be the
 * first to; empty for a new standard
 * @param latest the number of its latest version; 0 for a new standard
 */
record ProposedText(String title, String text, String chapter, Integer comparedWith,
		Optional<Handbook.Version> standard, int latest) {

	/**
	 * What somebody wants a standard to say.
	 * @param entry its id; null for a new one
	 */
	static ProposedText of(String title, String text, String chapter, Integer comparedWith, Integer entry,
			Handbook handbook, LocalDate today) {
		Optional<Handbook.Version> standard = Optional.ofNullable(entry).flatMap(id -> handbook.standard(id, today));
		return new ProposedText(title, text, chapter, comparedWith, standard,
				standard.map(now -> handbook.versions(entry).get(0).number()).orElse(0));
	}

	/** A correction that corrects nothing keeps an approver from his work. */
	void check(Faults faults) {
		faults.wrongIf(standard.isPresent() && comparedWith != null && comparedWith > latest, "comparedWith",
				comparedWith, "handbook.noVersion", latest);
		standard
			.filter(now -> now.title().equals(title) && text != null
					&& now.text().lines().toList().equals(text.lines().toList()) && now.chapter().equals(chapter))
			.ifPresent(now -> faults.wrong("handbookText", null, "handbook.unchanged"));
	}

	/**
	 * The version that was corrected, which need not hold any more; empty for a new
	 * standard.
	 */
	Optional<Integer> base() {
		return standard.map(now -> (comparedWith == null) ? now.number() : comparedWith);
	}

}
