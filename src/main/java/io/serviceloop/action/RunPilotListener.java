package io.serviceloop.action;

import io.serviceloop.loop.form.Submissions;
import org.springframework.stereotype.Component;

/** Checks and files the result of a pilot (E48, E52). */
@Component
class RunPilotListener extends ReportListener {

	RunPilotListener(Submissions submissions, Actions actions) {
		super("pilot", submissions, actions);
	}

}
