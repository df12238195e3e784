package io.serviceloop.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serviceloop.web.Http.Proof;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * The things that the table of accesses names in braces: two projects, and one of
 * everything the engine keeps.
 */
final class AccessSamples {

	private static final String SPARE = "spare";

	private static final String MODEL = "{\"id\":\"spare\",\"type\":\"default\",\"components\":[]}";

	private static final Pattern NAME = Pattern.compile("\\{([\\w.-]+)}");

	private final ProcessEngine engine;

	private final Map<String, Supplier<String>> things = new HashMap<>();

	private int count;

	AccessSamples(ProcessEngine engine, Http http) {
		this.engine = engine;
		Walk walk = ofStrangers(engine);
		Stop own = walk.to(LoopForm.SET_GOALS);
		project(own);
		// A task of a group, in a project whose actions have run: agent and quality take
		// part in it.
		Stop grouped = walk.to(LoopForm.MEASURE_RESULTS);
		is("groupTask", grouped.taskId());
		Stop running = walk.to(LoopForm.IMPLEMENT_ACTION);
		var job = engine.getManagementService()
			.createJobQuery()
			.timers()
			.processDefinitionKey("actionImplementation")
			.processInstanceId(running.processInstanceId())
			.list()
			.get(0);
		is("job", job.getId());
		is("jobDefinition", job.getJobDefinitionId());
		is("import", http
			.ask(Proof.BASIC, "lead", "POST", "/api/projects/" + own.businessKey() + "/feedback?wait=true",
					Body.MULTIPART,
					Body.file("file") + Body.field("source", "customerFeedback")
							+ Body.field("mapping", "{\"time\":\"day\",\"dateFormat\":\"yyyy-MM-dd\"}") + Body.END)
			.json()
			.path("id")
			.asText());
		Stop standard = walk.to(LoopForm.APPROVE_STANDARD);
		walk.complete(standard, Good.answers(LoopForm.APPROVE_STANDARD));
		is("standard",
				String.valueOf(http.get("lead", "/api/handbook").json().path("items").path(0).path("id").asInt()));
		spares();
	}

	/** Projects in whose team neither agent nor quality are. */
	static Walk ofStrangers(ProcessEngine engine) {
		List<Object> team = Foreign.team(engine);
		return new Walk(engine) {
			@Override
			Map<String, Object> good(LoopForm form, int lap) {
				Map<String, Object> answers = super.good(form, lap);
				answers.computeIfPresent("team", (name, before) -> new ArrayList<>(team));
				answers.computeIfPresent("participants",
						(name, before) -> Good.list(Good.trained(team.get(0).toString(), 85)));
				return answers;
			}
		};
	}

	private void project(Stop stop) {
		is("project", stop.businessKey());
		is("task", stop.taskId());
		is("instance", stop.processInstanceId());
		is("execution", stop.processInstanceId());
		is("definition", definition().getId());
		is("variable",
				engine.getRuntimeService()
					.createVariableInstanceQuery()
					.processInstanceIdIn(stop.processInstanceId())
					.list()
					.get(0)
					.getId());
		is("activity",
				engine.getHistoryService()
					.createHistoricActivityInstanceQuery()
					.processInstanceId(stop.processInstanceId())
					.list()
					.get(0)
					.getId());
		is("operation",
				engine.getHistoryService()
					.createUserOperationLogQuery()
					.processInstanceId(stop.processInstanceId())
					.list()
					.get(0)
					.getOperationId());
		is("incident", engine.getRuntimeService()
			.createIncident(SPARE,
					engine.getTaskService().createTaskQuery().taskId(stop.taskId()).singleResult().getExecutionId(),
					SPARE)
			.getId());
		is("decision",
				engine.getRepositoryService()
					.createDecisionDefinitionQuery()
					.decisionDefinitionKey("problemPriority")
					.latestVersion()
					.singleResult()
					.getId());
	}

	private void spares() {
		is("deployment",
				engine.getRepositoryService()
					.createDeployment()
					.name(SPARE)
					.addString("spare.form", MODEL)
					.deploy()
					.getId());
		is("batch", engine.getManagementService().setJobRetriesAsync(List.of(SPARE), 1).getId());
		is("authorization", authorization());
		is("filter", filter());
		is("group", group());
		things.put("new", this::name);
		things.put("newAuthorization", this::authorization);
		things.put("newFilter", this::filter);
		things.put("newGroup", this::group);
		things.put("newUser", this::user);
	}

	/**
	 * A text with the things in place of their names; a name that is none stands for
	 * itself.
	 */
	String fill(String text, String person) {
		is("me", person);
		return NAME.matcher(text)
			.replaceAll(
					found -> Matcher.quoteReplacement(things.getOrDefault(found.group(1), () -> found.group(1)).get()));
	}

	/** Leaves nothing behind that another test would find. */
	void remove() {
		engine.getManagementService()
			.createBatchQuery()
			.list()
			.forEach(batch -> engine.getManagementService().deleteBatch(batch.getId(), true));
		engine.getRepositoryService()
			.createDeploymentQuery()
			.deploymentName(SPARE)
			.list()
			.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
		engine.getAuthorizationService()
			.createAuthorizationQuery()
			.list()
			.stream()
			.filter(grant -> String.valueOf(grant.getUserId()).startsWith(SPARE))
			.forEach(grant -> engine.getAuthorizationService().deleteAuthorization(grant.getId()));
		engine.getFilterService()
			.createFilterQuery()
			.list()
			.stream()
			.filter(filter -> filter.getName().startsWith(SPARE))
			.forEach(filter -> engine.getFilterService().deleteFilter(filter.getId()));
		engine.getIdentityService()
			.createGroupQuery()
			.list()
			.stream()
			.filter(group -> group.getId().startsWith(SPARE))
			.forEach(group -> engine.getIdentityService().deleteGroup(group.getId()));
		engine.getIdentityService()
			.createUserQuery()
			.list()
			.stream()
			.filter(user -> user.getId().startsWith(SPARE))
			.forEach(user -> engine.getIdentityService().deleteUser(user.getId()));
		engine.getHistoryService()
			.findHistoryCleanupJobs()
			.forEach(job -> engine.getManagementService().deleteJob(job.getId()));
	}

	private void is(String name, String value) {
		things.put(name, () -> value);
	}

	private String name() {
		return SPARE + ++count;
	}

	private ProcessDefinition definition() {
		return engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey("improvementLoop")
			.latestVersion()
			.singleResult();
	}

	private String authorization() {
		Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		grant.setUserId(name());
		grant.setResource(Resources.APPLICATION);
		grant.setResourceId("tasklist");
		grant.addPermission(Permissions.ACCESS);
		return engine.getAuthorizationService().saveAuthorization(grant).getId();
	}

	private String filter() {
		Filter filter = engine.getFilterService().newTaskFilter(name());
		filter.setQuery(engine.getTaskService().createTaskQuery());
		return engine.getFilterService().saveFilter(filter).getId();
	}

	private String group() {
		Group group = engine.getIdentityService().newGroup(name());
		engine.getIdentityService().saveGroup(group);
		return group.getId();
	}

	private String user() {
		User user = engine.getIdentityService().newUser(name());
		((IdentityServiceImpl) engine.getIdentityService()).saveUser(user, true);
		return user.getId();
	}

	/** What is sent, in the table's words. */
	record Body(String type, String text) {

		private static final String BOUNDARY = "boundary";

		static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;

		static final String END = "--" + BOUNDARY + "--\r\n";

		static Body of(String sent) {
			if (sent.startsWith("file ")) {
				return new Body(MULTIPART, file(sent.substring(5)) + field("deployment-name", SPARE) + END);
			}
			if (sent.startsWith("model ")) {
				return new Body(MULTIPART,
						file(sent.substring(6)).replace("spare.txt", "spare.form")
							.replaceFirst("(?s)\r\n\r\n.*", "\r\n\r\n" + MODEL + "\r\n")
								+ field("deployment-name", SPARE) + END);
			}
			return sent.startsWith("form") ? new Body("application/x-www-form-urlencoded", sent.substring(4).strip())
					: new Body("application/json", sent);
		}

		static String file(String part) {
			return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part
					+ "\"; filename=\"spare.txt\"\r\nContent-Type: text/csv\r\n\r\nday,text\r\n2026-11-01,slow\r\n\r\n";
		}

		static String field(String part, String value) {
			return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"\r\n\r\n" + value
					+ "\r\n";
		}

	}

}
