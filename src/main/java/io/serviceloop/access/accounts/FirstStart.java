package io.serviceloop.access.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.access.password.PasswordRules;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.people.Role;

import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Creates at start what is missing: groups with their grants, task filters, the first
 * administrator.
 */
@Component
@Order(1)
class FirstStart implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

	private static final int TRIES = 3;

	private final ProcessEngine engine;

	private final IdentityService identity;

	private final AuthorizationService authorizations;

	private final FilterService filters;

	private final TaskService tasks;

	private final Directory directory;

	private final JdbcClient jdbc;

	private final String adminName;

	private final String adminPassword;

	FirstStart(ProcessEngine engine, IdentityService identity, AuthorizationService authorizations,
			FilterService filters, TaskService tasks, Directory directory, JdbcClient jdbc,
			@Value("${SERVICELOOP_ADMIN_USER:}") String adminName,
			@Value("${SERVICELOOP_ADMIN_PASSWORD:}") String adminPassword) {
		this.engine = engine;
		this.identity = identity;
		this.authorizations = authorizations;
		this.filters = filters;
		this.tasks = tasks;
		this.directory = directory;
		this.jdbc = jdbc;
		this.adminName = adminName;
		this.adminPassword = adminPassword;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		for (int attempt = 1;; attempt++) {
			try {
				create();
				return;
			}
			catch (ProcessEngineException | PersistenceException | DataAccessException ex) {
				// Two nodes that start for the first time at once create the same things.
				if (attempt == TRIES) {
					throw ex;
				}
			}
		}
	}

	private void create() {
		Role.groups().forEach(this::group);
		jdbc.sql(EngineTables.RIGHTS_ON_THE_PAST).update();
		grants();
		revocations();
		bitsOfRights();
		filter("My tasks", -10, tasks.createTaskQuery().taskInvolvedUserExpression("${currentUser()}"));
		filter("My group's tasks", 0,
				tasks.createTaskQuery()
					.taskCandidateGroupInExpression("${currentUserGroups()}")
					.includeAssignedTasks());
		filter("Overdue", 10, tasks.createTaskQuery().dueBeforeExpression("${now()}"));
		if (identity.isReadOnly()) {
			directory.forgetPasswords();
		}
		else if (!adminName.isBlank() && !adminPassword.isBlank()
				&& identity.createUserQuery()
					.memberOfGroup(Role.ADMIN.group())
					.list()
					.stream()
					.allMatch(administrator -> administrator.getPassword() == null)) {
			if (!identity.checkPasswordAgainstPolicy(adminPassword, identity.newUser(adminName)).isValid()) {
				throw new IllegalStateException(
						"SERVICELOOP_ADMIN_PASSWORD is too easy to guess: it needs at least " + PasswordRules.SHORTEST
								+ " characters, 6 of them different, no usual words, and not the name");
			}
			account(adminName, adminName, "", adminPassword, Role.ADMIN.group());
		}
	}

	/**
	 * Creates an account if there is none of this name; one that signed in elsewhere
	 * until now gets its password. Whether the password is a good one, the caller knows.
	 */
	void account(String id, String firstName, String lastName, String password, String group) {
		User known = identity.createUserQuery().userId(id).singleResult();
		if (known == null || known.getPassword() == null) {
			User user = (known == null) ? identity.newUser(id) : known;
			user.setFirstName(firstName);
			user.setLastName(lastName);
			user.setPassword(password);
			((IdentityServiceImpl) identity).saveUser(user, true);
			if (identity.createGroupQuery().groupMember(id).groupId(group).count() == 0) {
				identity.createMembership(id, group);
			}
		}
	}

	private void group(String id) {
		String name = id.equals(Role.ADMIN.group()) ? "administrators" : id.replace('-', ' ');
		directory.group(id, Character.toUpperCase(name.charAt(0)) + name.substring(1),
				id.equals(Role.ADMIN.group()) ? "SYSTEM" : "WORKFLOW");
	}

	/**
	 * Makes the grants of our groups equal to the table: adds what is missing, changes
	 * what differs, and takes away what the table does not show. Grants on single things
	 * the engine makes itself, such as a group's tasks, stay; so do those to other groups
	 * and to people, which are the administrators' business.
	 */
	private void grants() {
		Map<String, Authorization> present = new HashMap<>();
		authorizations.createAuthorizationQuery()
			.groupIdIn(Role.groups().toArray(String[]::new))
			.list()
			.forEach(grant -> present.put(key(grant), grant));
		for (Grants.Grant grant : Grants.all()) {
			Authorization authorization = present.remove(grant.key());
			if (authorization == null) {
				authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
				authorization.setGroupId(grant.group());
				authorization.setResource(grant.resource());
				authorization.setResourceId(grant.id());
			}
			else if (grants(authorization, grant)) {
				continue;
			}
			authorization.setPermissions(grant.permissions().toArray(Permission[]::new));
			authorizations.saveAuthorization(authorization);
		}
		present.values().stream().filter(FirstStart::isOurs).forEach(grant -> {
			log.warn("Took a grant back that docs/roles.md does not show: {}", key(grant));
			authorizations.deleteAuthorization(grant.getId());
		});
	}

	private void bitsOfRights() {
		String database = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDatabaseType();
		if (database.equals(DbSqlSessionFactory.POSTGRES)) {
			try {
				jdbc.sql(EngineTables.BITS_OF_RIGHTS).update();
				jdbc.sql(EngineTables.COUNT_RIGHTS).update();
			}
			catch (DataAccessException ex) {
				// It only helps to look things up faster: an old server, or not our
				// table.
				log.warn("PostgreSQL could not be told to count rights: {}", ex.getMessage());
			}
		}
	}

	/**
	 * Where something was revoked before it was refused to (decision 30), it stays so:
	 * the engine looks at revocations with each call.
	 */
	private void revocations() {
		if (authorizations.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_REVOKE).count() > 0) {
			engine.getProcessEngineConfiguration()
				.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_ALWAYS);
			log.warn("There are revoked rights, which are looked at with each call: say what is meant by what is "
					+ "granted, delete them in Admin, and start again.");
		}
	}

	private static boolean grants(Authorization authorization, Grants.Grant wanted) {
		int bits = wanted.permissions().stream().mapToInt(Permission::getValue).reduce(0, (a, b) -> a | b);
		return ((AuthorizationEntity) authorization).getPermissions() == bits;
	}

	private static String key(Authorization grant) {
		return grant.getGroupId() + " " + grant.getResourceType() + " " + grant.getResourceId();
	}

	private static boolean isOurs(Authorization grant) {
		return Authorization.ANY.equals(grant.getResourceId())
				|| grant.getResourceType() == Resources.APPLICATION.resourceType();
	}

	private void filter(String name, int priority, TaskQuery query) {
		if (filters.createFilterQuery().filterName(name).count() == 0) {
			Filter filter = filters.newTaskFilter(name);
			filter.setQuery(query);
			filter.setProperties(new HashMap<>(Map.of("priority", priority, "refresh", true, "color", "#1f5f8b",
					"showUndefinedVariable", false, "variables", List.of(Map.of("name", "title", "label", "Project"),
							Map.of("name", "subject", "label", "About")))));
			filters.saveFilter(filter);
		}
	}

}
