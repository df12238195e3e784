package io.serviceloop.action;

import io.serviceloop.loop.form.Submissions;
import org.springframework.stereotype.Component;

/** Checks and files the result of an action, which is thereby done (A32, A51). */
@Component
class ImplementActionListener extends ReportListener {

	ImplementActionListener(Submissions submissions, Actions actions) {
		super("action", submissions, actions);
	}

}
