package io.serviceloop.goal.reading;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * A reading as it is sent.
 *
 * @param goalId whose metric, customers and scenario it is of; otherwise {@code metric}
 * says it
 * @param metric a metric of the catalogue, or of a goal of the project
 * @param customerGroup null for all customers
 * @param scenario null for everywhere
 * @param value in the unit of the metric
 * @param unit where it is said, it has to be that of the metric
 * @param from first day of the time it was read in, with {@code to}
 * @param to last day of it
 * @param on the day, where it is a single one
 * @param sampleSize how many cases it rests on; null where it rests on none
 * @param source where it comes from
 */
record PostedReading(@Size(max = 40) String goalId, @Size(max = 100) String metric,
		@Size(max = 100) String customerGroup, @Size(max = 100) String scenario, @NotNull Double value,
		@Size(max = 40) String unit, LocalDate from, LocalDate to, LocalDate on, @Positive Integer sampleSize,
		@NotBlank @Size(max = 200) String source) {

	LocalDate first() {
		return (on == null) ? from : on;
	}

	LocalDate last() {
		return (on == null) ? to : on;
	}

}
