package io.serviceloop.action.review;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.loop.engine.InModels;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Gives the task of a decision its person and its day (A33). */
@Component
@InModels(processes = "followUpDecision", at = "startEvent:start", sets = { "responsible", "followUpDueDate" })
class StartFollowUpListener implements ExecutionListener {

	private final Reviews reviews;

	StartFollowUpListener(Reviews reviews) {
		this.reviews = reviews;
	}

	@Override
	public void notify(DelegateExecution execution) {
		Reviews.Decision decision = reviews.decision(execution.getProcessBusinessKey(),
				FollowUpVariables.FOLLOW_UP.in(execution));
		ActionVariables.RESPONSIBLE.set(execution, decision.responsible());
		FollowUpVariables.FOLLOW_UP_DUE_DATE.set(execution, decision.dueDate().toString());
	}

}
