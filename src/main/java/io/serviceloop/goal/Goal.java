package io.serviceloop.goal;

import java.time.LocalDate;

import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A goal of a project (B26, B28).
 *
 * @param id stable within the project
 * @param metric what is measured, free text with suggestions
 * @param name the goal in words
 * @param customerGroup whom it is about (B10, B27); null for all customers
 * @param unit unit of baseline and target
 * @param direction which way is better: {@code increase} or {@code decrease}
 * @param baseline value before the project, in {@code unit}
 * @param target value to be reached, in {@code unit}
 * @param dueDate day by which it is to be reached
 * @param formula how the value is computed
 * @param dataSource where the numbers come from
 * @param period assessment period: {@code day}, {@code week}, {@code month},
 * {@code quarter} or {@code year}
 */
public record Goal(@NotBlank @Size(max = 40) String id, @NotBlank @Size(max = 100) String metric,
		@NotBlank @Size(max = 200) String name, @Size(max = 100) String customerGroup,
		@NotBlank @Size(max = 40) String unit, @NotNull @Pattern(regexp = "increase|decrease") String direction,
		@NotNull Double baseline, @NotNull Double target, @NotNull LocalDate dueDate,
		@NotBlank @Size(max = 1000) @Evidence(formula = true) String formula,
		@NotBlank @Size(max = 200) String dataSource,
		@NotNull @Pattern(regexp = "day|week|month|quarter|year") String period) {
}
