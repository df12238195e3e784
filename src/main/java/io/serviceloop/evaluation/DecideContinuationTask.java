package io.serviceloop.evaluation;

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
