package io.serviceloop.handbook.proposal;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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

	private static final Set<String> OVERTAKEN = Set.of("open", "withdrawn");

	/** Whether it corrects a standard; otherwise it is a new one. */
	boolean corrects() {
		return baseNumber != null;
	}

	/** Whose words it says now; null where it was nobody's. */
	String writtenBy() {
		return (mendedBy == null) ? proposedBy : mendedBy;
	}

	/**
	 * Whether what was decided at a moment has been overtaken: mended, withdrawn, decided
	 * anew.
	 */
	boolean decidedSince(LocalDateTime moment) {
		return OVERTAKEN.contains(state) || decidedAt != null && decidedAt.isAfter(moment);
	}

	/** What whoever decided about it has signed. */
	Map<String, Object> signed() {
		Map<String, Object> decided = new LinkedHashMap<>();
		decided.put("corrects", baseNumber);
		decided.put("chapter", chapter);
		decided.put("title", title);
		decided.put("text", text);
		decided.put("reason", reason);
		decided.put("writtenBy", writtenBy());
		decided.put("decision", state);
		decided.put("note", note);
		decided.put("decidedBy", decidedBy);
		decided.put("decidedAt", decidedAt);
		return decided;
	}

	/** Whether somebody had a part in it, and so does not decide about it. */
	boolean isBy(String person) {
		return person != null && (person.equals(proposedBy) || person.equals(mendedBy));
	}

}
