package io.serviceloop.action.review;

import java.util.HashMap;
import java.util.Map;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.project.ProjectVariables;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Gives each decision of a review to the person who answers for it, as a task that goes
 * on when the reviews are over (A33).
 */
@Component
@InModels(processes = "improvementLoop", sends = "followUpDecision:" + FollowUps.CLOSED)
class OpenDecisionsDelegate implements JavaDelegate {

	private final RuntimeService runtime;

	private final Reviews reviews;

	OpenDecisionsDelegate(@Lazy RuntimeService runtime, Reviews reviews) {
		this.runtime = runtime;
		this.reviews = reviews;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		var unopened = reviews.unopened(businessKey);
		if (unopened.isEmpty()) {
			return;
		}
		reviews.opened(businessKey);
		unopened.forEach(decision -> {
			Map<String, Object> known = new HashMap<>();
			known.put(ProjectVariables.TITLE.name(), ProjectVariables.TITLE.in(execution));
			known.put(ProjectVariables.LEAD.name(), ProjectVariables.LEAD.in(execution));
			known.put(ProjectVariables.LAP.name(), decision.lap());
			known.put(FollowUpVariables.FOLLOW_UP.name(), decision.number());
			runtime.startProcessInstanceByKey("followUpDecision", businessKey, known);
		});
	}

}
