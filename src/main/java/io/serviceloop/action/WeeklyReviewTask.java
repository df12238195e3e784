package io.serviceloop.action;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/** What the weekly review has found (A33, A35). */
@Component
class WeeklyReviewTask extends Form<WeeklyReviewTask.Answer> {

	private final Actions actions;

	WeeklyReviewTask(Actions actions) {
		super(Place.task("improvementLoop", "weeklyReview"), Answer.class, Known.PROGRESS);
		this.actions = actions;
	}

	record Answer(@NotBlank @Size(max = 4000) String progress, @Size(max = 4000) String obstacles) {
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		actions.review(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()), answer.progress(),
				answer.obstacles(), submission.me(), submission.now());
	}

}
