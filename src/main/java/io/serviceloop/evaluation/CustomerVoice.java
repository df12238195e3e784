package io.serviceloop.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.serviceloop.loop.form.Faults;
import jakarta.validation.constraints.PositiveOrZero;
import org.hibernate.validator.constraints.Range;

/**
 * What customers say of a change, in numbers (A38). Of each side there is a number of
 * answers with their mean, or nothing.
 *
 * @param answersBefore answers before the change
 * @param meanBefore their mean, in the scale they were given in
 * @param answersAfter answers after the change
 * @param meanAfter their mean, in the same scale
 */
public record CustomerVoice(@PositiveOrZero Integer answersBefore,
		@Range(min = 0, max = CustomerVoice.MOST) Double meanBefore, @PositiveOrZero Integer answersAfter,
		@Range(min = 0, max = CustomerVoice.MOST) Double meanAfter) {

	/** Percent have the widest of the scales that customers are asked in. */
	static final long MOST = 100;

	/** Whether nothing is said. */
	@JsonIgnore
	boolean isSilent() {
		return answersBefore == null && meanBefore == null && answersAfter == null && meanAfter == null;
	}

	void check(String path, Faults faults) {
		side(path, "Before", answersBefore, meanBefore, faults);
		side(path, "After", answersAfter, meanAfter, faults);
	}

	private static void side(String path, String side, Integer answers, Double mean, Faults faults) {
		boolean answered = answers != null && answers > 0;
		faults.wrongIf(answered && mean == null && !faults.complained(path + "mean" + side), path + "mean" + side, null,
				"voice.meanMissing", answers);
		faults.wrongIf(!answered && mean != null && !faults.complained(path + "answers" + side),
				path + "answers" + side, answers, "voice.answersMissing", mean);
	}

}
