package io.serviceloop.collection.imports;

import java.time.LocalDateTime;
import java.util.List;

/**
 * How an import stands, in the reader's language. Always
 * {@code read = stored + updated + refused}.
 *
 * @param state {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param percent of the file that has been read, from 0 to 100, which is said of an
 * import that is done; where it came to nothing, how far it was
 * @param secondsLeft about how many seconds a running import still needs; null where it
 * does not run, or nobody can know yet
 * @param read rows with anything in them; of an import that came to nothing only the
 * refused ones
 * @param stored new records
 * @param updated rows that replaced an earlier one of the same external id, of this file
 * or of an earlier import
 * @param refused rows that were not taken
 * @param discarded good rows that were thrown away because the import failed or was
 * cancelled
 * @param refusals the first thousand refused rows
 * @param remarked rows that were taken though a detail of them is odd, or was left out
 * @param remarks the first thousand of what was odd in rows that were taken
 * @param warnings what is odd about the file as a whole
 * @param error why it failed; null otherwise
 */
record ImportReport(String id, String businessKey, String source, String fileName, String state, int percent,
		Long secondsLeft, long read, long stored, long updated, long refused, long discarded, List<Refusal> refusals,
		long remarked, List<Refusal> remarks, List<String> warnings, String startedBy, LocalDateTime startedAt,
		LocalDateTime finishedAt, String error) {

	/**
	 * @param line the row as an editor or spreadsheet numbers it
	 */
	record Refusal(long line, String reason) {
	}

}
