package io.serviceloop.collection.imports;

import java.time.LocalDateTime;

/** An import as its register knows it. The columns of table {@code feedback_import}. */
record ImportRow(long id, String businessKey, String source, String fileName, String mapping, String state,
		long readCount, long storedCount, long updatedCount, long refusedCount, long discardedCount, long remarkedCount,
		int percent, Long secondsLeft, String startedBy, LocalDateTime startedAt, LocalDateTime finishedAt,
		String errorKey) {
}
