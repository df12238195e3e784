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

/**
 * What training, pilot and action have in common: a result, evidence, and the day it was
 * done, which is not to come.
 */
abstract class ReportTask extends Form<ReportTask.Answer> {

	private final String kind;

	private final Actions actions;

	/**
	 * A kind of report.
	 * @param kind {@code training}, {@code pilot} or {@code action}
	 */
	ReportTask(String stem, String kind, Actions actions) {
		super(Place.task("actionImplementation", stem), Answer.class, Known.ACTION);
		this.kind = kind;
		this.actions = actions;
	}

	record Answer(@NotBlank @Size(max = 4000) String result, @Size(max = 4000) String evidence,
			@NotNull LocalDate completedOn) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.notAfter("completedOn", answer.completedOn(), submission.today());
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		actions.report(submission.businessKey(), new Actions.Result(ActionVariables.ACTION_ID.in(submission.scope()),
				kind, answer.result(), answer.evidence(), answer.completedOn(), submission.me()), submission.now());
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
