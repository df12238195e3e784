package io.serviceloop.evaluation;

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
 * What a service agent of the team says of the change; nobody says it for another (A38).
 */
@Component
class GiveTeamFeedbackTask extends Form<GiveTeamFeedbackTask.Answer> {

	private final ServiceTeam team;

	GiveTeamFeedbackTask(ServiceTeam team) {
		super(Place.task("improvementLoop", "giveTeamFeedback"), Answer.class, Known.PROGRESS);
		this.team = team;
	}

	record Answer(@NotBlank @Size(max = 4000) @Evidence String teamFeedback) {
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		team.answer(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()),
				EvaluationVariables.TEAM_MEMBER.in(submission.scope()), answer.teamFeedback(), submission.now());
	}

	@Override
	public boolean personal() {
		return true;
	}

}
