package io.serviceloop.absence;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import org.springframework.stereotype.Component;

/** Somebody is back earlier than planned: there is nothing to answer but that. */
@Component
class EndAbsenceTask extends Form<EndAbsenceTask.Answer> {

	EndAbsenceTask() {
		super(Place.task("arrangeSubstitute", "endAbsence"), Answer.class);
	}

	record Answer() {
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		// The process closes the absence.
	}

	@Override
	public boolean personal() {
		return true;
	}

}
