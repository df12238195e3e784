package io.serviceloop.change;

import java.util.Optional;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The action that a change is about, where it waits in its own process. */
@Component
class WaitingAction {

	private final RuntimeService runtime;

	WaitingAction(@Lazy RuntimeService runtime) {
		this.runtime = runtime;
	}

	/**
	 * Where a message about an action is waited for.
	 * @param message the name of the message
	 * @throws SubmissionRefused where the action is not open any more: it may have been
	 * done while somebody thought about the change
	 */
	Execution forMessage(String businessKey, String actionId, String message) {
		return Optional
			.ofNullable(runtime.createExecutionQuery()
				.messageEventSubscriptionName(message)
				.processInstanceBusinessKey(businessKey)
				.processVariableValueEquals(ActionVariables.ACTION_ID.name(), actionId)
				.singleResult())
			.orElseThrow(() -> SubmissionRefused.conflict(ActionVariables.ACTION_ID.name(), actionId,
					"change.action.notOpen", "–"));
	}

}
