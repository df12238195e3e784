package io.serviceloop.loop.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.Caller;
import io.serviceloop.loop.gate.Row.Who;
import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.TablePageQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.*;
import org.camunda.bpm.engine.impl.cmd.optimize.*;
import org.camunda.bpm.engine.impl.cmmn.cmd.*;
import org.camunda.bpm.engine.impl.dmn.cmd.*;
import org.camunda.bpm.engine.impl.jobexecutor.GetUnlockedTimersByDuedateCmd;
import org.camunda.bpm.engine.impl.metrics.MetricsQueryImpl;
import org.camunda.bpm.engine.query.Query;

/** What only reads. */
final class ReadCommands {

	private ReadCommands() {
	}

	/** Queries, by what they extend. */
	static List<Row> kinds() {
		return List.of(read(AbstractQuery.class), read(AbstractNativeQuery.class));
	}

	static List<Row> rows(Rules rules) {
		List<Row> rows = new ArrayList<>(List.of(
				Row.of(TaskQueryImpl.class, Who.READER, "tasks, without expressions")
					.shownBy("ExpressionsTest.areRefusedInEveryFieldOfAQuery")
					.checked(query -> plain((TaskQueryImpl) query)),
				filter(ExecuteFilterCountCmd.class), filter(ExecuteFilterListCmd.class),
				filter(ExecuteFilterListPageCmd.class), filter(ExecuteFilterSingleResultCmd.class),
				note(GetTaskCommentCmd.class, rules), note(GetTaskAttachmentCmd.class, rules),
				note(GetTaskAttachmentContentCmd.class, rules),
				// The engine asks nobody's rights here, and no interface needs it.
				Row.never(GetAttachmentCmd.class, "a file", "wrong.engineOnly"),
				Row.never(GetAttachmentContentCmd.class, "a file", "wrong.engineOnly"),
				Row.never(GetUserAccountCmd.class, "an account", "wrong.engineOnly"),
				Row.never(GetUserInfoCmd.class, "an account", "wrong.engineOnly"),
				Row.never(GetUserInfoKeysCmd.class, "an account", "wrong.engineOnly"),
				Row.never(GetUserPictureCmd.class, "an account", "wrong.engineOnly"),
				Row.never(GetLicenseKeyCmd.class, "settings of the engine", "wrong.engineOnly")));
		Stream.of(models(), work(), others(), hidden())
			.flatMap(List::stream)
			.map(ReadCommands::read)
			.forEach(rows::add);
		return rows;
	}

	private static List<Class<?>> models() {
		return List.of(GetCamundaFormDefinitionCmd.class, GetDeployedProcessDefinitionCmd.class,
				GetDeployedStartFormCmd.class, GetDeployedTaskFormCmd.class, GetDeploymentBpmnModelInstanceCmd.class,
				GetDeploymentCaseDefinitionCmd.class, GetDeploymentCaseDiagramCmd.class,
				GetDeploymentCaseModelCmd.class, GetDeploymentCmmnModelInstanceCmd.class,
				GetDeploymentDecisionDefinitionCmd.class, GetDeploymentDecisionDiagramCmd.class,
				GetDeploymentDecisionModelCmd.class, GetDeploymentDecisionRequirementsDefinitionCmd.class,
				GetDeploymentDecisionRequirementsDiagramCmd.class, GetDeploymentDecisionRequirementsModelCmd.class,
				GetDeploymentDmnModelInstanceCmd.class, GetDeploymentProcessDiagramCmd.class,
				GetDeploymentProcessDiagramLayoutCmd.class, GetDeploymentProcessModelCmd.class,
				GetDeploymentResourceCmd.class, GetDeploymentResourceForIdCmd.class,
				GetDeploymentResourceNamesCmd.class, GetDeploymentResourcesCmd.class, GetFormKeyCmd.class,
				GetIdentityLinksForProcessDefinitionCmd.class, GetProcessApplicationForDeploymentCmd.class,
				GetRenderedStartFormCmd.class, GetStartFormCmd.class, GetStartFormVariablesCmd.class,
				GetStaticCalledProcessDefinitionCmd.class);
	}

	private static List<Class<?>> work() {
		return List.of(FindActiveActivityIdsCmd.class, FindHistoryCleanupJobsCmd.class, GetActivityInstanceCmd.class,
				GetCaseExecutionVariableCmd.class, GetCaseExecutionVariableTypedCmd.class,
				GetCaseExecutionVariablesCmd.class, GetExecutionVariableCmd.class, GetExecutionVariableTypedCmd.class,
				GetExecutionVariablesCmd.class, GetExternalTaskErrorDetailsCmd.class,
				GetHistoricExternalTaskLogErrorDetailsCmd.class, GetHistoricJobLogExceptionStacktraceCmd.class,
				GetIdentityLinksForTaskCmd.class, GetJobExceptionStacktraceCmd.class,
				GetProcessInstanceAttachmentsCmd.class, GetProcessInstanceCommentsCmd.class,
				GetRenderedTaskFormCmd.class, GetSubTasksCmd.class, GetTaskAttachmentsCmd.class,
				GetTaskCommentsCmd.class, GetTaskEventsCmd.class, GetTaskFormCmd.class, GetTaskFormVariablesCmd.class,
				GetTaskVariableCmd.class, GetTaskVariableCmdTyped.class, GetTaskVariablesCmd.class,
				GetTopicNamesCmd.class, GetUnlockedTimersByDuedateCmd.class,
				OptimizeCompletedHistoricActivityInstanceQueryCmd.class,
				OptimizeCompletedHistoricIncidentsQueryCmd.class,
				OptimizeCompletedHistoricProcessInstanceQueryCmd.class,
				OptimizeCompletedHistoricTaskInstanceQueryCmd.class, OptimizeHistoricDecisionInstanceQueryCmd.class,
				OptimizeHistoricIdentityLinkLogQueryCmd.class, OptimizeHistoricUserOperationsLogQueryCmd.class,
				OptimizeHistoricVariableUpdateQueryCmd.class, OptimizeOpenHistoricIncidentsQueryCmd.class,
				OptimizeRunningHistoricActivityInstanceQueryCmd.class,
				OptimizeRunningHistoricProcessInstanceQueryCmd.class,
				OptimizeRunningHistoricTaskInstanceQueryCmd.class);
	}

	private static List<Class<?>> others() {
		return List.of(AuthorizationCheckCmd.class, CreateGroupQueryCmd.class, CreateNativeUserQueryCmd.class,
				CreateTenantQueryCmd.class, CreateUserQueryCmd.class, DetermineHistoryLevelCmd.class,
				GetFilterCmd.class, GetHistoryLevelCmd.class, GetPasswordPolicyCmd.class, GetPropertiesCmd.class,
				GetTableCountCmd.class, GetTableMetaDataCmd.class, GetTableNameCmd.class, GetTelemetryDataCmd.class,
				GetUniqueTaskWorkerCountCmd.class, IsIdentityServiceReadOnlyCmd.class, IsTelemetryEnabledCmd.class,
				MetricsQueryImpl.class, TablePageQueryImpl.class);
	}

	private static List<Class<?>> hidden() {
		return Stream
			.of("engine.impl.HistoricProcessInstanceReportImpl$ExecuteDurationReportCmd",
					"engine.impl.HistoricTaskInstanceReportImpl$ExecuteDurationCmd",
					"engine.impl.HistoricTaskInstanceReportImpl$HistoricTaskInstanceCountByNameCmd",
					"engine.impl.HistoricTaskInstanceReportImpl$HistoricTaskInstanceCountByProcessDefinitionKey",
					"engine.impl.ManagementServiceImpl$GetRegisteredDeploymentsCmd",
					"engine.impl.TaskReportImpl$TaskCountByCandidateGroupCmd",
					"engine.impl.metrics.MetricsQueryImpl$MetricsQueryIntervalCmd",
					"engine.impl.metrics.MetricsQueryImpl$MetricsQuerySumCmd",
					"cockpit.impl.plugin.base.sub.resources.ProcessDefinitionResource$QueryCalledProcessDefinitionsCmd",
					"cockpit.impl.plugin.resources.ProcessInstanceRestService$QueryProcessInstancesCmd",
					"cockpit.impl.plugin.resources.ProcessInstanceRestService$QueryProcessInstancesCountCmd",
					"webapp.impl.db.QueryServiceImpl$ExecuteListQueryCmd",
					"webapp.impl.db.QueryServiceImpl$ExecuteSingleQueryCmd",
					"webapp.impl.db.QueryServiceImpl$QueryServiceRowCountCmd")
			.<Class<?>>map(Row::hidden)
			.toList();
	}

	private static Row read(Class<?> command) {
		return Row.of(command, Who.READER, "everything").shownBy("OthersProjectTest.isNotRead");
	}

	private static Row filter(Class<?> command) {
		return Row.of(command, Who.READER, "tasks, without expressions of one's own")
			.shownBy("ExpressionsTest.areRefusedInEveryFieldOfAQuery")
			.checks(ReadCommands::plainExtension, "extendingQuery");
	}

	private static Row note(Class<?> command, Rules rules) {
		return Row.of(command, Who.READER, "a note at a task")
			.shownBy("OthersProjectTest.isNotRead")
			.checks(rules.tasks()::read, "taskId");
	}

	private static void plainExtension(Query<?, ?> extension) {
		if (extension instanceof TaskQueryImpl query) {
			plain(query);
		}
	}

	/**
	 * The engine refuses expressions in a person's query, but forgets its alternatives
	 * (CVE-2026-109432).
	 */
	private static void plain(TaskQueryImpl query) {
		if (Caller.isPerson()) {
			query.getQueries()
				.stream()
				.filter(part -> part != query)
				.flatMap(part -> part.getExpressions().values().stream())
				.findFirst()
				.ifPresent(expression -> {
					throw SubmissionRefused.forbidden("orQueries", expression, "wrong.noExpression");
				});
		}
	}

}
