package io.serviceloop.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.serviceloop.collection.Ratings;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.project.Project;
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

	/** As the means of a scale are shown; less is no difference. */
	private static final double ROUNDING = 0.05;

	/**
	 * What was said, beside what the stored ratings say.
	 *
	 * @param recorded what the stored ratings say; null where there are none, or they say
	 * the same
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Kept(Integer answersBefore, Double meanBefore, Integer answersAfter, Double meanAfter,
			CustomerVoice recorded) {
	}

	/**
	 * What the stored ratings say: those from before the project was opened, and of the
	 * periods that a lap measured.
	 * @param lap of that lap; empty where nothing was measured
	 */
	public static Optional<CustomerVoice> recorded(Ratings ratings, Project project, List<Evaluations.Measured> lap) {
		return lap.isEmpty() ? Optional.empty()
				: ratings
					.compared(project.businessKey(), project.openedAt().toLocalDate(),
							Collections.min(lap.stream().map(Evaluations.Measured::fromDate).toList()),
							Collections.max(lap.stream().map(Evaluations.Measured::toDate).toList()))
					.map(rated -> new CustomerVoice(rated.answersBefore(), rated.meanBefore(), rated.answersAfter(),
							rated.meanAfter()));
	}

	Kept beside(Optional<CustomerVoice> recorded) {
		return new Kept(answersBefore, meanBefore, answersAfter, meanAfter,
				recorded.filter(this::contradicts).orElse(null));
	}

	/** Whether a side of which something is said is said to be something else. */
	private boolean contradicts(CustomerVoice recorded) {
		return differ(answersBefore, meanBefore, recorded.answersBefore, recorded.meanBefore)
				|| differ(answersAfter, meanAfter, recorded.answersAfter, recorded.meanAfter);
	}

	private static boolean differ(Integer answers, Double mean, Integer recorded, Double recordedMean) {
		return answers != null && (!answers.equals(recorded)
				|| mean != null && recordedMean != null && Math.abs(mean - recordedMean) > ROUNDING);
	}

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
