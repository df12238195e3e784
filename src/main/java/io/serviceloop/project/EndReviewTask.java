package io.serviceloop.project;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import org.springframework.stereotype.Component;

/** The lead or a manager stops a regular review: there is nothing to answer but that. */
@Component
class EndReviewTask extends Form<EndReviewTask.Answer> {

	private final RegularReviews reviews;

	EndReviewTask(RegularReviews reviews) {
		super(Place.task("regularReview", "endReview"), Answer.class);
		this.reviews = reviews;
	}

	record Answer() {
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		reviews.end(ReviewVariables.REVIEW.in(submission.scope()), submission.me(), submission.now());
	}

}
