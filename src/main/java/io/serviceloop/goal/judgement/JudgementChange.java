package io.serviceloop.goal.judgement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;

/**
 * By what a goal is to be judged from now on, after the approval (D17); what is null
 * stays.
 *
 * @param goalId the goal
 * @param metric what is measured, a code of the catalogue or a name of its own, in the
 * same unit
 * @param observationDays days between the last roll-out and the window
 * @param windowDays length of the window, in days
 * @param test {@code meanChange}, {@code shareChange} or {@code perDayChange}
 * @param threshold what chance gives more often is not proven, in percent, above 0
 */
public record JudgementChange(@NotBlank @Size(max = 40) String goalId, @Size(max = 100) String metric,
		@Range(min = 0, max = FIVE_YEARS) Integer observationDays, @Range(min = 1, max = FIVE_YEARS) Integer windowDays,
		@Pattern(regexp = "meanChange|shareChange|perDayChange") String test,
		@Positive @Range(min = 0, max = 50) Double threshold) {

	private static final int FIVE_YEARS = 1826;

	public JudgementChange {
		metric = (metric == null || metric.isBlank()) ? null : metric.strip();
	}

	/** The same with a metric as it is filed. */
	JudgementChange named(String code) {
		return new JudgementChange(goalId, code, observationDays, windowDays, test, threshold);
	}

}
