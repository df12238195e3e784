package io.serviceloop.evaluation;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * All goals are met, but something that must not get worse is past its limit: whether
 * that is accepted. Where it is not, the goals in question count as not met; the lead
 * does not decide (D17, E52).
 */
@Component
@InModels(sets = { "goalsMet", "anyGoalMet" })
class DecideGuardTask extends Form<DecideGuardTask.Answer> {

	private final Evaluations evaluations;

	DecideGuardTask(Evaluations evaluations) {
		super(Place.task("improvementLoop", "decideGuard"), Answer.class, Known.RESULT);
		this.evaluations = evaluations;
	}

	record Answer(@NotNull Boolean guardAccepted, @NotBlank @Size(max = 2000) @Evidence String decisionNote) {
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			taken.columns("measurement", "lap = :lap and guard_past", "guard_accepted");
			taken.columns("evaluation", "lap = :lap", "guard_note", "guard_by", "guard_at");
		};
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		String businessKey = submission.businessKey();
		int lap = ProjectVariables.LAP.in(submission.scope());
		evaluations.decideGuard(businessKey, lap, answer.guardAccepted(), answer.decisionNote(), submission.me(),
				submission.now());
		if (!answer.guardAccepted()) {
			EvaluationVariables.GOALS_MET.set(submission.scope(), false);
			EvaluationVariables.ANY_GOAL_MET.set(submission.scope(),
					evaluations.measurements(businessKey).stream().anyMatch(row -> row.lap() == lap && row.reached()));
		}
	}

	@Override
	public Variable<String> notBy() {
		return ProjectVariables.LEAD;
	}

	@Override
	public String barredSentence() {
		return "guard.ownProject";
	}

	@Override
	public boolean decidesOnTheLead() {
		return true;
	}

}
