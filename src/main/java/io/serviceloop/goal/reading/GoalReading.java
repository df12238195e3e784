package io.serviceloop.goal.reading;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a goal's metric was read to be while its project runs (A35).
 *
 * @param value in the unit of the goal
 * @param on the last day of the period it was read in
 */
public record GoalReading(@NotBlank @Size(max = 40) String goalId, @NotNull Double value, @NotNull LocalDate on) {
}
