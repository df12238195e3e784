package io.serviceloop.goal;

import java.time.LocalDate;

import io.serviceloop.goal.metric.Metric;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;

/**
 * A goal of a project (B26, B28).
 *
 * @param id stable within the project
 * @param metric what is measured: a code of the catalogue, or a name of its own
 * @param name the goal in words
 * @param customerGroup whom it is about (B10, B27); null for all customers
 * @param scenario where it is about: on the telephone, in the chat … (B10); null for
 * everywhere
 * @param unit unit of all values of the goal
 * @param direction which way is better: {@code increase} or {@code decrease}
 * @param baseline value before the project
 * @param target value to be reached
 * @param dueDate day by which it is to be reached
 * @param formula how the value is computed
 * @param dataSource where the numbers come from
 * @param period assessment period: {@code day}, {@code week}, {@code month},
 * {@code quarter} or {@code year}
 * @param strategy what of the organisation's strategy it serves (B08); may be null
 * @param min the smallest plausible value of a metric that is in no catalogue; null
 * otherwise
 * @param max its greatest one
 * @param sd standard deviation of single cases; null where it is not known
 * @param baselineFrom first day of the time that the baseline was measured in; may be
 * null
 * @param baselineTo its last day; may be null
 * @param baselineSampleSize how many cases the baseline rests on; may be null
 * @param guardMetric what must not get worse; may be null
 * @param unitWorth what it is worth a month that the metric is better by one unit, in the
 * currency of the installation, above 0, at most two decimals; null where nobody says
 */
public record Goal(@NotBlank @Size(max = 40) String id, @NotBlank @Size(max = 100) String metric,
		@NotBlank @Size(max = 200) String name, @Size(max = 100) String customerGroup, @Size(max = 100) String scenario,
		@NotBlank @Size(max = 40) String unit, @NotNull @Pattern(regexp = "increase|decrease") String direction,
		@NotNull Double baseline, @NotNull Double target, @NotNull LocalDate dueDate,
		@NotBlank @Size(max = 1000) @Evidence(formula = true) String formula,
		@NotBlank @Size(max = 200) String dataSource,
		@NotNull @Pattern(regexp = "day|week|month|quarter|year") String period, @Size(max = 500) String strategy,
		Double min, Double max, @Positive Double sd, LocalDate baselineFrom, LocalDate baselineTo,
		@Positive Integer baselineSampleSize, GuardMetric guardMetric,
		@Positive @Range(min = 0, max = Faults.MOST_MONEY) Double unitWorth) {

	/**
	 * The share of the way from baseline to target that a value has come: 1 is reached,
	 * below 0 is worse than before. Baseline and target differ.
	 */
	public double attainment(double value) {
		return (baseline - value) / (baseline - target);
	}

	/**
	 * As it is filed: a metric of the catalogue under its code, in the spelling of its
	 * unit that others compare with, and with the range of the catalogue rather than its
	 * own.
	 */
	Goal of(Metric known) {
		return new Goal(id, known.code(), name, customerGroup, scenario, known.unit(), direction, baseline, target,
				dueDate, formula, dataSource, period, strategy, null, null, sd, baselineFrom, baselineTo,
				baselineSampleSize, guardMetric, unitWorth);
	}

}
