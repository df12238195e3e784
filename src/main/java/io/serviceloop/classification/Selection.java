package io.serviceloop.classification;

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
 */
record Selection(@NotBlank String id, @NotNull Boolean selected,
		@Pattern(regexp = "P0|P1|P2|P3") String overridePriority, @Size(max = 1000) String overrideReason) {

	Selection {
		overridePriority = (overridePriority == null || overridePriority.isBlank()) ? null : overridePriority;
		overrideReason = (overrideReason == null || overrideReason.isBlank()) ? null : overrideReason.strip();
	}

}
