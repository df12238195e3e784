package io.serviceloop.classification;

import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Whether a new or changed service goes live with the risks that were listed; a no-go
 * needs its reason, and the lead does not decide (A04, C02, C04).
 */
@Component
class DecideLaunchTask extends Form<DecideLaunchTask.Answer> {

	private final Projects projects;

	DecideLaunchTask(Projects projects) {
		super(Place.task("improvementLoop", "decideLaunch"), Answer.class);
		this.projects = projects;
	}

	record Answer(@NotNull @Pattern(regexp = "go|noGo") String launchDecision,
			@Size(max = 2000) @Evidence String decisionNote) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.reasonForNo("go".equals(answer.launchDecision()) || answer.launchDecision() == null,
				answer.decisionNote(), "decisionNote", "launch.noteMissing");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		projects.decideLaunch(submission.businessKey(), answer.launchDecision(), answer.decisionNote(), submission.me(),
				submission.now());
	}

	@Override
	public String barred(VariableScope task) {
		return ProjectVariables.LEAD.in(task);
	}

	@Override
	public String barredSentence() {
		return "launch.ownService";
	}

	@Override
	public boolean decidesOnTheLead() {
		return true;
	}

}
