package io.serviceloop.change;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/** What the process owner says of dropping an action; a refusal needs its reason. */
@Component
class ApproveDropTask extends Form<ApproveDropTask.Answer> {

	private final Changes changes;

	ApproveDropTask(Changes changes) {
		super(Place.task("changeProject", "approveDrop"), Answer.class, Known.ACTION);
		this.changes = changes;
	}

	record Answer(@NotNull Boolean dropApproved, @Size(max = 2000) String dropNote) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.reasonForNo(answer.dropApproved(), answer.dropNote(), "dropNote", "plan.noteMissing");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		changes.decided(submission.businessKey(), ChangeVariables.CHANGE_NUMBER.in(submission.scope()),
				submission.me());
	}

	@Override
	public boolean decidesOnTheLead() {
		return true;
	}

	@Override
	public Variable<?> subject() {
		return ChangeVariables.CHANGE_NUMBER;
	}

}
