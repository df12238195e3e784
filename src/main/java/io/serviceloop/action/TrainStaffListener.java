package io.serviceloop.action;

import io.serviceloop.loop.form.Submissions;
import org.springframework.stereotype.Component;

/** Checks and files the result of a training (A34, E68). */
@Component
class TrainStaffListener extends ReportListener {

	TrainStaffListener(Submissions submissions, Actions actions) {
		super("training", submissions, actions);
	}

}
