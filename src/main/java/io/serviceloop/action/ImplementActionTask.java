package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;
import org.springframework.stereotype.Component;

/** The result of an action, which is thereby done, and what it cost (A32, A51). */
@Component
class ImplementActionTask extends Form<ImplementActionTask.Answer> {

	private final Actions actions;

	ImplementActionTask(Actions actions) {
		super(Place.task("actionImplementation", "implementAction"), Answer.class, Known.ACTION);
		this.actions = actions;
	}

	record Answer(@NotBlank @Size(max = 4000) String result, @Size(max = 4000) String evidence,
			@NotNull LocalDate completedOn, @Range(min = 0, max = Faults.MOST_MONEY) Double cost) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		CompletedOn.check("completedOn", answer.completedOn(), submission, faults);
		faults.money("cost", answer.cost());
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		String id = ActionVariables.ACTION_ID.in(submission.scope());
		actions.cost(submission.businessKey(), id, answer.cost());
		actions.report(submission.businessKey(), new Actions.Result(id, "action", answer.result(), answer.evidence(),
				answer.completedOn(), submission.me()), submission.now());
	}

	@Override
	public boolean everyLap() {
		return false;
	}

	@Override
	public Variable<?> subject() {
		return ActionVariables.ACTION_ID;
	}

}
