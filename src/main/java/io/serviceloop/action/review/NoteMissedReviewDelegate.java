package io.serviceloop.action.review;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.project.ProjectVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts a review that was not held before the next one is due as missed (A33). */
@Component
@InModels(processes = "improvementLoop")
class NoteMissedReviewDelegate implements JavaDelegate {

	private final Reviews reviews;

	private final EngineClock clock;

	NoteMissedReviewDelegate(Reviews reviews, EngineClock clock) {
		this.reviews = reviews;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		reviews.miss(execution.getProcessBusinessKey(), ProjectVariables.LAP.in(execution), clock.now());
	}

}
