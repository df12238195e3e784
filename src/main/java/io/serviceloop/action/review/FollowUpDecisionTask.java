package io.serviceloop.action.review;

import java.time.LocalDate;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/** What came of a decision of a review (A33, E93). */
@Component
class FollowUpDecisionTask extends Form<FollowUpDecisionTask.Answer> {

	private final Reviews reviews;

	FollowUpDecisionTask(Reviews reviews) {
		super(Place.task("followUpDecision", "followUpDecision"), Answer.class, Known.DECISION);
		this.reviews = reviews;
	}

	record Answer(@NotBlank @Size(max = 4000) @Evidence String result, @NotNull LocalDate completedOn) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.notAfter("completedOn", answer.completedOn(), submission.today());
		LocalDate decided = reviews.decidedOn(submission.businessKey(),
				FollowUpVariables.FOLLOW_UP.in(submission.scope()));
		faults.wrongIf(decided != null && answer.completedOn() != null && answer.completedOn().isBefore(decided),
				"completedOn", answer.completedOn(), "review.beforeDecided", String.valueOf(decided));
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		reviews.complete(submission.businessKey(), FollowUpVariables.FOLLOW_UP.in(submission.scope()), answer.result(),
				answer.completedOn(), submission.author());
	}

	@Override
	public Variable<?> subject() {
		return FollowUpVariables.FOLLOW_UP;
	}

}
