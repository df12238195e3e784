package io.serviceloop.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Creates at start what is missing: groups with their grants, task filters, the first administrator. */
@Component
@Order(1)
class FirstStart implements ApplicationRunner {

	private final IdentityService identity;

	private final AuthorizationService authorizations;

	private final FilterService filters;

	private final TaskService tasks;

	private final String adminName;

	private final String adminPassword;

	FirstStart(IdentityService identity, AuthorizationService authorizations, FilterService filters, TaskService tasks,
			@Value("${SERVICELOOP_ADMIN_USER:}") String adminName,
			@Value("${SERVICELOOP_ADMIN_PASSWORD:}") String adminPassword) {
		this.identity = identity;
		this.authorizations = authorizations;
		this.filters = filters;
		this.tasks = tasks;
		this.adminName = adminName;
		this.adminPassword = adminPassword;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		Grants.GROUPS.forEach(this::group);
		grants();
		filter("My tasks", -10, tasks.createTaskQuery().taskInvolvedUserExpression("${currentUser()}"));
		filter("My group's tasks", 0, tasks.createTaskQuery()
			.taskCandidateGroupInExpression("${currentUserGroups()}")
			.includeAssignedTasks());
		filter("Overdue", 10, tasks.createTaskQuery().dueBeforeExpression("${now()}"));
		if (!adminName.isBlank() && !adminPassword.isBlank()
				&& identity.createUserQuery().memberOfGroup("camunda-admin").count() == 0) {
			account(adminName, adminName, "", adminPassword, "camunda-admin");
		}
	}

	/** Creates an account if there is none of this name. */
	void account(String id, String firstName, String lastName, String password, String group) {
		if (identity.createUserQuery().userId(id).count() == 0) {
			User user = identity.newUser(id);
			user.setFirstName(firstName);
			user.setLastName(lastName);
			user.setPassword(password);
			identity.saveUser(user);
			identity.createMembership(id, group);
		}
	}

	private void group(String id) {
		if (identity.createGroupQuery().groupId(id).count() == 0) {
			Group group = identity.newGroup(id);
			String name = id.equals("camunda-admin") ? "administrators" : id.replace('-', ' ');
			group.setName(Character.toUpperCase(name.charAt(0)) + name.substring(1));
			group.setType(id.equals("camunda-admin") ? "SYSTEM" : "WORKFLOW");
			identity.saveGroup(group);
		}
	}

	private void grants() {
		Map<String, List<Grants.Grant>> wanted = new HashMap<>();
		Grants.all().forEach(grant -> wanted.computeIfAbsent(
				grant.group() + "|" + grant.resource().resourceType() + "|" + grant.id(), k -> new java.util.ArrayList<>())
			.add(grant));
		Map<String, Authorization> present = new HashMap<>();
		authorizations.createAuthorizationQuery()
			.groupIdIn(Grants.GROUPS.toArray(String[]::new))
			.list()
			.forEach(grant -> present.put(
					grant.getGroupId() + "|" + grant.getResourceType() + "|" + grant.getResourceId(), grant));
		wanted.forEach((key, grants) -> {
			if (!present.containsKey(key)) {
				Grants.Grant first = grants.get(0);
				Authorization authorization = authorizations
					.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
				authorization.setGroupId(first.group());
				authorization.setResource(first.resource());
				authorization.setResourceId(first.id());
				grants.stream().flatMap(grant -> Stream.of(grant.permissions())).forEach(authorization::addPermission);
				authorizations.saveAuthorization(authorization);
			}
		});
	}

	private void filter(String name, int priority, TaskQuery query) {
		if (filters.createFilterQuery().filterName(name).count() == 0) {
			Filter filter = filters.newTaskFilter(name);
			filter.setQuery(query);
			filter.setProperties(new HashMap<>(Map.of("priority", priority, "refresh", true, "color", "#1f5f8b",
					"showUndefinedVariable", false, "variables",
					List.of(Map.of("name", "title", "label", "Project"), Map.of("name", "subject", "label", "About")))));
			filters.saveFilter(filter);
		}
	}

}
