package io.serviceloop.action;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * What somebody says of a plan who was named to check it before it is approved (E16). It
 * decides nothing: the process owner reads it. Who wrote the plan does not check it.
 */
@Component
class CheckPlanTask extends Form<CheckPlanTask.Answer> {

	private final PlanChecks checks;

	CheckPlanTask(PlanChecks checks) {
		super(Place.task("improvementLoop", "checkPlan"), Answer.class, Known.PLAN);
		this.checks = checks;
	}

	record Answer(@NotNull Boolean checkAgrees, @Size(max = 2000) String checkNote) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.reasonForNo(answer.checkAgrees(), answer.checkNote(), "checkNote", "plan.checkNoteMissing");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		checks.say(ActionVariables.CHECKER_OF_PLAN.in(submission.scope()), answer.checkAgrees(), answer.checkNote(),
				submission);
	}

	@Override
	public Variable<String> notBy() {
		return ActionVariables.PLAN_AUTHOR;
	}

	@Override
	public String barredSentence() {
		return "plan.checkOwn";
	}

}
