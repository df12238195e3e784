package io.serviceloop.evaluation;

import java.time.LocalDate;

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
 */
record Measurement(@NotBlank @Size(max = 40) String goalId, @NotNull Double after,
		@NotNull @Positive Integer sampleSize, @NotNull LocalDate from, @NotNull LocalDate to,
		@NotBlank @Size(max = 200) String source) {
}
