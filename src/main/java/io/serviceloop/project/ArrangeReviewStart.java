package io.serviceloop.project;

import java.time.LocalDate;
import java.util.List;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * Arranges that a line is reviewed each quarter or year (A02, B04): from its first day
 * on, the next project opens by itself. A line has one such arrangement.
 */
@Component
@InModels(sets = { "review", "reviewDay" })
class ArrangeReviewStart extends Form<ArrangeReviewStart.Answer> {

	private final OpenProjectStart opening;

	private final RegularReviews reviews;

	ArrangeReviewStart(OpenProjectStart opening, RegularReviews reviews) {
		super(Place.start("regularReview", "arrangeReview"), Answer.class);
		this.opening = opening;
		this.reviews = reviews;
	}

	record Answer(@NotBlank @Size(max = 150) String title, @NotBlank @Size(max = 200) String serviceLine,
			@NotBlank @Size(max = 64) String lead, @NotBlank @Size(max = 64) String processOwner,
			@NotNull @Size(min = 1, max = MOST_ROWS) List<@NotBlank @Size(max = 64) String> team,
			@NotNull @Pattern(regexp = "quarter|year") String rhythm, @NotNull LocalDate firstDay) {

		OpenProjectStart.Answer project() {
			return new OpenProjectStart.Answer(title, "regularReview", serviceLine, lead, processOwner, team);
		}

	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		opening.check(answer.project(), submission, faults);
		LocalDate today = submission.today();
		faults.wrongIf(answer.firstDay() != null && answer.firstDay().isBefore(today), "firstDay", answer.firstDay(),
				"review.over", today.toString());
		if (answer.serviceLine() != null) {
			reviews.ofLine(answer.serviceLine())
				.ifPresent(review -> faults.wrong("serviceLine", answer.serviceLine(), "review.lineHasOne",
						review.title()));
		}
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		ReviewVariables.REVIEW.set(submission.scope(), reviews.arrange(answer.project(), answer.rhythm(),
				answer.firstDay(), submission.me(), submission.now()));
		ReviewVariables.REVIEW_DAY.set(submission.scope(), answer.firstDay().toString());
	}

}
