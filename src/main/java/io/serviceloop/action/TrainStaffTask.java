package io.serviceloop.action;

import org.springframework.stereotype.Component;

/** The result of a training (A34). */
@Component
class TrainStaffTask extends ReportTask {

	TrainStaffTask(Actions actions) {
		super("trainStaff", "training", actions);
	}

}
