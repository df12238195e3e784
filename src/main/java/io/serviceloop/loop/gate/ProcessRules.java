package io.serviceloop.loop.gate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.Caller;
import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.impl.ConditionEvaluationBuilderImpl;
import org.camunda.bpm.engine.impl.ExecutionQueryImpl;
import org.camunda.bpm.engine.impl.ModificationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.RestartProcessInstanceBuilderImpl;
import org.camunda.bpm.engine.impl.SignalEventReceivedBuilderImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;

/**
 * No person moves a project past its tasks, nor writes its values, whatever rights the
 * engine gives; timers and our own code do. Other processes are the engine's business.
 */
final class ProcessRules {

	private final SubmissionRules submissions;

	private final ModelRules models;

	ProcessRules(SubmissionRules submissions, ModelRules models) {
		this.submissions = submissions;
		this.models = models;
	}

	/** The key of a process, which its definitions carry in their ids. */
	static String key(String processDefinitionId) {
		int colon = processDefinitionId.indexOf(':');
		return (colon < 0) ? processDefinitionId : processDefinitionId.substring(0, colon);
	}

	/** An execution is told to go on. */
	void moved(String executionId) {
		if (Caller.isPerson() && isOwn(executionId)) {
			throw onlyByTasks("process", null);
		}
	}

	void modified(ProcessInstanceModificationBuilderImpl modification) {
		moved(modification.getProcessInstanceId());
	}

	void allModified(ModificationBuilderImpl modification) {
		if (Caller.isPerson() && isOwnDefinition(modification.getProcessDefinitionId())) {
			throw onlyByTasks("process", null);
		}
	}

	/** The values of an execution are written, or something is noted at it. */
	void written(String executionId) {
		if (isOwn(executionId)) {
			throw SubmissionRefused.forbidden("variables", null, "wrong.ownVariables");
		}
	}

	void restarted(RestartProcessInstanceBuilderImpl restart) {
		String process = key(restart.getProcessDefinitionId());
		if (submissions.isOwn(process)) {
			throw SubmissionRefused.forbidden("process", process, "wrong.startInside");
		}
	}

	/**
	 * Running work is moved over to another version of its process, as it is: to another
	 * process it would leave the gate, and values belong to its tasks. A version that
	 * breaks what the loop promises takes nothing over.
	 */
	void migrated(MigrationPlanExecutionBuilderImpl migration) {
		MigrationPlan plan = migration.getMigrationPlan();
		if (!Caller.isPerson() || plan == null || !isOwnDefinition(plan.getSourceProcessDefinitionId())
				&& !isOwnDefinition(plan.getTargetProcessDefinitionId())) {
			return;
		}
		if (plan.getVariables() != null && !plan.getVariables().isEmpty()) {
			throw SubmissionRefused.forbidden("variables", null, "wrong.ownVariables");
		}
		if (plan.getSourceProcessDefinitionId() == null || plan.getTargetProcessDefinitionId() == null
				|| !key(plan.getSourceProcessDefinitionId()).equals(key(plan.getTargetProcessDefinitionId()))) {
			throw onlyByTasks("process", plan.getTargetProcessDefinitionId());
		}
		plan.getInstructions()
			.stream()
			.filter(step -> !Objects.equals(step.getSourceActivityId(), step.getTargetActivityId()))
			.findFirst()
			.ifPresent(step -> {
				throw onlyByTasks("instructions", step.getSourceActivityId() + " → " + step.getTargetActivityId());
			});
		models.moving(plan.getSourceProcessDefinitionId(), plan.getTargetProcessDefinitionId(),
				plan.getInstructions()
					.stream()
					.map(MigrationInstruction::getSourceActivityId)
					.collect(Collectors.toSet()));
	}

	/** A message is sent; without a name it reaches whoever waits for any. */
	void message(String name) {
		if (Caller.isPerson() && (name == null || listens(EventType.MESSAGE, name))) {
			throw onlyByTasks("messageName", name);
		}
	}

	void signal(SignalEventReceivedBuilderImpl signal) {
		if (Caller.isPerson() && listens(EventType.SIGNAL, signal.getSignalName())) {
			throw onlyByTasks("name", signal.getSignalName());
		}
	}

	/** Values are offered to all processes that start on a condition. */
	void condition(ConditionEvaluationBuilderImpl condition) {
		if (Caller.isPerson() && startsOn(EventType.CONDITONAL, null)) {
			throw onlyByTasks("variables", null);
		}
	}

	/** Work that a program outside does. */
	void outsideWork(String externalTaskId) {
		ExternalTaskEntity work = (externalTaskId == null || !Caller.isPerson()) ? null
				: Context.getCommandContext().getExternalTaskManager().findExternalTaskById(externalTaskId);
		if (work != null && isOwnDefinition(work.getProcessDefinitionId())) {
			throw onlyByTasks("externalTask", externalTaskId);
		}
	}

	private boolean listens(EventType event, String name) {
		CommandContext context = Context.getCommandContext();
		return startsOn(event, name)
				|| context.runWithoutAuthorization(() -> submissions.ownProcesses().stream().anyMatch(process -> {
					ExecutionQueryImpl waiting = new ExecutionQueryImpl().processDefinitionKey(process);
					waiting.eventSubscription(event, name);
					return context.getExecutionManager().findExecutionCountByQueryCriteria(waiting) > 0;
				}));
	}

	private boolean startsOn(EventType event, String name) {
		return submissions.ownProcesses()
			.stream()
			.map(process -> Context.getCommandContext()
				.getEventSubscriptionManager()
				.findStartEventSubscriptionsByConfigurationLike(process + ":%"))
			.flatMap(List::stream)
			.anyMatch(start -> start.isSubscriptionForEventType(event)
					&& (name == null || name.equals(start.getEventName())));
	}

	private boolean isOwn(String executionId) {
		ExecutionEntity execution = (executionId == null) ? null
				: Context.getCommandContext().getExecutionManager().findExecutionById(executionId);
		return execution != null && isOwnDefinition(execution.getProcessDefinitionId());
	}

	private boolean isOwnDefinition(String processDefinitionId) {
		return processDefinitionId != null && submissions.isOwn(key(processDefinitionId));
	}

	private static SubmissionRefused onlyByTasks(String path, String given) {
		return SubmissionRefused.forbidden(path, given, "wrong.onlyByTasks");
	}

}
