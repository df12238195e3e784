package io.serviceloop.evaluation;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * A goal measured after implementation (A37).
 *
 * @param goalId the goal
 * @param after the value after the change, in the goal's unit
 * @param sampleSize how many cases the value rests on, at least 1
 * @param from first day of the period that was measured
 * @param to last day of it
 * @param source where the value comes from
 * @param sd standard deviation of single cases, in the goal's unit; null where it is not
 * known
 * @param guardAfter the value of the guard metric in the same period, in its unit; null
 * where the goal has none (D17)
 * @param reason why the period is outside of the rule, or what else is to say of it; may
 * be null
 */
record Measurement(@NotBlank @Size(max = 40) String goalId, @NotNull Double after,
		@NotNull @Positive Integer sampleSize, @NotNull LocalDate from, @NotNull LocalDate to,
		@NotBlank @Size(max = 200) String source, @Positive Double sd, Double guardAfter,
		@Size(max = 1000) @Evidence String reason) {

	/** Whether something is said of the period. */
	@JsonIgnore
	boolean isExplained() {
		return reason != null && !reason.isBlank();
	}

}
