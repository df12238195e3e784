package io.serviceloop.action;

import org.springframework.stereotype.Component;

/** The result of a pilot (E48). */
@Component
class RunPilotTask extends ReportTask {

	RunPilotTask(Actions actions) {
		super("runPilot", "pilot", actions);
	}

}
