package io.serviceloop.action;

import org.springframework.stereotype.Component;

/** The result of an action, which is thereby done (A32, A51). */
@Component
class ImplementActionTask extends ReportTask {

	ImplementActionTask(Actions actions) {
		super("implementAction", "action", actions);
	}

}
