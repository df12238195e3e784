package io.serviceloop.project;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import org.springframework.stereotype.Component;

/**
 * A manager hears that a regular review has come to an end because somebody can take part
 * no longer, and arranges it anew with the start form, or not.
 */
@Component
class RearrangeReviewTask extends Form<RearrangeReviewTask.Answer> {

	RearrangeReviewTask() {
		super(Place.task("regularReview", "rearrangeReview"), Answer.class);
	}

	record Answer() {
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		// The review has ended already.
	}

}
