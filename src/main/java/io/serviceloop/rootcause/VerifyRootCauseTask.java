package io.serviceloop.rootcause;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * A root cause is verified, by anybody but its author, who says how he checked it (A27).
 */
@Component
class VerifyRootCauseTask extends Form<VerifyRootCauseTask.Answer> {

	private final RootCauses rootCauses;

	VerifyRootCauseTask(RootCauses rootCauses) {
		super(Place.task("rootCauseAnalysis", "verifyRootCause"), Answer.class, Known.CAUSE);
		this.rootCauses = rootCauses;
	}

	record Answer(@NotNull Boolean causeVerified,
			@Pattern(regexp = "data|document|observation|trial") String verificationMethod,
			@Size(max = 2000) String verificationNote) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.reasonForNo(answer.causeVerified(), answer.verificationNote(), "verificationNote",
				"rootCause.noteMissing");
		faults.wrongIf(
				Boolean.TRUE.equals(answer.causeVerified()) && answer.verificationMethod() == null
						&& !faults.complained("verificationMethod"),
				"verificationMethod", null, "rootCause.methodMissing", "data, observation, trial, document");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		rootCauses.verify(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()),
				RootCauseVariables.PROBLEM_ID.in(submission.scope()), answer.causeVerified(),
				answer.verificationMethod(), submission.me(), answer.verificationNote(), submission.now());
	}

	@Override
	public Variable<String> notBy() {
		return RootCauseVariables.CAUSE_AUTHOR;
	}

	@Override
	public Variable<?> subject() {
		return RootCauseVariables.PROBLEM_ID;
	}

}
