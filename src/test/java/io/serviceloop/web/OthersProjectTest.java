package io.serviceloop.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.Serves;
import io.serviceloop.web.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who takes no part in a project neither reads nor writes anything of it, whichever ids
 * of it he knows; who does is told.
 */
@Serves({ "E06", "E07" })
class OthersProjectTest extends WebTest {

	/**
	 * {@code agent} is of no group that the project asks; the other two are of groups
	 * that did tasks of it.
	 */
	private static final List<String> OUTSIDERS = List.of("agent", "account", "inspector");

	/** They take part in it. */
	private static final List<String> MEMBERS = List.of("lead", "mate", "quality");

	/** They read everything and write nothing. */
	private static final List<String> READERS = List.of("auditor", "admin");

	private static Foreign foreign;

	@BeforeEach
	void open() {
		if (foreign == null) {
			Foreign.account(engine, "account", "project-leads");
			Foreign.account(engine, "inspector", "quality-inspectors");
			foreign = Foreign.implementing(engine, http);
		}
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("reads")
	void isNotRead(Surface surface, Request request) {
		for (String person : OUTSIDERS) {
			hidden(person + " " + request, request.by(http, surface, person, foreign));
		}
	}

	@ParameterizedTest(name = "{2} {1} at {0}")
	@MethodSource("readsOfMembers")
	void isReadByWhoTakesPart(Surface surface, Request request, String member) {
		assertThat(reads().map(tried -> tried.get()[1])).as("strangers try the same").contains(request);
		told(request.by(http, surface, member, foreign));
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("searches")
	void isNotFound(Surface surface, Request request) {
		for (String person : OUTSIDERS) {
			Answer answer = request.by(http, surface, person, foreign);
			assertThat(answer.status()).as(person + " " + request + ": " + answer.text()).isLessThan(500);
			if (answer.status() < 300) {
				assertThat(foreign.isToldBy(answer.text())).as(person + " " + request + ": " + answer.text()).isFalse();
			}
			assertThat(answer.text()).as(person + " " + request).doesNotContain(Foreign.MARK);
		}
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("writes")
	void isNotChanged(Surface surface, Request request) {
		String before = everything();
		for (String person : Stream.concat(OUTSIDERS.stream(), READERS.stream()).toList()) {
			if (person.equals("admin") && isOperating(request)) {
				continue;
			}
			Answer answer = request.by(http, surface, person, foreign);
			assertThat(answer.status()).as(person + " " + request + ": " + answer.text()).isBetween(400, 499);
			if (OUTSIDERS.contains(person)) {
				assertThat(answer.text()).as(person + " " + request).doesNotContain(Foreign.MARK);
			}
		}
		assertThat(everything()).as(request.toString()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/projects/{key}", "/api/projects/{key}/feedback/summary", "/api/imports/{import}",
			"/api/tasks/{task}/context", "/api/tasks/{done}/context", "/api/tasks/{groupDone}/context" })
	void isNotReadFromOurOwnInterface(String path) {
		for (String person : OUTSIDERS) {
			hidden(person + " " + path, http.get(person, foreign.fill(path)));
			hidden(person + " " + path, http.browse(person, "GET", foreign.fill(path), null));
		}
		// A task that is done has a context for nobody.
		if (!path.matches(".*[dD]one}.*")) {
			assertThat(MEMBERS).anySatisfy(member -> told(http.get(member, foreign.fill(path))));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?size=200", "?text=xylograph", "?state=running&size=200" })
	void isNotInTheListOfProjects(String query) {
		for (String person : OUTSIDERS) {
			Answer answer = http.get(person, "/api/projects" + query);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(foreign.isToldBy(answer.text())).as(person + ": " + answer.text()).isFalse();
			assertThat(query.contains("text=") ? answer.json().path("total").asInt() : 0).as(person).isZero();
		}
		assertThat(http.get("lead", "/api/projects?text=xylograph").text()).contains(foreign.id("key"));
		assertThat(http.get("mate", "/api/projects?text=xylograph").text()).contains(foreign.id("key"));
		assertThat(http.get("auditor", "/api/projects?text=xylograph").text()).contains(foreign.id("key"));
	}

	@Test
	void isGivenNoFile() {
		String before = everything();
		for (String person : List.of("agent", "account", "inspector", "auditor", "admin")) {
			for (String path : List.of("/api/projects/{key}/feedback", "/api/projects/{key}/feedback/preview")) {
				Answer answer = http.upload(person, foreign.fill(path), "a.csv", "number,opened\n1,2026-01-05\n",
						"{\"externalId\":\"number\",\"time\":\"opened\",\"header\":true}", "customerFeedback");
				assertThat(answer.status()).as(person + " " + path + ": " + answer.text()).isIn(403, 404);
			}
			Answer answer = http.browse(person, "DELETE", foreign.fill("/api/imports/{import}"), null);
			assertThat(answer.status()).as(person + ": " + answer.text()).isIn(403, 404);
		}
		assertThat(everything()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET cockpit/plugin/base/default/process-definition/{pd}/called-process-definitions",
			"POST cockpit/plugin/base/default/process-definition/{pd}/called-process-definitions {}",
			"GET cockpit/plugin/base/default/process-definition/statistics",
			"GET cockpit/plugin/base/default/process-instance/{pi}/called-process-instances",
			"POST cockpit/plugin/base/default/process-instance/{pi}/called-process-instances {}",
			"GET cockpit/plugin/base/default/process-instance", "POST cockpit/plugin/base/default/process-instance {}",
			"GET cockpit/plugin/base/default/process-instance?businessKey={key}",
			"POST cockpit/plugin/base/default/process-instance {\"businessKey\":\"{key}\"}",
			"POST cockpit/plugin/base/default/process-instance/count {\"businessKey\":\"{key}\"}",
			"GET cockpit/plugin/base/default/incident?processInstanceIdIn={pi}",
			"POST cockpit/plugin/base/default/incident {}", "POST cockpit/plugin/base/default/incident/count {}",
			"GET admin/plugin/adminPlugins/default/metrics/aggregated?groupBy=year&metrics=task-users",
			"GET admin/auth/user/default", "GET tasklist/plugin/tasklistPlugins/default/task/{task}" })
	void isNotShownByThePluginsOfTheWebApplications(String line) {
		Request request = Request.lines(line).get(0);
		for (String person : OUTSIDERS) {
			Answer answer = http.browse(person, request.method(), "/camunda/api/" + foreign.fill(request.path()),
					(request.body() == null) ? null : Http.read(foreign.fill(request.body())));
			assertThat(answer.status()).as(person + ": " + answer.text()).isLessThan(500);
			assertThat(answer.status() < 300 && foreign.isToldBy(answer.text())).as(person + ": " + answer.text())
				.isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void isReadWhileATaskOfItIsOpenForTheGroupAndNotAfterSomebodyElseDidIt(Surface surface) {
		Foreign measuring = Foreign.measuring(engine, http);
		List<Request> notes = Request.lines("""
				GET /task/{task}/comment/{comment}
				GET /task/{task}/attachment/{attachment}
				GET /task/{task}/attachment/{attachment}/data
				""");
		for (Request read : Stream.concat(notes.stream(), Request.lines("GET /task/{task}").stream()).toList()) {
			assertThat(read.by(http, surface, "inspector", measuring).status()).as(read.toString()).isEqualTo(200);
			hidden("agent " + read, read.by(http, surface, "agent", measuring));
		}
		assertThat(http.get("inspector", measuring.fill("/api/tasks/{task}/context")).text()).contains(Foreign.MARK);
		assertThat(http.get("inspector", measuring.fill("/api/projects/{key}")).text()).contains(Foreign.MARK);
		measuring.done();
		for (Request read : notes) {
			hidden("inspector " + read, read.by(http, surface, "inspector", measuring));
			assertThat(read.by(http, surface, "quality", measuring).status()).as("who did it " + read).isEqualTo(200);
		}
		for (Request read : Request.lines("""
				GET /history/task?taskId={task}
				GET /history/variable-instance?processInstanceIdIn={pi}
				GET /history/detail?processInstanceId={pi}
				GET /history/user-operation?processInstanceId={pi}
				""")) {
			hidden("inspector " + read, read.by(http, surface, "inspector", measuring));
		}
		hidden("inspector", http.get("inspector", measuring.fill("/api/tasks/{task}/context")));
		hidden("inspector", http.get("inspector", measuring.fill("/api/projects/{key}")));
		assertThat(http.send(surface, "quality", "GET", measuring.fill("/history/task?taskId={task}"), null).json())
			.hasSize(1);
	}

	/** Not there, not allowed, or an empty list; and never a word of the project. */
	private static void hidden(String what, Answer answer) {
		assertThat(answer.text()).as(what).doesNotContain(Foreign.MARK);
		if (answer.status() == 200) {
			assertThat(isEmpty(answer)).as(what + ": " + answer.text()).isTrue();
		}
		else {
			assertThat(answer.status()).as(what + ": " + answer.text()).isIn(400, 403, 404);
		}
	}

	private static void told(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.text()).contains(Foreign.MARK);
	}

	private static boolean isEmpty(Answer answer) {
		return answer.text().isBlank() || answer.json().isEmpty()
				|| answer.json().has("count") && answer.json().path("count").asInt(-1) == 0;
	}

	/** What an administrator does to run the engine, and to keep accounts. */
	private static boolean isOperating(Request request) {
		return request.path()
			.matches(
					".*/suspended|.*/create-incident|/job/.*|/job-definition/.*|/user/.*|/group/.*|/authorization/.*|/filter/.*");
	}

	/** The project with its notes, jobs and imports, and what rights there are. */
	private String everything() {
		return stored(foreign.id("key")) + List
			.of("act_hi_comment", "act_hi_attachment", "act_ru_job", "act_ru_authorization", "act_id_membership",
					"act_ru_filter", "feedback_import", "act_re_deployment", "act_ru_batch")
			.stream()
			.map(table -> table + jdbc.queryForList("select * from " + table + " order by 1")
				.stream()
				.map(row -> row.values()
					.stream()
					.map(value -> (value instanceof byte[] bytes) ? java.util.Arrays.toString(bytes)
							: String.valueOf(value))
					.collect(Collectors.joining(" ")))
				.collect(Collectors.joining("\n")))
			.collect(Collectors.joining("\n"));
	}

	private static Stream<Arguments> everywhere(String lines) {
		return Stream.of(Surface.values())
			.flatMap(surface -> Request.lines(lines).stream().map(request -> Arguments.of(surface, request)));
	}

	static Stream<Arguments> reads() {
		return everywhere(Stream.of("{task}", "{done}", "{groupDone}")
			.map(OthersProjectTest::ofTask)
			.collect(Collectors.joining("\n")) + """

					GET /task/{task}/comment/{comment}
					GET /task/{task}/attachment/{attachment}
					GET /task/{task}/attachment/{attachment}/data
					GET /task/{done}/comment/{oldcomment}
					GET /task/{done}/attachment/{oldattachment}
					GET /task/{done}/attachment/{oldattachment}/data
					GET /task/%20/attachment/{attachment}
					GET /task/%20/attachment/{attachment}/data
					GET /process-instance/{pi}
					GET /process-instance/{sub}
					GET /process-instance/{caused}
					GET /process-instance/{pi}/activity-instances
					GET /process-instance/{pi}/variables
					GET /process-instance/{pi}/variables/title
					GET /process-instance/{pi}/variables/goals
					GET /process-instance/{pi}/variables/goals/data
					GET /process-instance/{sub}/variables
					GET /process-instance/{caused}/variables
					GET /process-instance/{pi}/comment
					GET /execution/{execution}
					GET /execution/{pi}/localVariables
					GET /execution/{pi}/localVariables/title
					GET /execution/{pi}/localVariables/goals/data
					GET /execution/{execution}/localVariables
					GET /variable-instance/{var}
					GET /variable-instance/{var}/data
					GET /history/variable-instance/{hvar}
					GET /history/variable-instance/{hvar}/data
					GET /history/variable-instance/{var}
					GET /history/detail/{detail}
					GET /history/detail/{detail}/data
					GET /history/activity-instance/{activity}
					GET /history/activity-instance/{activityOfTask}
					GET /history/process-instance/{pi}
					GET /history/process-instance/{sub}
					GET /history/process-instance/{caused}
					GET /history/decision-instance/{decision}
					GET /history/job-log/{joblog}
					GET /history/job-log/{joblog}/stacktrace
					GET /job/{job}
					GET /job/{job}/stacktrace
					GET /decision-definition/{dd}
					GET /decision-definition/{dd}/xml
					GET /deployment/{dep}
					GET /deployment/{dep}/resources
					GET /deployment/{dep}/resources/{res}
					GET /deployment/{dep}/resources/{res}/data
					GET /process-definition/{pd}/statistics
					GET /history/process-definition/{pd}/statistics
					GET /history/task/report?reportType=count&groupBy=taskName
					GET /history/task/report?reportType=duration&periodUnit=month
					GET /history/process-instance/report?reportType=duration&periodUnit=month
					GET /history/process-definition/cleanable-process-instance-report
					GET /task/report/candidate-group-count
					GET /optimize/variable-update?maxResults=50
					GET /optimize/activity-instance/completed?maxResults=50
					GET /optimize/process-instance/completed?maxResults=50
					GET /optimize/task-instance/completed?maxResults=50
					GET /optimize/identity-link-log?maxResults=50
					GET /optimize/decision-instance?maxResults=50
					""");
	}

	/** What members are told, each line with the one who is. */
	static Stream<Arguments> readsOfMembers() {
		String lines = """
				mate GET /task/{task}/form-variables
				mate GET /task/{task}/variables
				mate GET /task/{task}/variables/title
				mate GET /task/{task}/comment
				mate GET /task/{task}/comment/{comment}
				mate GET /task/{task}/attachment
				mate GET /task/{task}/attachment/{attachment}
				mate GET /task/{task}/attachment/{attachment}/data
				mate GET /history/user-operation?taskId={task}
				mate GET /history/variable-instance/{var}
				lead GET /history/variable-instance/{var}
				lead GET /task/{done}/comment
				lead GET /task/{done}/comment/{oldcomment}
				lead GET /task/{done}/attachment
				lead GET /task/{done}/attachment/{oldattachment}
				lead GET /task/{done}/attachment/{oldattachment}/data
				lead GET /history/user-operation?taskId={done}
				quality GET /history/variable-instance/{hvar}
				""";
		return lines.lines()
			.flatMap(line -> everywhere(line.substring(line.indexOf(' ') + 1)).map(
					request -> Arguments.of(request.get()[0], request.get()[1], line.substring(0, line.indexOf(' ')))));
	}

	private static String ofTask(String task) {
		return """
				GET /task/{t}
				GET /task/{t}/form
				GET /task/{t}/form-variables
				GET /task/{t}/rendered-form
				GET /task/{t}/deployed-form
				GET /task/{t}/variables
				GET /task/{t}/variables/title
				GET /task/{t}/variables/goals/data
				GET /task/{t}/localVariables
				GET /task/{t}/localVariables/title
				GET /task/{t}/identity-links
				GET /task/{t}/comment
				GET /task/{t}/attachment
				GET /history/task?taskId={t}
				GET /history/detail?taskId={t}
				GET /history/identity-link-log?taskId={t}
				GET /history/user-operation?taskId={t}
				GET /history/variable-instance?taskIdIn={t}
				POST /task {"taskId":"{t}"}
				POST /task/count {"taskIdIn":["{t}"]}
				POST /history/task {"taskId":"{t}"}
				POST /history/task/count {"taskId":"{t}"}
				""".replace("{t}", task);
	}

	static Stream<Arguments> searches() {
		String lists = Stream.of("task", "process-instance", "execution", "variable-instance", "history/task",
				"history/process-instance", "history/variable-instance", "history/detail", "job", "history/job-log",
				"external-task", "history/external-task-log", "history/activity-instance", "history/decision-instance",
				"process-definition", "job-definition", "filter", "incident", "history/incident", "event-subscription",
				"batch", "history/batch", "history/identity-link-log", "history/user-operation", "authorization",
				"deployment", "decision-definition", "group", "user", "tenant")
			.map(resource -> "GET /" + resource + "\nGET /" + resource + "/count")
			.collect(Collectors.joining("\n"));
		return everywhere(lists + """

				GET /task?processInstanceBusinessKey={key}
				GET /task?processInstanceId={pi}&withCommentAttachmentInfo=true
				GET /task?assignee=mate
				GET /task?active=true&nameLike=%25
				POST /task {"orQueries":[{"processInstanceBusinessKey":"{key}","assignee":"mate"}]}
				POST /task {"withTaskVariablesInReturn":true}
				POST /task {"processVariables":[{"name":"title","operator":"like","value":"Xylo%"}]}
				POST /task/count {"processVariables":[{"name":"title","operator":"like","value":"Xylo%"}]}
				POST /process-instance {}
				POST /process-instance {"variables":[{"name":"title","operator":"like","value":"Xylo%"}]}
				POST /process-instance/count {"businessKey":"{key}"}
				GET /process-instance?businessKey={key}
				GET /process-instance?superProcessInstance={pi}
				GET /process-instance?subProcessInstance={sub}
				POST /execution {"processInstanceId":"{pi}"}
				GET /execution?processInstanceId={sub}
				POST /variable-instance {"processInstanceIdIn":["{pi}","{sub}"]}
				GET /variable-instance?variableName=title
				POST /history/process-instance {"processInstanceBusinessKey":"{key}"}
				POST /history/process-instance {"variables":[{"name":"title","operator":"like","value":"Xylo%"}]}
				GET /history/process-instance?startedBy=lead
				GET /history/process-instance?superProcessInstanceId={pi}
				POST /history/task {"processInstanceBusinessKey":"{key}"}
				GET /history/task?processInstanceId={caused}
				GET /history/task?taskInvolvedGroup=quality-inspectors
				GET /history/task?taskInvolvedGroup=project-leads
				POST /history/variable-instance {"processInstanceIdIn":["{pi}","{caused}"]}
				POST /history/variable-instance {}
				GET /history/variable-instance?variableName=rootCause
				GET /history/variable-instance?variableNameLike=%25&deserializeValues=false
				POST /history/detail {"processInstanceId":"{caused}"}
				POST /history/detail {}
				GET /history/detail?userOperationId={operation}
				GET /history/activity-instance?processInstanceId={pi}
				POST /history/activity-instance {"processInstanceId":"{pi}"}
				GET /history/decision-instance?processInstanceId={pi}&includeInputs=true&includeOutputs=true
				GET /history/user-operation?processInstanceId={caused}
				GET /history/user-operation?operationId={operation}
				GET /history/user-operation?userId=lead
				GET /history/identity-link-log?userId=quality
				GET /history/job-log?processInstanceId={sub}
				POST /history/job-log {}
				GET /job?processInstanceId={sub}
				POST /job {}
				GET /event-subscription?processInstanceId={pi}
				GET /incident?processInstanceId={pi}
				POST /authorization {}
				GET /process-definition/statistics?incidents=true
				GET /process-definition/{pd}/form-variables
				GET /process-definition/{pd}/startForm
				GET /process-definition/{pd}/xml
				GET /process-definition/{pd}/diagram
				GET /process-definition/{pd}/deployed-start-form
				GET /process-definition/{pd}/rendered-form
				GET /process-definition/{pd}/static-called-process-definitions
				GET /schema/log
				GET /telemetry/data
				GET /telemetry/configuration
				GET /version
				GET /history/cleanup/jobs
				GET /history/cleanup/configuration
				GET /identity/groups?userId=mate
				GET /user/mate/profile
				GET /user?memberOfGroup=project-leads
				POST /migration/generate {"sourceProcessDefinitionId":"{pd}","targetProcessDefinitionId":"{pd}"}
				""");
	}

	static Stream<Arguments> writes() {
		return everywhere(
				"""
						POST /task/{task}/complete {}
						POST /task/{task}/complete {"variables":{"result":{"value":"hacked"},"evidence":{"value":"hacked"},"completedOn":{"value":"hacked"}}}
						POST /task/{task}/submit-form {"variables":{"result":{"value":"hacked"}}}
						POST /task/{task}/resolve {"variables":{"result":{"value":"hacked"}}}
						POST /task/{task}/claim {"userId":"agent"}
						POST /task/{task}/unclaim
						POST /task/{task}/assignee {"userId":"agent"}
						POST /task/{task}/delegate {"userId":"agent"}
						POST /task/{task}/variables {"modifications":{"result":{"value":"hacked"}}}
						PUT /task/{task}/variables/title {"value":"hacked"}
						DELETE /task/{task}/variables/title
						PUT /task/{task}/localVariables/title {"value":"hacked"}
						POST /task/{task}/identity-links {"userId":"agent","type":"candidate"}
						POST /task/{task}/identity-links {"groupId":"service-agents","type":"candidate"}
						POST /task/{task}/identity-links {"userId":"agent","type":"assignee"}
						POST /task/{task}/identity-links/delete {"userId":"mate","type":"assignee"}
						POST /task/{task}/bpmnError {"errorCode":"X"}
						POST /task/{task}/bpmnEscalation {"escalationCode":"X"}
						PUT /task/{task} {"name":"x","assignee":"agent"}
						DELETE /task/{task}
						POST /task/{task}/comment/create {"message":"x"}
						PUT /task/{task}/comment {"id":"{comment}","message":"x"}
						DELETE /task/{task}/comment
						DELETE /task/{task}/comment/{comment}
						DELETE /task/{task}/attachment/{attachment}
						PUT /task/{done}/comment {"id":"{oldcomment}","message":"x"}
						DELETE /task/{done}/comment/{oldcomment}
						DELETE /task/{done}/attachment/{oldattachment}
						DELETE /task/%20/attachment/{attachment}
						DELETE /task/%20/comment/{comment}
						PUT /process-instance/{sub}/comment {"id":"{comment}","message":"x"}
						DELETE /process-instance/{sub}/comment/{comment}
						DELETE /process-instance/{sub}/comment
						POST /task/create {"name":"x","parentTaskId":"{task}"}
						POST /process-instance/{pi}/variables {"modifications":{"title":{"value":"hacked"}}}
						PUT /process-instance/{pi}/variables/title {"value":"hacked"}
						DELETE /process-instance/{pi}/variables/title
						POST /process-instance/variables-async {"processInstanceIds":["{pi}","{sub}"],"variables":{"title":{"value":"hacked"}}}
						DELETE /process-instance/{pi}
						DELETE /process-instance/{sub}?skipCustomListeners=true&skipIoMappings=true
						POST /process-instance/delete {"processInstanceIds":["{pi}","{sub}"]}
						POST /process-instance/delete {"processInstanceQuery":{"businessKey":"{key}"}}
						POST /process-instance/delete-historic-query-based {"historicProcessInstanceQuery":{"processInstanceBusinessKey":"{key}"}}
						PUT /process-instance/{pi}/suspended {"suspended":true}
						PUT /process-instance/suspended {"suspended":true,"processInstanceIds":["{pi}","{sub}"]}
						POST /process-instance/suspended-async {"suspended":true,"processInstanceIds":["{pi}","{sub}"]}
						POST /process-instance/job-retries {"retries":0,"processInstances":["{pi}","{sub}"]}
						POST /process-instance/{pi}/modification {"instructions":[{"type":"startBeforeActivity","activityId":"userTask_setGoals"}]}
						POST /process-instance/{sub}/modification {"instructions":[{"type":"cancel","activityId":"userTask_implementAction"}]}
						POST /process-instance/{pi}/modification-async {"instructions":[{"type":"startBeforeActivity","activityId":"userTask_setGoals"}]}
						POST /modification/execute {"processDefinitionId":"{pd}","processInstanceIds":["{pi}"],"instructions":[{"type":"startBeforeActivity","activityId":"userTask_setGoals"}]}
						POST /migration/execute {"processInstanceIds":["{pi}"],"migrationPlan":{"sourceProcessDefinitionId":"{pd}","targetProcessDefinitionId":"{pd}","instructions":[]}}
						POST /migration/executeAsync {"processInstanceIds":["{pi}"],"migrationPlan":{"sourceProcessDefinitionId":"{pd}","targetProcessDefinitionId":"{pd}","instructions":[]}}
						POST /process-definition/{pd}/restart {"processInstanceIds":["{pi}"],"instructions":[{"type":"startBeforeActivity","activityId":"userTask_setGoals"}]}
						PUT /process-definition/{pd}/suspended {"suspended":true,"includeProcessInstances":true}
						DELETE /process-definition/{pd}?cascade=true
						DELETE /deployment/{dep}?cascade=true
						POST /deployment/{dep}/redeploy {}
						PUT /process-definition/{pd}/history-time-to-live {"historyTimeToLive":0}
						POST /execution/{execution}/signal {}
						POST /execution/{execution}/localVariables {"modifications":{"title":{"value":"hacked"}}}
						PUT /execution/{pi}/localVariables/title {"value":"hacked"}
						DELETE /execution/{pi}/localVariables/title
						POST /execution/{pi}/messageSubscriptions/projectClosed/trigger {}
						POST /execution/{execution}/create-incident {"incidentType":"x","configuration":"y"}
						POST /message {"messageName":"projectClosed","businessKey":"{key}"}
						POST /message {"messageName":"projectClosed","processInstanceId":"{pi}","all":true}
						POST /message {"messageName":"actionChanged","processInstanceId":"{sub}","processVariables":{"responsible":{"value":"hacked"}}}
						POST /process-instance/message-async {"messageName":"projectClosed","processInstanceIds":["{pi}","{sub}"]}
						POST /signal {"name":"x","executionId":"{execution}"}
						POST /condition {"businessKey":"{key}","variables":{"x":{"value":"hacked"}}}
						PUT /job/{job}/retries {"retries":0}
						PUT /job/{job}/duedate {"duedate":"2030-01-01T00:00:00.000+0000"}
						PUT /job/{job}/priority {"priority":9}
						PUT /job/{job}/suspended {"suspended":true}
						POST /job/{job}/duedate/recalculate
						POST /job/{job}/execute
						DELETE /job/{job}
						POST /job/retries {"jobIds":["{job}"],"retries":0}
						PUT /job/suspended {"suspended":true,"processInstanceId":"{sub}"}
						PUT /job-definition/{jobdef}/suspended {"suspended":true,"includeJobs":true}
						PUT /job-definition/{jobdef}/retries {"retries":0}
						PUT /job-definition/{jobdef}/jobPriority {"priority":9,"includeJobs":true}
						DELETE /history/process-instance/{pi}
						DELETE /history/process-instance/{pi}/variable-instances
						DELETE /history/variable-instance/{hvar}
						POST /history/process-instance/delete {"historicProcessInstanceIds":["{pi}"]}
						POST /history/process-instance/set-removal-time {"historicProcessInstanceIds":["{pi}"],"clearedRemovalTime":true}
						POST /history/decision-instance/delete {"historicDecisionInstanceIds":["{decision}"]}
						DELETE /history/job-log/{joblog}
						PUT /history/user-operation/{operation}/set-annotation {"annotation":"x"}
						PUT /history/user-operation/{operation}/clear-annotation
						DELETE /history/user-operation/{log}
						PUT /user/mate/profile {"id":"mate","firstName":"H","lastName":"H"}
						DELETE /user/mate
						POST /user/mate/unlock
						DELETE /group/service-agents/members/mate
						PUT /group/camunda-admin/members/agent
						POST /authorization/create {"type":1,"permissions":["ALL"],"userId":"mate","resourceType":7,"resourceId":"*"}
						POST /filter/create {"resourceType":"Task","name":"x","query":{"processInstanceBusinessKey":"{key}"},"properties":{}}
						""");
	}

}
