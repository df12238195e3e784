package io.serviceloop.goal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What must not get worse while a goal is reached (D17): faster answers are no success
 * where they satisfy nobody.
 *
 * @param metric what is watched
 * @param unit of its values
 * @param direction which way is better: {@code increase} or {@code decrease}
 * @param limit the worst value that is accepted, in {@code unit}
 */
public record GuardMetric(@NotBlank @Size(max = 100) String metric, @NotBlank @Size(max = 40) String unit,
		@NotNull @Pattern(regexp = "increase|decrease") String direction, @NotNull Double limit) {
}
