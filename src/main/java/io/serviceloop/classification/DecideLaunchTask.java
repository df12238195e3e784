package io.serviceloop.classification;

import io.serviceloop.goal.Goals;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.judgement.Judgements;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.engine.Variable;
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
import org.springframework.stereotype.Component;

/**
 * Whether a new or changed service goes live with the risks that were listed; a no-go
 * needs its reason, and the lead does not decide (A04, C02, C04). With a go it is fixed
 * by what the launch will be judged, as with the approval of a plan (D17).
 */
@Component
class DecideLaunchTask extends Form<DecideLaunchTask.Answer> {

	private final Projects projects;

	private final Goals goals;

	private final Judgements judgements;

	private final LoopRules rules;

	DecideLaunchTask(Projects projects, Goals goals, Judgements judgements, LoopRules rules) {
		super(Place.task("improvementLoop", "decideLaunch"), Answer.class);
		this.projects = projects;
		this.goals = goals;
		this.judgements = judgements;
		this.rules = rules;
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
		if (answer.launchDecision().equals("go")) {
			int lap = ProjectVariables.LAP.in(submission.scope());
			judgements.fix(submission.businessKey(), lap, GoalJudgement.of(goals.of(submission.businessKey()), lap,
					projects.find(submission.businessKey()).orElseThrow().observationDays(), rules.now()));
		}
	}

	@Override
	public Variable<String> notBy() {
		return ProjectVariables.LEAD;
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
