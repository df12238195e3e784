package io.serviceloop.collection;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A number of the operation over a span of time (A15-A17, D06, D07): first contact
 * resolution, transfers, norm score, contacts per head, overdue tickets; from surveys a
 * score.
 *
 * @param metric its code in the suggestions, or any other name
 * @param from first day
 * @param to last day
 */
public record OperatingMetric(@NotBlank @Size(max = 100) String metric, @NotBlank @Size(max = 40) String unit,
		@NotNull Double value, @NotNull LocalDate from, @NotNull LocalDate to) {
}
