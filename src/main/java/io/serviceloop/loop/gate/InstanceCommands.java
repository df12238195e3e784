package io.serviceloop.loop.gate;

import java.util.List;

import io.serviceloop.loop.gate.Row.Who;

import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.*;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteProcessInstanceBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.migration.batch.MigrateProcessInstanceBatchCmd;

/** Running work: how it starts, moves on, is written to, halted and moved over. */
final class InstanceCommands {

	private static final String ANOTHER = "a process that is not the loop's";

	private static final String OUTSIDE = "OutsideTasksTest.areRefusedToEverybody";

	private InstanceCommands() {
	}

	static List<Row> rows(Rules rules) {
		return List.of(
				// Starting.
				Row.of(SubmitStartFormCmd.class, Who.STARTERS, "a process, with what its form declares")
					.shownBy("StartTest.onlyLeadsAndManagersStart")
					.checks(rules.submissions()::started, "processDefinitionId", "variables"),
				Row.of(StartProcessInstanceCmd.class, Who.STARTERS, "a process, with what its form declares")
					.shownBy("StartTest.onlyLeadsAndManagersStart")
					.checks(rules.submissions()::startedAtItsBeginning, "instantiationBuilder"),
				other(StartProcessInstanceAtActivitiesCmd.class).shownBy("StartTest.nothingStartsInside")
					.checks(rules.submissions()::startedInside, "instantiationBuilder"),
				other(RestartProcessInstancesCmd.class).checks(rules.processes()::restarted, "builder"),
				other(RestartProcessInstancesBatchCmd.class).checks(rules.processes()::restarted, "builder"),
				other(EvaluateStartConditionCmd.class).checks(rules.processes()::condition, "builder"),
				// Moving.
				other(SignalCmd.class).checks(rules.processes()::moved, "executionId"),
				other(MessageEventReceivedCmd.class).checks(rules.processes()::moved, "executionId"),
				other(CorrelateMessageCmd.class).checks(rules.processes()::message, "messageName"),
				other(CorrelateAllMessageCmd.class).checks(rules.processes()::message, "messageName"),
				Row.never(CorrelateAllMessageBatchCmd.class, "many instances", "wrong.onlyByTasks"),
				other(SignalEventReceivedCmd.class).checks(rules.processes()::signal, "builder"),
				other(ModifyProcessInstanceCmd.class).checks(rules.processes()::modified, "builder"),
				Row.never(ModifyProcessInstanceAsyncCmd.class, "an instance", "wrong.onlyByTasks"),
				other(ProcessInstanceModificationCmd.class).checks(rules.processes()::allModified, "builder"),
				Row.never(ProcessInstanceModificationBatchCmd.class, "many instances", "wrong.onlyByTasks"),
				step(ActivityAfterInstantiationCmd.class), step(ActivityBeforeInstantiationCmd.class),
				step(ActivityCancellationCmd.class), step(ActivityInstanceCancellationCmd.class),
				step(TransitionInstantiationCmd.class), step(TransitionInstanceCancellationCmd.class),
				// Values.
				other(SetExecutionVariablesCmd.class).checks(rules.processes()::written, "entityId"),
				other(PatchExecutionVariablesCmd.class).checks(rules.processes()::written, "entityId"),
				other(RemoveExecutionVariablesCmd.class).checks(rules.processes()::written, "entityId"),
				Row.never(SetVariablesToProcessInstancesBatchCmd.class, "many instances", "wrong.ownVariables"),
				// Halting, ending, moving over.
				halted(SuspendProcessInstanceCmd.class), halted(ActivateProcessInstanceCmd.class),
				halted(UpdateProcessInstancesSuspendStateCmd.class),
				halted(UpdateProcessInstancesSuspendStateBatchCmd.class),
				Row.never(DeleteProcessInstanceCmd.class, "an instance", "wrong.nothingVanishes"),
				Row.never(DeleteProcessInstancesCmd.class, "many instances", "wrong.nothingVanishes"),
				Row.never(DeleteProcessInstanceBatchCmd.class, "many instances", "wrong.nothingVanishes"),
				Row.of(CreateMigrationPlanCmd.class, Who.READER, "two models; writes nothing"),
				migrated(MigrateProcessInstanceCmd.class, rules), migrated(MigrateProcessInstanceBatchCmd.class, rules),
				Row.never(SetProcessDefinitionVersionCmd.class, "an instance", "wrong.onlyByTasks"));
	}

	private static Row other(Class<?> command) {
		return Row.of(command, Who.GRANTED, ANOTHER).shownBy(OUTSIDE);
	}

	/** A step of a modification, which the engine takes itself. */
	private static Row step(Class<?> command) {
		return Row.never(command, "an instance", "wrong.onlyByTasks");
	}

	private static Row halted(Class<?> command) {
		return Row.of(command, Who.ADMINISTRATORS, "running work").shownBy(OUTSIDE);
	}

	private static Row migrated(Class<?> command, Rules rules) {
		return Row.of(command, Who.OWNERS, "running work, to another version, as it is")
			.shownBy("MigrationTest.nobodyElseDoes")
			.checks(rules.processes()::migrated, "executionBuilder");
	}

}
