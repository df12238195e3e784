package io.serviceloop.evaluation;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * The conclusion of a lap with what customers say; the team was asked by itself (A38,
 * E64). Models from before that ask the lead for it, which is still taken.
 */
@Component
@InModels(sets = "guardPastLimit")
class EvaluateResultTask extends Form<EvaluateResultTask.Answer> {

	private final Evaluations evaluations;

	EvaluateResultTask(Evaluations evaluations) {
		super(Place.task("improvementLoop", "evaluateResult"), Answer.class, Known.RESULT);
		this.evaluations = evaluations;
	}

	record Answer(@NotBlank @Size(max = 4000) String conclusion,
			@NotBlank @Size(max = 4000) @Evidence String customerFeedback, CustomerVoice customerVoice,
			@Size(max = 4000) String teamFeedback) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		if (answer.customerVoice() != null) {
			answer.customerVoice().check("customerVoice.", faults);
		}
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		CustomerVoice voice = answer.customerVoice();
		evaluations.conclude(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()), answer.conclusion(),
				answer.customerFeedback(), (voice == null || voice.isSilent()) ? null : voice, answer.teamFeedback(),
				submission.me(), submission.now());
		if (!EvaluationVariables.GUARD_PAST_LIMIT.isSet(submission.scope())) {
			// Goals that were judged before this was asked had nothing to watch.
			EvaluationVariables.GUARD_PAST_LIMIT.set(submission.scope(), false);
		}
	}

}
