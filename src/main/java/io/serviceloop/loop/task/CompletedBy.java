package io.serviceloop.loop.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;

/** What somebody completed a task with, as the history has it. */
public final class CompletedBy {

	private CompletedBy() {
	}

	/**
	 * The values with which a person completed a task, by name.
	 * @return null where it was not this person, or nobody
	 */
	public static Map<String, Object> person(String person, String taskId) {
		return Context.getCommandContext().runWithoutAuthorization(() -> {
			HistoryService history = Context.getProcessEngineConfiguration().getHistoryService();
			List<UserOperationLogEntry> done = history.createUserOperationLogQuery()
				.taskId(taskId)
				.userId(person)
				.entityType(EntityTypes.TASK)
				.operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
				.list();
			if (done.isEmpty()) {
				return null;
			}
			Map<String, Object> values = new HashMap<>();
			for (HistoricDetail detail : history.createHistoricDetailQuery()
				// By the process first: of operations the history has no index.
				.processInstanceId(done.get(0).getProcessInstanceId())
				.userOperationId(done.get(0).getOperationId())
				.variableUpdates()
				.disableCustomObjectDeserialization()
				.orderPartiallyByOccurrence()
				.asc()
				.list()) {
				// What came first was submitted; what follows, steps made of it.
				HistoricVariableUpdate update = (HistoricVariableUpdate) detail;
				values.putIfAbsent(update.getVariableName(), update.getTypedValue());
			}
			return values;
		});
	}

}
