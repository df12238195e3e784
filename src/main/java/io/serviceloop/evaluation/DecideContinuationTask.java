package io.serviceloop.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/** The managers' decision to go on or to stop; stopping needs a note (A39, A40). */
@Component
class DecideContinuationTask extends Form<DecideContinuationTask.Answer> {

	private final Evaluations evaluations;

	DecideContinuationTask(Evaluations evaluations) {
		super(Place.task("improvementLoop", "decideContinuation"), Answer.class, Known.LAPS);
		this.evaluations = evaluations;
	}

	record Answer(@NotNull Boolean continueProject, @Size(max = 2000) String decisionNote) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.reasonForNo(answer.continueProject(), answer.decisionNote(), "decisionNote", "decision.noteMissing");
	}

	@Override
	protected String meaning(Answer answer) {
		return answer.continueProject() ? "projectContinued" : "projectClosed";
	}

	@Override
	protected Map<String, Object> signedAt(Submission submission) {
		return Map.of("lap", ProjectVariables.LAP.in(submission.scope()));
	}

	/** What the lap came to, with the decision. */
	@Override
	public Object signed(String businessKey, Map<String, Object> at) {
		return evaluations.conclusions(businessKey).stream().filter(lap -> at.get("lap").equals(lap.lap())).map(lap -> {
			Map<String, Object> decided = new LinkedHashMap<>();
			decided.put("lap", lap.lap());
			decided.put("conclusion", lap.conclusion());
			decided.put("customerFeedback", lap.customerFeedback());
			decided.put("continueProject", lap.continueProject());
			decided.put("decisionNote", lap.decisionNote());
			decided.put("decidedBy", lap.decidedBy());
			return decided;
		}).toList();
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> taken.columns("evaluation", "lap = :lap", "continue_project",
				"decision_note", "decided_by", "decided_at");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		evaluations.decide(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()),
				answer.continueProject(), answer.decisionNote(), submission.me(), submission.now());
	}

}
