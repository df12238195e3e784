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
 * What a manager says of the work that an approved plan takes, where it is much (E16,
 * E17).
 */
@Component
class ApproveEffortTask extends Form<ApproveEffortTask.Answer> {

	private final Actions actions;

	private final Projects projects;

	ApproveEffortTask(Actions actions, Projects projects) {
		super(Place.task("improvementLoop", "approveEffort"), Answer.class, Known.PLAN);
		this.actions = actions;
		this.projects = projects;
	}

	record Answer(@NotNull Boolean effortApproved, @Size(max = 2000) String approvalNote) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.reasonForNo(answer.effortApproved(), answer.approvalNote(), "approvalNote", "plan.noteMissing");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		int lap = ProjectVariables.LAP.in(submission.scope());
		actions.decideEffort(submission.businessKey(), lap, answer.effortApproved(), answer.approvalNote(),
				submission.me());
		if (answer.effortApproved()) {
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
