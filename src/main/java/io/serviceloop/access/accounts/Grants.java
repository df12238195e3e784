package io.serviceloop.access.accounts;

import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.loop.people.Role;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

import static io.serviceloop.loop.people.Role.ADMIN;
import static io.serviceloop.loop.people.Role.AGENT;
import static io.serviceloop.loop.people.Role.AUDITOR;
import static io.serviceloop.loop.people.Role.CONTACT;
import static io.serviceloop.loop.people.Role.INSPECTOR;
import static io.serviceloop.loop.people.Role.LEAD;
import static io.serviceloop.loop.people.Role.MANAGER;
import static io.serviceloop.loop.people.Role.OWNER;
import static io.serviceloop.loop.people.Role.SUPERVISOR;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.MIGRATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.OPERATION_LOG_CATEGORY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.SYSTEM;
import static org.camunda.bpm.engine.authorization.Resources.USER;

/**
 * Who may what in the engine, beyond the tasks one is assigned to or a candidate for.
 * {@code docs/roles.md} shows this table; a test compares the two, and the start makes
 * the engine's grants of these groups equal to it.
 */
public final class Grants {

	private static final List<Role> GROUPS = List.of(Role.values());

	private static final List<Role> WORKING = List.of(LEAD, AGENT, SUPERVISOR, INSPECTOR, CONTACT, MANAGER, OWNER);

	private static final List<Role> PEOPLE = List.of(LEAD, AGENT, SUPERVISOR, INSPECTOR, CONTACT, MANAGER, OWNER,
			AUDITOR);

	private static final String EVERY = "*";

	private Grants() {
	}

	/** Rights of a group on one resource, or on all of a kind. */
	record Grant(String group, Resource resource, String id, List<Permission> permissions) {

		/** What tells one grant from another: the engine keeps one for each. */
		String key() {
			return group + " " + resource.resourceType() + " " + id;
		}

	}

	private static final List<Grant> ALL_GRANTS = Stream.of(
			// Everybody signs in to Tasklist, which shows names of tasks, people and
			// groups.
			to(GROUPS, APPLICATION, "tasklist", ACCESS), to(PEOPLE, FILTER, EVERY, READ), to(PEOPLE, USER, EVERY, READ),
			to(PEOPLE, GROUP, EVERY, READ),
			to(List.of(AGENT, SUPERVISOR, INSPECTOR, CONTACT, LEAD), PROCESS_DEFINITION, EVERY, READ),
			// Leads and managers open projects. Whoever leads one, or took its lead over,
			// asks for changes: its form checks.
			to(List.of(LEAD, MANAGER), PROCESS_DEFINITION, "improvementLoop", CREATE_INSTANCE),
			to(List.of(LEAD, MANAGER), PROCESS_DEFINITION, "regularReview", CREATE_INSTANCE),
			to(WORKING, PROCESS_DEFINITION, "changeProject", CREATE_INSTANCE),
			// Who has tasks may be away, or leave.
			to(WORKING, PROCESS_DEFINITION, "arrangeSubstitute", CREATE_INSTANCE),
			to(WORKING, PROCESS_DEFINITION, "handOverWork", CREATE_INSTANCE),
			// Who works here proposes what the handbook shall say.
			to(WORKING, PROCESS_DEFINITION, "handbookProposal", CREATE_INSTANCE),
			to(WORKING, PROCESS_INSTANCE, EVERY, CREATE),
			// Managers see all work, also what is done.
			to(List.of(MANAGER), PROCESS_DEFINITION, EVERY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY),
			// Owners deploy, and move running work over to what they deployed: for that
			// they see what runs.
			to(List.of(OWNER, AUDITOR, ADMIN), APPLICATION, "cockpit", ACCESS),
			to(List.of(OWNER), PROCESS_DEFINITION, EVERY, READ, READ_INSTANCE, MIGRATE_INSTANCE),
			to(List.of(OWNER), DECISION_DEFINITION, EVERY, READ),
			to(List.of(OWNER), DECISION_REQUIREMENTS_DEFINITION, EVERY, READ),
			to(List.of(OWNER), DEPLOYMENT, EVERY, READ, CREATE),
			to(List.of(OWNER), BATCH, EVERY, READ, BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES),
			// Auditors read everything and change nothing; administrators read as much to
			// operate the engine.
			to(List.of(AUDITOR), PROCESS_DEFINITION, EVERY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY),
			to(List.of(AUDITOR, ADMIN), DECISION_DEFINITION, EVERY, READ, READ_HISTORY),
			to(List.of(AUDITOR, ADMIN), DECISION_REQUIREMENTS_DEFINITION, EVERY, READ),
			to(List.of(AUDITOR, ADMIN), DEPLOYMENT, EVERY, READ),
			to(List.of(AUDITOR, ADMIN), BATCH, EVERY, READ, BatchPermissions.READ_HISTORY),
			to(List.of(AUDITOR, ADMIN), OPERATION_LOG_CATEGORY, EVERY, UserOperationLogCategoryPermissions.READ),
			to(List.of(AUDITOR), AUTHORIZATION, EVERY, READ),
			// The engine lets only those run a job who may change the instance; what they
			// may write, the gate decides.
			to(List.of(ADMIN), PROCESS_DEFINITION, EVERY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY, RETRY_JOB,
					UPDATE_INSTANCE),
			// Administrators keep accounts, rights and filters.
			to(List.of(ADMIN), APPLICATION, "admin", ACCESS), to(List.of(ADMIN), USER, EVERY, ALL),
			to(List.of(ADMIN), GROUP, EVERY, ALL), to(List.of(ADMIN), GROUP_MEMBERSHIP, EVERY, ALL),
			to(List.of(ADMIN), AUTHORIZATION, EVERY, ALL), to(List.of(ADMIN), FILTER, EVERY, ALL),
			to(List.of(ADMIN), SYSTEM, EVERY, ALL))
		.flatMap(List::stream)
		.toList();

	/**
	 * Every grant there is; the tasks of a person or a group are granted by the engine
	 * itself.
	 */
	static List<Grant> all() {
		return ALL_GRANTS;
	}

	private static List<Grant> to(List<Role> roles, Resource resource, String id, Permission... permissions) {
		return roles.stream().map(role -> new Grant(role.group(), resource, id, List.of(permissions))).toList();
	}

}
