package io.serviceloop.change;

import java.util.Optional;

import io.serviceloop.action.Actions;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Ends an action that is not pursued any more; reason and decision are kept. */
@Component
class DropActionDelegate implements JavaDelegate {

	private final RuntimeService runtime;

	private final Actions actions;

	private final Changes changes;

	private final Submissions submissions;

	DropActionDelegate(@Lazy RuntimeService runtime, Actions actions, Changes changes, Submissions submissions) {
		this.runtime = runtime;
		this.actions = actions;
		this.changes = changes;
		this.submissions = submissions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		String id = Variables.ACTION_ID.text(execution);
		Execution open = Optional
			.ofNullable(runtime.createExecutionQuery()
				.messageEventSubscriptionName("actionDropped")
				.processInstanceBusinessKey(businessKey)
				.processVariableValueEquals(Variables.ACTION_ID.name(), id)
				.singleResult())
			// It may have been done while the owner was thinking.
			.orElseThrow(
					() -> SubmissionRefused.conflict(Variables.ACTION_ID.name(), id, "change.action.notOpen", "–"));
		actions.drop(businessKey, id, Variables.REASON.text(execution), submissions.now());
		changes.applied(businessKey, Variables.CHANGE_NUMBER.number(execution));
		runtime.messageEventReceived("actionDropped", open.getId());
	}

}
