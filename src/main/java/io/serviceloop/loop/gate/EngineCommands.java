package io.serviceloop.loop.gate;

import java.util.List;

import io.serviceloop.loop.gate.Row.Who;

import org.camunda.bpm.engine.impl.BootstrapEngineCommand;
import org.camunda.bpm.engine.impl.HistoryLevelSetupCommand;
import org.camunda.bpm.engine.impl.SchemaOperationsProcessEngineBuild;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.GetNextIdBlockCmd;
import org.camunda.bpm.engine.impl.cmd.PurgeDatabaseAndCacheCmd;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.SuccessfulJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupSchedulerCmd;

/** What the engine does by itself. */
final class EngineCommands {

	private EngineCommands() {
	}

	static List<Row> rows() {
		return List.of(
				// Around a job that a person runs, and a deployment that fails.
				part(FailedJobListener.class, "a job that failed"),
				part(Row.hidden("engine.impl.jobexecutor.FailedJobListener$FailedJobListenerCmd"), "a job that failed"),
				part(DefaultJobRetryCmd.class, "a job that failed"),
				part(Row.hidden("engine.impl.jobexecutor.RepeatingFailedJobListener$CreateNewTimerJobCommand"),
						"a timer that goes off again"),
				part(SuccessfulJobListener.class, "a job that was done"), part(GetNextIdBlockCmd.class, "ids"),
				part(Row.hidden("engine.impl.persistence.deploy.DeploymentFailListener$DeleteDeploymentListenerCmd"),
						"a deployment that failed"),
				part(Row.hidden("engine.impl.persistence.deploy.DeleteDeploymentFailListener$DeleteDeploymentFailCmd"),
						"a deployment that was not deleted"),
				// In the background.
				never(HistoryCleanupSchedulerCmd.class, "the clean-up of history"),
				never(Row
					.hidden("engine.impl.jobexecutor.historycleanup.HistoryCleanupHandler$HistoryCleanupHandlerCmd"),
						"the clean-up of history"),
				never(Row.hidden("engine.impl.metrics.reporter.DbMetricsReporter$ReportDbMetricsValueCmd"),
						"numbers of the engine"),
				never(Row.hidden("engine.impl.metrics.reporter.MetricsCollectionTask$MetricsCollectionCmd"),
						"numbers of the engine"),
				// When it starts and stops.
				never(BootstrapEngineCommand.class, "the database"),
				never(HistoryLevelSetupCommand.class, "the database"),
				never(SchemaOperationsProcessEngineBuild.class, "the database"),
				never(Row.hidden("engine.impl.SchemaOperationProcessEngineClose"), "the database"),
				never(PurgeDatabaseAndCacheCmd.class, "the database"),
				never(Row.hidden("engine.impl.ManagementServiceImpl$DbSchemaUpgradeCmd"), "the database"),
				never(Row.hidden("engine.impl.db.DbSchemaDrop$1"), "the database"),
				never(Row.hidden("engine.impl.db.DbSchemaExecuteFile$1"), "the database"),
				never(Row.hidden("engine.impl.db.DbSchemaPrune$1"), "the database"));
	}

	private static Row part(Class<?> command, String what) {
		return Row.of(command, Who.PART, what).shownBy("–");
	}

	private static Row never(Class<?> command, String what) {
		return Row.never(command, what, "wrong.engineOnly");
	}

}
