package io.serviceloop.loop.engine.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.Caller;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells the trail of the transaction what the engine writes into its history: tasks,
 * processes, decisions, incidents, jobs, and what its log of operations says of values
 * before and after.
 */
@Component
class RecordPlugin extends AbstractProcessEnginePlugin {

	/** What the command itself says, and a lock that is given back. */
	private static final List<String> OF_THE_COMMAND = List.of(UserOperationLogEntry.OPERATION_TYPE_COMPLETE,
			UserOperationLogEntry.OPERATION_TYPE_SET_VARIABLE, UserOperationLogEntry.OPERATION_TYPE_UNLOCK);

	private final ObjectProvider<RecordBook> records;

	RecordPlugin(ObjectProvider<RecordBook> records) {
		this.records = records;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		List<HistoryEventHandler> handlers = new ArrayList<>(configuration.getCustomHistoryEventHandlers());
		handlers.add(new Handler());
		configuration.setCustomHistoryEventHandlers(handlers);
	}

	// Not a bean itself: the starter would hand it to the engine once more.
	private final class Handler implements HistoryEventHandler {

		@Override
		public void handleEvents(List<HistoryEvent> events) {
			events.forEach(this::handleEvent);
		}

		@Override
		public void handleEvent(HistoryEvent event) {
			if (event instanceof HistoricTaskInstanceEventEntity task) {
				told(task);
			}
			else if (event instanceof HistoricIdentityLinkLogEventEntity link) {
				told(link);
			}
			else if (event instanceof HistoricProcessInstanceEventEntity process) {
				told(process);
			}
			else if (event instanceof HistoricDecisionEvaluationEvent decision) {
				told(decision);
			}
			else if (event instanceof UserOperationLogEntryEventEntity operation) {
				told(operation);
			}
			else if (event instanceof HistoricJobLogEventEntity job) {
				told(job);
			}
			else if (event instanceof HistoricIncidentEventEntity incident) {
				tell("incident", incident.getEventType(), incident.getActivityId());
			}
		}

	}

	private void told(HistoricTaskInstanceEventEntity task) {
		Trail trail = Trail.here();
		if (task.isEventOfType(HistoryEventTypes.TASK_INSTANCE_CREATE)) {
			trail.created(task.getTaskId());
		}
		else if (trail.isAbout(task.getTaskId())) {
			trail.at(task.getProcessDefinitionId(), task.getProcessInstanceId(), task.getTaskId(),
					task.getTaskDefinitionKey());
			if (task.isEventOfType(HistoryEventTypes.TASK_INSTANCE_COMPLETE) && Caller.isPerson()
					&& Caller.id().equals(task.getAssignee()) && !Caller.id().equals(task.getOwner())) {
				trail.onBehalfOf(task.getOwner());
			}
		}
		if (!task.isEventOfType(HistoryEventTypes.TASK_INSTANCE_UPDATE)
				&& !task.isEventOfType(HistoryEventTypes.TASK_INSTANCE_MIGRATE)) {
			tell("task", task.getEventType(), task.getTaskDefinitionKey());
		}
	}

	/**
	 * Whose a task becomes and is no more. What a person does with it, the log of
	 * operations says; whom a new one is offered to, its model.
	 */
	private void told(HistoricIdentityLinkLogEventEntity link) {
		boolean isNew = Trail.here().hasCreated(link.getTaskId());
		if (link.getTaskId() == null
				|| (isNew ? !IdentityLinkType.ASSIGNEE.equals(link.getType()) : Caller.isPerson())) {
			return;
		}
		String whose = (link.getUserId() == null) ? "group " + link.getGroupId() : link.getUserId();
		boolean added = link.isEventOfType(HistoryEventTypes.IDENTITY_LINK_ADD);
		Map<String, Object> change = new LinkedHashMap<>();
		change.put("of", "task " + link.getTaskId());
		change.put("property", link.getType());
		change.put("before", added ? null : whose);
		change.put("after", added ? whose : null);
		trail().tell(change);
	}

	private void told(HistoricProcessInstanceEventEntity process) {
		if (process.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_START)
				|| process.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)) {
			Trail.here().at(process.getProcessDefinitionId(), process.getProcessInstanceId(), null, null);
			tell("process", process.getEventType(), process.getProcessDefinitionKey());
		}
	}

	private static void told(HistoricDecisionEvaluationEvent event) {
		HistoricDecisionInstanceEntity decision = event.getRootHistoricDecisionInstance();
		Trail.here()
			.decided(decision.getDecisionDefinitionKey(), decision.getDecisionDefinitionId(),
					decision.getOutputs()
						.stream()
						.map(HistoricDecisionOutputInstance::getRuleId)
						.filter(Objects::nonNull)
						.collect(Collectors.toSet()));
	}

	private void told(UserOperationLogEntryEventEntity operation) {
		if (!OF_THE_COMMAND.contains(operation.getOperationType())) {
			Map<String, Object> change = new LinkedHashMap<>();
			change.put("of", operation.getEntityType());
			change.put("kind", operation.getOperationType());
			change.put("property", operation.getProperty());
			change.put("before", Trail.cut(operation.getOrgValue(), 4000));
			change.put("after", Trail.cut(operation.getNewValue(), 4000));
			trail().tell(change);
		}
		Trail.here()
			.at(operation.getProcessDefinitionId(), operation.getProcessInstanceId(), operation.getTaskId(), null)
			.subject(Stream
				.of(operation.getDeploymentId(), operation.getJobId(), operation.getBatchId(),
						operation.getExternalTaskId())
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null));
	}

	private void told(HistoricJobLogEventEntity job) {
		if (job.isSuccessLog() && Trail.here().isAsked()) {
			// Somebody had it run by hand.
			trail().at(job.getProcessDefinitionId(), job.getProcessInstanceId(), null, job.getActivityId());
		}
		else if (job.isSuccessLog()) {
			Trail.here()
				.about(job.getJobDefinitionType(), null)
				.at(job.getProcessDefinitionId(), job.getProcessInstanceId(), null, job.getActivityId())
				.job(records.getObject());
		}
	}

	private void tell(String of, String kind, String after) {
		Map<String, Object> change = new LinkedHashMap<>();
		change.put("of", of);
		change.put("kind", kind);
		change.put("after", after);
		trail().tell(change);
	}

	private Trail trail() {
		Trail trail = Trail.here();
		trail.writtenBy(records.getObject());
		return trail;
	}

}
