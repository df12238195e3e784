package io.serviceloop.rootcause;

import java.util.LinkedHashMap;
import java.util.Map;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.sendback.SendBackSteps;
import io.serviceloop.project.sendback.SendBacks;
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

	private final SendBackSteps steps;

	private final SendBacks sendBacks;

	VerifyRootCauseTask(RootCauses rootCauses, SendBackSteps steps, SendBacks sendBacks) {
		super(Place.task("rootCauseAnalysis", "verifyRootCause"), Answer.class, Known.CAUSE);
		this.rootCauses = rootCauses;
		this.steps = steps;
		this.sendBacks = sendBacks;
	}

	record Answer(@NotNull Boolean causeVerified,
			@Pattern(regexp = "data|document|observation|trial") String verificationMethod,
			@Size(max = 2000) String verificationNote, @Size(max = 30) String sendBackTo) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.reasonForNo(answer.causeVerified(), answer.verificationNote(), "verificationNote",
				"rootCause.noteMissing");
		faults.wrongIf(
				Boolean.TRUE.equals(answer.causeVerified()) && answer.verificationMethod() == null
						&& !faults.complained("verificationMethod"),
				"verificationMethod", null, "rootCause.methodMissing", "data, observation, trial, document");
		steps.check(submission, "verifyRootCause", answer.sendBackTo(), Boolean.FALSE.equals(answer.causeVerified()),
				answer.verificationNote(), "verificationNote", faults);
	}

	@Override
	protected String meaning(Answer answer) {
		return answer.causeVerified() ? "causeVerified" : "causeRefused";
	}

	@Override
	protected Map<String, Object> signedAt(Submission submission) {
		return Map.of("lap", ProjectVariables.LAP.in(submission.scope()), "problem",
				RootCauseVariables.PROBLEM_ID.in(submission.scope()), "moment", submission.now().toString());
	}

	/** The cause, with how it was checked. */
	@Override
	public Object signed(String businessKey, Map<String, Object> at) {
		return rootCauses.of(businessKey)
			.stream()
			.filter(cause -> at.get("lap").equals(cause.lap()) && cause.problemId().equals(at.get("problem"))
					&& cause.verifiedAt() != null && cause.verifiedAt().toString().equals(at.get("moment")))
			.map(cause -> {
				Map<String, Object> verified = new LinkedHashMap<>();
				verified.put("problemId", cause.problemId());
				verified.put("attempt", cause.attempt());
				verified.put("whys", cause.whys());
				verified.put("rootCause", cause.rootCause());
				verified.put("causeClass", cause.causeClass());
				verified.put("author", cause.author());
				verified.put("verified", cause.verified());
				verified.put("verificationMethod", cause.verificationMethod());
				verified.put("verificationNote", cause.verificationNote());
				verified.put("verifiedBy", cause.verifiedBy());
				return verified;
			})
			.toList();
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			taken.columns("root_cause", RootCauses.LATEST, "verified", "verification_method", "verified_by",
					"verification_note", "verified_at");
			sendBacks.takeBack(submission, "verifyRootCause", answer.sendBackTo(),
					RootCauseVariables.PROBLEM_ID.in(submission.scope()));
		};
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		rootCauses.verify(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()),
				RootCauseVariables.PROBLEM_ID.in(submission.scope()), answer.causeVerified(),
				answer.verificationMethod(), submission.me(), answer.verificationNote(), submission.now());
		// Each attempt stays in the register of causes.
		sendBacks.write(submission, "verifyRootCause", answer.sendBackTo(),
				RootCauseVariables.PROBLEM_ID.in(submission.scope()), answer.verificationNote(), Map.of());
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
