package io.serviceloop.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that the engine's interface can be asked to write, asked by somebody who was
 * granted every right on everything, and by somebody who was granted nothing of it. What
 * is refused is refused before anything is done.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllRightsTest extends WebTest {

	private static final String MIGHTY = "mighty";

	private static final String ORDINARY = "ordinary";

	/** A process of somebody else, which the engine's rights decide on. */
	private static final String ERRAND = "errand";

	/** What only reads, or locks for a while. */
	private static final Set<String> LEAVE_NONE = Set.of("FetchExternalTasksCmd", "LockExternalTaskCmd",
			"UnlockExternalTaskCmd", "ExtendLockOnExternalTaskCmd");

	private final Map<String, String> things = new HashMap<>();

	/** What is asked; {@code {words}} are things, {@code '} is a quotation mark. */
	record Demand(String commands, int mighty, String method, String path, String body) {

		@Override
		public String toString() {
			return commands + ": " + method + " " + path + " " + body;
		}

	}

	@BeforeAll
	void grantEverything() {
		connect();
		Foreign.account(engine, MIGHTY, "camunda-admin");
		Foreign.account(engine, ORDINARY, "service-agents");
		for (Resources resource : Resources.values()) {
			Authorization grant = engine.getAuthorizationService()
				.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
			grant.setUserId(MIGHTY);
			grant.setResource(resource);
			grant.setResourceId(Authorization.ANY);
			grant.addPermission(Permissions.ALL);
			engine.getAuthorizationService().saveAuthorization(grant);
		}
		project();
		errand();
	}

	@AfterAll
	void leaveNothing() {
		// Other tests empty the group of the administrators.
		List.of(MIGHTY, ORDINARY).forEach(engine.getIdentityService()::deleteUser);
		engine.getAuthorizationService()
			.createAuthorizationQuery()
			.userIdIn(MIGHTY)
			.list()
			.forEach(grant -> engine.getAuthorizationService().deleteAuthorization(grant.getId()));
		engine.getManagementService()
			.createBatchQuery()
			.list()
			.forEach(batch -> engine.getManagementService().deleteBatch(batch.getId(), true));
		for (String name : List.of(ERRAND, "again", "sent")) {
			engine.getRepositoryService()
				.createDeploymentQuery()
				.deploymentName(name)
				.list()
				.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("demands")
	void whoIsGrantedEverythingDoesWhatTheTableLeavesToRightsAndNothingElse(Demand demand) {
		String before = everythingStored();
		long known = records();
		Answer answer = ask(MIGHTY, demand);
		assertThat(answer.status()).as(answer.text()).isEqualTo(demand.mighty());
		assertThat(records() - known).as("records of what was done")
			.isEqualTo((demand.mighty() >= 400 || LEAVE_NONE.contains(demand.commands())) ? 0 : 1);
		if (demand.mighty() >= 400) {
			assertThat(everythingStored()).isEqualTo(before);
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("demands")
	void whoIsGrantedNothingIsRefused(Demand demand) {
		String before = everythingStored();
		Answer answer = ask(ORDINARY, demand);
		// A signal that nobody he may reach listens to is no fault.
		assertThat(answer.status()).as(answer.text()).isBetween(demand.commands().startsWith("Fetch") ? 200 : 400, 499);
		assertThat(everythingStored()).isEqualTo(before);
	}

	private long records() {
		return jdbc.queryForObject("select count(*) from audit_record where outcome = 'done' and person = ?",
				Long.class, MIGHTY);
	}

	private Answer ask(String person, Demand demand) {
		String body = fill(demand.body()).replace('\'', '"');
		return http.send(Surface.ENGINE_REST, person, demand.method(), fill(demand.path()), "application/json",
				body.isEmpty() ? null : body, "en");
	}

	private String fill(String text) {
		String filled = text;
		for (Map.Entry<String, String> thing : things.entrySet()) {
			filled = filled.replace("{" + thing.getKey() + "}", thing.getValue());
		}
		return filled;
	}

	private void project() {
		Stop stop = walk.to(LoopForm.WEEKLY_REVIEW);
		things.put("key", stop.businessKey());
		things.put("task", stop.taskId());
		things.put("pi", stop.processInstanceId());
		things.put("pd",
				engine.getTaskService()
					.createTaskQuery()
					.taskId(stop.taskId())
					.singleResult()
					.getProcessDefinitionId());
		var history = engine.getHistoryService();
		things.put("operation",
				history.createUserOperationLogQuery()
					.processInstanceId(stop.processInstanceId())
					.list()
					.get(0)
					.getOperationId());
		things.put("variable",
				history.createHistoricVariableInstanceQuery()
					.processInstanceId(stop.processInstanceId())
					.list()
					.get(0)
					.getId());
		things.put("decided", history.createHistoricDecisionInstanceQuery().list().get(0).getId());
		things.put("dd",
				engine.getRepositoryService()
					.createDecisionDefinitionQuery()
					.decisionDefinitionKey("problemPriority")
					.latestVersion()
					.singleResult()
					.getId());
		things.put("listening",
				engine.getRuntimeService()
					.createExecutionQuery()
					.processInstanceId(stop.processInstanceId())
					.messageEventSubscriptionName("projectClosed")
					.singleResult()
					.getId());
		things.put("timer",
				engine.getManagementService()
					.createJobQuery()
					.timers()
					.processDefinitionKey("actionImplementation")
					.list()
					.get(0)
					.getId());
	}

	private void errand() {
		BpmnModelInstance model = Bpmn.createExecutableProcess(ERRAND)
			.camundaHistoryTimeToLive(1)
			.startEvent()
			.parallelGateway("fork")
			.userTask("do")
			.endEvent()
			.moveToNode("fork")
			.serviceTask("outside")
			.camundaExternalTask("errands")
			.endEvent()
			.moveToNode("fork")
			.intermediateCatchEvent("signalled")
			.signal("errandSignal")
			.endEvent()
			.moveToNode("fork")
			.intermediateCatchEvent("told")
			.message("errandMessage")
			.endEvent()
			.moveToNode("fork")
			.receiveTask("wait")
			.endEvent()
			.moveToNode("fork")
			.intermediateCatchEvent("later")
			.timerWithDuration("P9D")
			.endEvent()
			.done();
		things.put("dep", engine.getRepositoryService()
			.createDeployment()
			.name(ERRAND)
			// As if it had come before models were checked: it has everything that
			// rights are on.
			.source("serviceloop")
			.addModelInstance("errand.bpmn", model)
			.addString("errand.cmmn", """
					<definitions xmlns="http://www.omg.org/spec/CMMN/20151109/MODEL" targetNamespace="x"
					    xmlns:camunda="http://camunda.org/schema/1.0/cmmn">
					  <case id="errandCase" camunda:historyTimeToLive="1"><casePlanModel id="plan">
					    <planItem id="item" definitionRef="human"/><humanTask id="human"/>
					  </casePlanModel></case>
					</definitions>""")
			.deploy()
			.getId());
		String instance = engine.getRuntimeService().startProcessInstanceByKey(ERRAND).getId();
		things.put("errand", instance);
		var runtime = engine.getRuntimeService();
		things.put("errandPd",
				runtime.createProcessInstanceQuery()
					.processInstanceId(instance)
					.singleResult()
					.getProcessDefinitionId());
		for (String activity : List.of("wait", "told", "do")) {
			things.put(activity,
					runtime.createExecutionQuery()
						.processInstanceId(instance)
						.activityId(activity)
						.singleResult()
						.getId());
		}
		things.put("external",
				engine.getExternalTaskService()
					.createExternalTaskQuery()
					.processInstanceId(instance)
					.singleResult()
					.getId());
		things.put("job",
				engine.getManagementService().createJobQuery().processInstanceId(instance).singleResult().getId());
		things.put("jobDefinition",
				engine.getManagementService()
					.createJobDefinitionQuery()
					.processDefinitionKey(ERRAND)
					.list()
					.get(0)
					.getId());
		things.put("incident", runtime.createIncident("x", things.get("do"), "x").getId());
		things.put("batch", engine.getManagementService().setJobRetriesAsync(List.of("x"), 1).getId());
		Task own = engine.getTaskService().newTask();
		engine.getTaskService().saveTask(own);
		String done = runtime.startProcessInstanceByKey(ERRAND).getId();
		runtime.deleteProcessInstance(done, "done");
		things.put("done", done);
		engine.getTaskService().deleteTask(own.getId(), true);
		var cases = engine.getCaseService();
		things.put("case", cases.createCaseInstanceByKey("errandCase").getId());
		things.put("caseItem",
				cases.createCaseExecutionQuery()
					.caseInstanceId(things.get("case"))
					.activityId("item")
					.singleResult()
					.getId());
		things.put("casePd",
				engine.getRepositoryService()
					.createCaseDefinitionQuery()
					.caseDefinitionKey("errandCase")
					.singleResult()
					.getId());
	}

	static Stream<Demand> demands() {
		return Requests.ALL.lines().filter(line -> !line.isBlank()).map(line -> {
			String[] part = line.strip().split("\\s+", 5);
			return new Demand(part[0], Integer.parseInt(part[1]), part[2], part[3], (part.length > 4) ? part[4] : "");
		});
	}

	/** Command, what the mighty one gets, and what is sent. */
	private static final class Requests {

		private static final String ALL = """
				DeleteProcessInstanceCmd 403 DELETE /process-instance/{pi}
				DeleteProcessInstanceCmd 403 DELETE /process-instance/{errand}
				DeleteProcessInstanceBatchCmd 403 POST /process-instance/delete {'processInstanceIds':['{pi}']}
				DeleteProcessInstanceBatchCmd 403 POST /process-instance/delete-historic-query-based {'historicProcessInstanceIds':['{pi}']}
				ModifyProcessInstanceCmd 403 POST /process-instance/{pi}/modification {'instructions':[{'type':'startBeforeActivity','activityId':'userTask_setGoals'}]}
				ModifyProcessInstanceAsyncCmd 403 POST /process-instance/{pi}/modification-async {'instructions':[{'type':'startBeforeActivity','activityId':'userTask_setGoals'}]}
				ModifyProcessInstanceAsyncCmd 403 POST /process-instance/{errand}/modification-async {'instructions':[{'type':'startBeforeActivity','activityId':'do'}]}
				ProcessInstanceModificationCmd 403 POST /modification/execute {'processDefinitionId':'{pd}','processInstanceIds':['{pi}'],'instructions':[{'type':'startBeforeActivity','activityId':'userTask_setGoals'}]}
				ProcessInstanceModificationBatchCmd 403 POST /modification/executeAsync {'processDefinitionId':'{pd}','processInstanceIds':['{pi}'],'instructions':[{'type':'startBeforeActivity','activityId':'userTask_setGoals'}]}
				SetVariablesToProcessInstancesBatchCmd 403 POST /process-instance/variables-async {'processInstanceIds':['{pi}'],'variables':{'goalsMet':{'value':true}}}
				PatchExecutionVariablesCmd 403 POST /process-instance/{pi}/variables {'modifications':{'goalsMet':{'value':true}}}
				SetExecutionVariablesCmd 403 PUT /process-instance/{pi}/variables/goalsMet {'value':true}
				RemoveExecutionVariablesCmd 403 DELETE /process-instance/{pi}/variables/goals
				PatchExecutionVariablesCmd 403 POST /execution/{pi}/localVariables {'modifications':{'goalsMet':{'value':true}}}
				SetExecutionVariablesCmd 403 PUT /execution/{pi}/localVariables/goalsMet {'value':true}
				RemoveExecutionVariablesCmd 403 DELETE /execution/{pi}/localVariables/goals
				CorrelateMessageCmd 403 POST /message {'messageName':'projectClosed','businessKey':'{key}'}
				CorrelateMessageCmd 403 POST /message {'messageName':'projectClosed','processInstanceId':'{pi}','processVariables':{'x':{'value':1}}}
				CorrelateAllMessageCmd 403 POST /message {'messageName':'actionChanged','all':true}
				CorrelateAllMessageBatchCmd 403 POST /process-instance/message-async {'messageName':'projectClosed','processInstanceIds':['{pi}']}
				MessageEventReceivedCmd 403 POST /execution/{listening}/messageSubscriptions/projectClosed/trigger {}
				SignalCmd 403 POST /execution/{pi}/signal {}
				RestartProcessInstancesCmd 403 POST /process-definition/{pd}/restart {'processInstanceIds':['{pi}'],'instructions':[{'type':'startBeforeActivity','activityId':'userTask_setGoals'}]}
				RestartProcessInstancesBatchCmd 403 POST /process-definition/{pd}/restart-async {'processInstanceIds':['{pi}'],'instructions':[{'type':'startBeforeActivity','activityId':'userTask_setGoals'}]}
				StartProcessInstanceAtActivitiesCmd 403 POST /process-definition/key/improvementLoop/start {'startInstructions':[{'type':'startBeforeActivity','activityId':'userTask_standardise'}]}
				StartProcessInstanceCmd 403 POST /process-definition/key/actionImplementation/start {}
				SubmitStartFormCmd 403 POST /process-definition/key/rootCauseAnalysis/submit-form {}
				MigrateProcessInstanceCmd 403 POST /migration/execute {'processInstanceIds':['{pi}'],'migrationPlan':{'sourceProcessDefinitionId':'{pd}','targetProcessDefinitionId':'{errandPd}','instructions':[]}}
				MigrateProcessInstanceBatchCmd 403 POST /migration/executeAsync {'processInstanceIds':['{pi}'],'migrationPlan':{'sourceProcessDefinitionId':'{pd}','targetProcessDefinitionId':'{pd}','instructions':[{'sourceActivityIds':['userTask_weeklyReview'],'targetActivityIds':['userTask_weeklyReview']}],'variables':{'goalsMet':{'value':true}}}}
				DeleteHistoricProcessInstancesCmd 403 DELETE /history/process-instance/{done}
				DeleteHistoricProcessInstancesBatchCmd 403 POST /history/process-instance/delete {'historicProcessInstanceIds':['{done}']}
				DeleteHistoricVariableInstancesByProcessInstanceIdCmd 403 DELETE /history/process-instance/{pi}/variable-instances
				DeleteHistoricVariableInstanceCmd 403 DELETE /history/variable-instance/{variable}
				DeleteHistoricDecisionInstancesBatchCmd 403 POST /history/decision-instance/delete {'historicDecisionInstanceIds':['{decided}']}
				DeleteHistoricBatchCmd 403 DELETE /history/batch/{batch}
				SetRemovalTimeToHistoricProcessInstancesCmd 403 POST /history/process-instance/set-removal-time {'historicProcessInstanceIds':['{done}'],'absoluteRemovalTime':'2026-01-01T00:00:00.000+0000'}
				SetRemovalTimeToHistoricProcessInstancesCmd 403 POST /history/process-instance/set-removal-time {'historicProcessInstanceIds':['{done}'],'clearedRemovalTime':true}
				SetRemovalTimeToHistoricDecisionInstancesCmd 403 POST /history/decision-instance/set-removal-time {'historicDecisionInstanceIds':['{decided}'],'clearedRemovalTime':true}
				SetRemovalTimeToHistoricBatchesCmd 403 POST /history/batch/set-removal-time {'historicBatchIds':['{batch}'],'clearedRemovalTime':true}
				UpdateProcessDefinitionHistoryTimeToLiveCmd 403 PUT /process-definition/{pd}/history-time-to-live {'historyTimeToLive':1}
				UpdateProcessDefinitionHistoryTimeToLiveCmd 403 PUT /process-definition/key/improvementLoop/history-time-to-live {'historyTimeToLive':1}
				UpdateDecisionDefinitionHistoryTimeToLiveCmd 403 PUT /decision-definition/{dd}/history-time-to-live {'historyTimeToLive':1}
				UpdateCaseDefinitionHistoryTimeToLiveCmd 403 PUT /case-definition/{casePd}/history-time-to-live {'historyTimeToLive':2}
				SetAnnotationForOperationLog 403 PUT /history/user-operation/{operation}/set-annotation {'annotation':'x'}
				SetAnnotationForOperationLog 403 PUT /history/user-operation/{operation}/clear-annotation
				DeleteDeploymentCmd 403 DELETE /deployment/{dep}?cascade=true
				DeleteProcessDefinitionsByIdsCmd 403 DELETE /process-definition/{errandPd}?cascade=true
				DeleteProcessDefinitionsByKeyCmd 403 DELETE /process-definition/key/errand?cascade=true
				DeleteJobCmd 403 DELETE /job/{timer}
				DeleteJobCmd 404 DELETE /job/gone
				DeleteBatchCmd 403 DELETE /batch/{batch}?cascade=true
				CreateCaseInstanceCmd 403 POST /case-definition/key/errandCase/create {}
				CompleteCaseExecutionCmd 403 POST /case-execution/{caseItem}/complete {}
				CompleteCaseExecutionCmd 403 POST /case-instance/{case}/complete {}
				CloseCaseInstanceCmd 403 POST /case-instance/{case}/close {}
				TerminateCaseExecutionCmd 403 POST /case-instance/{case}/terminate {}
				TerminateCaseExecutionCmd 403 POST /case-execution/{caseItem}/terminate {}
				DisableCaseExecutionCmd 403 POST /case-execution/{caseItem}/disable {}
				ReenableCaseExecutionCmd 403 POST /case-execution/{caseItem}/reenable {}
				ManualStartCaseExecutionCmd 403 POST /case-execution/{caseItem}/manual-start {}
				CaseExecutionVariableCmd 403 PUT /case-instance/{case}/variables/x {'value':1}
				CaseExecutionVariableCmd 403 DELETE /case-execution/{caseItem}/localVariables/x
				CompleteTaskCmd 403 POST /task/{task}/complete {}
				ResolveTaskCmd 403 POST /task/{task}/resolve {}
				SubmitTaskFormCmd 403 POST /task/{task}/submit-form {}
				SetTaskVariablesCmd 403 PUT /task/{task}/variables/progress {'value':'x','type':'String'}
				PatchTaskVariablesCmd 403 POST /task/{task}/variables {'modifications':{'progress':{'value':'x','type':'String'}}}
				RemoveTaskVariablesCmd 403 DELETE /task/{task}/variables/progress
				HandleTaskBpmnErrorCmd 403 POST /task/{task}/bpmnError {'errorCode':'x'}
				HandleTaskEscalationCmd 403 POST /task/{task}/bpmnEscalation {'escalationCode':'x'}
				ClaimTaskCmd 403 POST /task/{task}/claim {'userId':'mighty'}
				AssignTaskCmd 403 POST /task/{task}/assignee {'userId':'agent'}
				DelegateTaskCmd 403 POST /task/{task}/delegate {'userId':'agent'}
				AddUserIdentityLinkCmd 403 POST /task/{task}/identity-links {'userId':'agent','type':'candidate'}
				AddGroupIdentityLinkCmd 403 POST /task/{task}/identity-links {'groupId':'auditors','type':'candidate'}
				DeleteUserIdentityLinkCmd 403 POST /task/{task}/identity-links/delete {'userId':'lead','type':'assignee'}
				SaveTaskCmd 403 PUT /task/{task} {'name':'x','assignee':'agent'}
				DeleteTaskCmd 403 DELETE /task/{task}
				AddCommentCmd 403 POST /task/{task}/comment/create {'message':'x'}
				DeleteProcessInstanceCommentCmd 403 DELETE /process-instance/{pi}/comment
				CheckPassword 403 POST /identity/verify {'username':'lead','password':'lead'}
				SetJobRetriesCmd 204 PUT /job/{timer}/retries {'retries':3}
				SetJobsRetriesBatchCmd 200 POST /job/retries {'jobIds':['{timer}'],'retries':3}
				SetJobsRetriesByProcessBatchCmd 200 POST /process-instance/job-retries {'processInstances':['{errand}'],'retries':3}
				SetJobRetriesCmd 204 PUT /job-definition/{jobDefinition}/retries {'retries':3}
				SetJobPriorityCmd 204 PUT /job/{timer}/priority {'priority':3}
				SetJobDuedateCmd 204 PUT /job/{job}/duedate {'duedate':'2036-01-01T00:00:00.000+0000'}
				RecalculateJobDuedateCmd 204 POST /job/{job}/duedate/recalculate
				SetJobDefinitionPriorityCmd 204 PUT /job-definition/{jobDefinition}/jobPriority {'priority':3}
				SuspendJobCmd 204 PUT /job/{job}/suspended {'suspended':true}
				ActivateJobCmd 204 PUT /job/{job}/suspended {'suspended':false}
				SuspendJobDefinitionCmd 204 PUT /job-definition/{jobDefinition}/suspended {'suspended':true}
				ActivateJobDefinitionCmd 204 PUT /job-definition/{jobDefinition}/suspended {'suspended':false}
				ExecuteJobsCmd 204 POST /job/{job}/execute
				SuspendBatchCmd 204 PUT /batch/{batch}/suspended {'suspended':true}
				ActivateBatchCmd 204 PUT /batch/{batch}/suspended {'suspended':false}
				SuspendProcessInstanceCmd 204 PUT /process-instance/{errand}/suspended {'suspended':true}
				ActivateProcessInstanceCmd 204 PUT /process-instance/{errand}/suspended {'suspended':false}
				UpdateProcessInstancesSuspendStateCmd 204 PUT /process-instance/suspended {'suspended':false,'processInstanceIds':['{errand}']}
				UpdateProcessInstancesSuspendStateBatchCmd 200 POST /process-instance/suspended-async {'suspended':false,'processInstanceIds':['{errand}']}
				SuspendProcessDefinitionCmd 204 PUT /process-definition/{errandPd}/suspended {'suspended':true}
				ActivateProcessDefinitionCmd 204 PUT /process-definition/{errandPd}/suspended {'suspended':false}
				CreateIncidentCmd 200 POST /execution/{do}/create-incident {'incidentType':'x','configuration':'y'}
				SetAnnotationForIncidentCmd 204 PUT /incident/{incident}/annotation {'annotation':'x'}
				ResolveIncidentCmd 204 DELETE /incident/{incident}
				FetchExternalTasksCmd 200 POST /external-task/fetchAndLock {'workerId':'w','maxTasks':1,'topics':[]}
				SetExternalTaskRetriesCmd 204 PUT /external-task/{external}/retries {'retries':3}
				SetExternalTasksRetriesCmd 204 PUT /external-task/retries {'externalTaskIds':['{external}'],'retries':3}
				SetExternalTasksRetriesBatchCmd 200 POST /external-task/retries-async {'externalTaskIds':['{external}'],'retries':3}
				SetExternalTaskPriorityCmd 204 PUT /external-task/{external}/priority {'priority':3}
				LockExternalTaskCmd 204 POST /external-task/{external}/lock {'workerId':'w','lockDuration':100000}
				ExtendLockOnExternalTaskCmd 204 POST /external-task/{external}/extendLock {'workerId':'w','newDuration':100000}
				HandleExternalTaskFailureCmd 204 POST /external-task/{external}/failure {'workerId':'w','errorMessage':'x','retries':2,'retryTimeout':0}
				UnlockExternalTaskCmd 204 POST /external-task/{external}/unlock
				PatchExecutionVariablesCmd 204 POST /process-instance/{errand}/variables {'modifications':{'x':{'value':1}}}
				SetExecutionVariablesCmd 204 PUT /process-instance/{errand}/variables/x {'value':1}
				RemoveExecutionVariablesCmd 204 DELETE /process-instance/{errand}/variables/x
				CorrelateMessageCmd 204 POST /message {'messageName':'errandMessage','processInstanceId':'{errand}'}
				SignalEventReceivedCmd 204 POST /signal {'name':'errandSignal'}
				SignalCmd 204 POST /execution/{wait}/signal {}
				ModifyProcessInstanceCmd 204 POST /process-instance/{errand}/modification {'instructions':[{'type':'startBeforeActivity','activityId':'wait'}]}
				StartProcessInstanceAtActivitiesCmd 200 POST /process-definition/key/errand/start {'startInstructions':[{'type':'startBeforeActivity','activityId':'wait'}]}
				DeleteMetricsCmd 204 DELETE /metrics/task-worker
				EvaluateDecisionCmd 200 POST /decision-definition/{dd}/evaluate {'variables':{'urgency':{'value':3},'impact':{'value':3}}}
				CreateTaskCmd 204 POST /task/create {'name':'x'}
				CreateGroupCmd 204 POST /group/create {'id':'errands','name':'x'}
				SaveGroupCmd 204 PUT /group/errands {'id':'errands','name':'y'}
				CreateMembershipCmd 204 PUT /group/errands/members/mighty
				DeleteMembershipCmd 204 DELETE /group/errands/members/mighty
				DeleteGroupCmd 204 DELETE /group/errands
				CreateTenantCmd 204 POST /tenant/create {'id':'errands','name':'x'}
				CreateTenantUserMembershipCmd 204 PUT /tenant/errands/user-members/mighty
				DeleteTenantUserMembershipCmd 204 DELETE /tenant/errands/user-members/mighty
				CreateTenantGroupMembershipCmd 204 PUT /tenant/errands/group-members/auditors
				DeleteTenantGroupMembershipCmd 204 DELETE /tenant/errands/group-members/auditors
				DeleteTenantCmd 204 DELETE /tenant/errands
				UnlockUserCmd 204 POST /user/ordinary/unlock
				CreateAuthorizationCommand 200 POST /authorization/create {'type':1,'userId':'mighty','resourceType':0,'resourceId':'x','permissions':['ACCESS']}
				HistoryCleanupCmd 200 POST /history/cleanup
				""";

	}

}
