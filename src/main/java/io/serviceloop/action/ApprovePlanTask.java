package io.serviceloop.action;

import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * What the process owner says of the plan, which somebody else wrote; a refusal needs its
 * reason (E16).
 */
@Component
class ApprovePlanTask extends Form<ApprovePlanTask.Answer> {

	private final Actions actions;

	private final Projects projects;

	ApprovePlanTask(Actions actions, Projects projects) {
		super(Place.task("improvementLoop", "approvePlan"), Answer.class, Known.PLAN);
		this.actions = actions;
		this.projects = projects;
	}

	record Answer(@NotNull Boolean planApproved, @Size(max = 2000) String approvalNote) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.reasonForNo(answer.planApproved(), answer.approvalNote(), "approvalNote", "plan.noteMissing");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		int lap = ProjectVariables.LAP.in(submission.scope());
		actions.decide(submission.businessKey(), lap, answer.planApproved(), answer.approvalNote(), submission.me(),
				submission.now());
		if (answer.planApproved()) {
			projects.moveTo(submission.businessKey(), "implementAction", lap);
		}
	}

	@Override
	public String barred(VariableScope task) {
		return ActionVariables.PLAN_AUTHOR.in(task);
	}

	@Override
	public boolean decidesOnTheLead() {
		return true;
	}

}
