package io.serviceloop.absence;

import io.serviceloop.loop.form.Submissions;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Somebody is back earlier than planned: there is nothing to answer but that. */
@Component
class EndAbsenceListener implements TaskListener {

	private final Submissions submissions;

	EndAbsenceListener(Submissions submissions) {
		this.submissions = submissions;
	}

	@Override
	public void notify(DelegateTask task) {
		submissions.of(task).refuseIfWrong();
	}

}
