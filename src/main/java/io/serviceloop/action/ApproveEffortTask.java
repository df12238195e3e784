package io.serviceloop.action;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * What a manager says of the work that an approved plan takes, where it is much (E16,
 * E17): a second person, who neither wrote the plan nor approved it. Only where there is
 * no other manager, who approved it decides this too, with a note.
 */
@Component
class ApproveEffortTask extends Form<ApproveEffortTask.Answer> {

	private final Actions actions;

	private final Projects projects;

	private final People people;

	ApproveEffortTask(Actions actions, Projects projects, People people) {
		super(Place.task("improvementLoop", "approveEffort"), Answer.class, Known.PLAN);
		this.actions = actions;
		this.projects = projects;
		this.people = people;
	}

	record Answer(@NotNull Boolean effortApproved, @Size(max = 2000) String approvalNote) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.reasonForNo(answer.effortApproved(), answer.approvalNote(), "approvalNote", "plan.noteMissing");
		if (submission.me() == null || !submission.me().equals(approver(submission))) {
			return;
		}
		Set<String> others = new TreeSet<>(people.members(List.of(Role.MANAGER.group())));
		others.remove(submission.me());
		others.remove(barred(submission.scope()));
		others.removeAll(people.cannotWork(others).keySet());
		faults.wrongIf(!others.isEmpty(), "effortApproved", null, "plan.effortOther", String.join(", ", others));
		faults.wrongIf(others.isEmpty() && answer.approvalNote() == null && !faults.complained("approvalNote"),
				"approvalNote", null, "plan.effortAlone");
	}

	/** Who approved the plan whose effort this is; null where the engine did. */
	private String approver(Submission submission) {
		int lap = ProjectVariables.LAP.in(submission.scope());
		return actions.planDecisions(submission.businessKey())
			.stream()
			.filter(decision -> decision.lap() == lap)
			.reduce((earlier, later) -> later)
			.map(Actions.PlanDecision::decidedBy)
			.orElse(null);
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> taken.columns("plan_decision", Actions.LATEST_DECISION, "effort_approved",
				"effort_note", "effort_by", "effort_at");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		int lap = ProjectVariables.LAP.in(submission.scope());
		actions.decideEffort(submission.businessKey(), lap, answer.effortApproved(), answer.approvalNote(),
				submission.me(), submission.now());
		if (answer.effortApproved()) {
			projects.moveTo(submission.businessKey(), "implementAction", lap);
		}
	}

	@Override
	public Variable<String> notBy() {
		return ActionVariables.PLAN_AUTHOR;
	}

	@Override
	public String barredSentence() {
		return "plan.ownEffort";
	}

	@Override
	public boolean decidesOnTheLead() {
		return true;
	}

}
