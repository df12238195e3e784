package io.serviceloop.handbook.proposal;

import java.time.LocalDateTime;

/**
 * What somebody wants the handbook to say.
 *
 * @param entryId the standard that it corrects; null for a new one until it is approved
 * @param baseNumber the version that was corrected; null for a new standard
 * @param state {@code open}, {@code sentBack}, {@code approved}, {@code refused} or
 * {@code withdrawn}
 * @param note what was said with the last decision
 * @param number the version that it became; null before
 */
public record Proposal(int id, Integer entryId, Integer baseNumber, String chapter, String title, String text,
		String reason, String state, String proposedBy, LocalDateTime proposedAt, String note, String decidedBy,
		LocalDateTime decidedAt, Integer number) {

	/** Whether it corrects a standard; otherwise it is a new one. */
	boolean corrects() {
		return baseNumber != null;
	}

}
