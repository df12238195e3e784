package io.serviceloop.handbook.proposal;

import java.time.LocalDateTime;

/**
 * What somebody wants the handbook to say.
 *
 * @param entryId the standard that it corrects; null for a new one until it is approved
 * @param baseNumber the version that was corrected; null for a new standard
 * @param state {@code open}, {@code sentBack}, {@code approved}, {@code refused} or
 * {@code withdrawn}
 * @param mendedBy who rewrote it last after it was sent back, where that was somebody
 * else than who proposed it; otherwise null
 * @param note what was said with the last decision
 * @param number the version that it became; null before
 */
public record Proposal(int id, Integer entryId, Integer baseNumber, String chapter, String title, String text,
		String reason, String state, String proposedBy, LocalDateTime proposedAt, String mendedBy, String note,
		String decidedBy, LocalDateTime decidedAt, Integer number) {

	/** Whether it corrects a standard; otherwise it is a new one. */
	boolean corrects() {
		return baseNumber != null;
	}

	/** Whose words it says now; null where it was nobody's. */
	String writtenBy() {
		return (mendedBy == null) ? proposedBy : mendedBy;
	}

	/** Whether somebody had a part in it, and so does not decide about it. */
	boolean isBy(String person) {
		return person != null && (person.equals(proposedBy) || person.equals(mendedBy));
	}

}
