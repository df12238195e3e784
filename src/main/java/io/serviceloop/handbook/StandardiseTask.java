package io.serviceloop.handbook;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/** The handbook entry (A41). */
@Component
class StandardiseTask extends Form<StandardiseTask.Answer> {

	private final Handbook handbook;

	StandardiseTask(Handbook handbook) {
		super(Place.task("improvementLoop", "standardise"), Answer.class, Known.WHAT_WORKED);
		this.handbook = handbook;
	}

	record Answer(@NotBlank @Size(max = 200) String handbookTitle, @NotBlank @Size(max = 4000) String handbookText) {
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		int lap = ProjectVariables.LAP.in(submission.scope());
		handbook.write(submission.businessKey(), lap, answer.handbookTitle(), answer.handbookText(),
				handbook.whatWorked(submission.businessKey(), lap), submission.me(), submission.now());
	}

}
