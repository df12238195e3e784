package io.serviceloop.loop.gate;

import java.util.List;

import io.serviceloop.loop.gate.Row.Who;

import org.camunda.bpm.engine.impl.SetAnnotationForOperationLog;
import org.camunda.bpm.engine.impl.batch.history.DeleteHistoricBatchCmd;
import org.camunda.bpm.engine.impl.cmd.*;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteHistoricProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.removaltime.*;
import org.camunda.bpm.engine.impl.cmmn.cmd.UpdateCaseDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.cmmn.entity.repository.CaseDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.cmd.*;

/** What was: history ends with its time to live, and the log stays as it was written. */
final class HistoryCommands {

	private static final String VANISHES = "wrong.nothingVanishes";

	private HistoryCommands() {
	}

	static List<Row> rows() {
		return List.of(stays(DeleteHistoricProcessInstancesCmd.class, "finished instances"),
				stays(DeleteHistoricProcessInstancesBatchCmd.class, "finished instances"),
				stays(DeleteHistoricTaskInstanceCmd.class, "a finished task"),
				stays(DeleteHistoricVariableInstanceCmd.class, "an earlier value"),
				stays(DeleteHistoricVariableInstancesByProcessInstanceIdCmd.class, "earlier values"),
				stays(DeleteHistoricCaseInstanceCmd.class, "a finished case"),
				stays(DeleteHistoricCaseInstancesBulkCmd.class, "finished cases"),
				stays(DeleteHistoricDecisionInstanceByDefinitionIdCmd.class, "decisions that were made"),
				stays(DeleteHistoricDecisionInstanceByInstanceIdCmd.class, "a decision that was made"),
				stays(DeleteHistoricDecisionInstancesBulkCmd.class, "decisions that were made"),
				stays(DeleteHistoricDecisionInstancesBatchCmd.class, "decisions that were made"),
				stays(DeleteHistoricBatchCmd.class, "a finished batch"),
				// How long it stays.
				stays(SetRemovalTimeToHistoricProcessInstancesCmd.class, "finished instances"),
				stays(SetRemovalTimeToHistoricDecisionInstancesCmd.class, "decisions that were made"),
				stays(SetRemovalTimeToHistoricBatchesCmd.class, "finished batches"),
				stays(UpdateProcessDefinitionHistoryTimeToLiveCmd.class, "a process"),
				stays(UpdateDecisionDefinitionHistoryTimeToLiveCmd.class, "a decision"),
				stays(UpdateCaseDefinitionHistoryTimeToLiveCmd.class, "a case").ifThere("caseDefinitionId",
						CaseDefinitionEntity.class),
				Row.of(HistoryCleanupCmd.class, Who.ADMINISTRATORS, "what its time to live is over"),
				// The log of operations.
				Row.never(DeleteUserOperationLogEntryCmd.class, "the log of operations", "wrong.logStays"),
				Row.never(SetAnnotationForOperationLog.class, "the log of operations", "wrong.logStays"));
	}

	private static Row stays(Class<?> command, String what) {
		return Row.never(command, what, VANISHES);
	}

}
