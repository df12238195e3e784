package io.serviceloop.evaluation;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/** The conclusion of a lap with what customers and the team say (A38, E64). */
@Component
class EvaluateResultTask extends Form<EvaluateResultTask.Answer> {

	private final Evaluations evaluations;

	EvaluateResultTask(Evaluations evaluations) {
		super(Place.task("improvementLoop", "evaluateResult"), Answer.class, Known.RESULT);
		this.evaluations = evaluations;
	}

	record Answer(@NotBlank @Size(max = 4000) String conclusion, @NotBlank @Size(max = 4000) String customerFeedback,
			@NotBlank @Size(max = 4000) String teamFeedback) {
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		evaluations.conclude(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()), answer.conclusion(),
				answer.customerFeedback(), answer.teamFeedback(), submission.me(), submission.now());
	}

}
