package io.serviceloop.classification;

import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a person decided about one problem (A22).
 *
 * @param id the problem
 * @param selected whether this lap works on it
 * @param overridePriority a priority set against the computed one; null where the
 * computed one holds
 * @param overrideReason why; there exactly where {@code overridePriority} is
 * @param reason why it is chosen while one that ranks higher is left out, or why it is
 * left out; null where nobody asked
 * @param shortLoop whether a small problem takes the short loop: one cause, one action,
 * no pilot; no where nothing is said
 */
record Selection(@NotBlank String id, @NotNull Boolean selected,
		@Pattern(regexp = "P0|P1|P2|P3") String overridePriority, @Size(max = 1000) String overrideReason,
		@Size(max = 1000) @Evidence String reason, Boolean shortLoop) {

	Selection {
		overridePriority = (overridePriority == null || overridePriority.isBlank()) ? null : overridePriority;
		overrideReason = (overrideReason == null || overrideReason.isBlank()) ? null : overrideReason.strip();
		reason = (reason == null || reason.isBlank()) ? null : reason.strip();
		shortLoop = Boolean.TRUE.equals(shortLoop);
	}

}
