package io.serviceloop.loop.gate;

import java.util.List;

import io.serviceloop.loop.gate.Row.Who;

import org.camunda.bpm.engine.impl.SetJobsRetriesByProcessBatchCmd;
import org.camunda.bpm.engine.impl.batch.DeleteBatchCmd;
import org.camunda.bpm.engine.impl.cmd.*;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Jobs, batches, incidents, work that programs outside do, and the engine's numbers. */
final class OperationCommands {

	private OperationCommands() {
	}

	static List<Row> rows(Rules rules) {
		return List.of(
				// Jobs.
				job(ExecuteJobsCmd.class), job(SetJobRetriesCmd.class), job(SetJobsRetriesBatchCmd.class),
				job(SetJobsRetriesByProcessBatchCmd.class), job(SetJobDuedateCmd.class),
				job(RecalculateJobDuedateCmd.class), job(SetJobPriorityCmd.class),
				job(SetJobDefinitionPriorityCmd.class), job(SuspendJobCmd.class), job(ActivateJobCmd.class),
				job(SuspendJobDefinitionCmd.class), job(ActivateJobDefinitionCmd.class),
				Row.never(DeleteJobCmd.class, "a job", "wrong.nothingVanishes").ifThere("jobId", JobEntity.class),
				Row.never(DeleteJobsCmd.class, "jobs", "wrong.nothingVanishes"),
				Row.never(AcquireJobsCmd.class, "jobs", "wrong.engineOnly"),
				Row.never(UnlockJobCmd.class, "a job", "wrong.engineOnly"),
				// Batches.
				Row.of(SuspendBatchCmd.class, Who.GRANTED, "a batch"),
				Row.of(ActivateBatchCmd.class, Who.GRANTED, "a batch"),
				Row.never(DeleteBatchCmd.class, "a batch", "wrong.nothingVanishes"),
				// Incidents.
				Row.of(CreateIncidentCmd.class, Who.ADMINISTRATORS, "an execution"),
				Row.of(ResolveIncidentCmd.class, Who.ADMINISTRATORS, "an incident"),
				Row.of(SetAnnotationForIncidentCmd.class, Who.ADMINISTRATORS, "an incident"),
				// External tasks.
				Row.of(FetchExternalTasksCmd.class, Who.GRANTED, "external tasks of topics"),
				outside(CompleteExternalTaskCmd.class, rules), outside(HandleExternalTaskFailureCmd.class, rules),
				outside(HandleExternalTaskBpmnErrorCmd.class, rules), outside(ExtendLockOnExternalTaskCmd.class, rules),
				outside(LockExternalTaskCmd.class, rules), outside(UnlockExternalTaskCmd.class, rules),
				Row.of(SetExternalTaskRetriesCmd.class, Who.ADMINISTRATORS, "an external task"),
				Row.of(SetExternalTasksRetriesCmd.class, Who.ADMINISTRATORS, "external tasks"),
				Row.of(SetExternalTasksRetriesBatchCmd.class, Who.GRANTED, "external tasks"),
				Row.of(SetExternalTaskPriorityCmd.class, Who.ADMINISTRATORS, "an external task"),
				// The engine's own numbers and settings.
				Row.of(DeleteMetricsCmd.class, Who.ADMINISTRATORS, "numbers of the engine"),
				Row.of(DeleteTaskMetricsCmd.class, Who.ADMINISTRATORS, "numbers of the engine"),
				Row.never(ReportDbMetricsCmd.class, "numbers of the engine", "wrong.engineOnly"),
				Row.never(SetPropertyCmd.class, "settings of the engine", "wrong.engineOnly"),
				Row.never(DeletePropertyCmd.class, "settings of the engine", "wrong.engineOnly"),
				Row.never(SetLicenseKeyCmd.class, "settings of the engine", "wrong.engineOnly"),
				Row.never(DeleteLicenseKeyCmd.class, "settings of the engine", "wrong.engineOnly"),
				Row.of(TelemetryConfigureCmd.class, Who.EVERYBODY, "nothing any more")
					.shownBy("AccessTableTest.everybodyGetsWhatTheTableSays"));
	}

	private static Row job(Class<?> command) {
		return Row.of(command, Who.ADMINISTRATORS, "jobs");
	}

	private static Row outside(Class<?> command, Rules rules) {
		return Row.of(command, Who.GRANTED, "an external task of another process")
			.checks(rules.processes()::outsideWork, "externalTaskId");
	}

}
