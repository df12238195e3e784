package io.serviceloop.access;

import java.util.List;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/** Who may what in the engine, beyond the tasks one is assigned to or a candidate for. */
final class Grants {

	static final List<String> MEMBERS = List.of("project-leads", "service-agents", "quality-inspectors",
			"service-managers", "process-owners");

	static final List<String> GROUPS = List.of("project-leads", "service-agents", "quality-inspectors",
			"service-managers", "process-owners", "auditors", "camunda-admin");

	private Grants() {
	}

	/** A right of a group on one resource, or on all of a kind. */
	record Grant(String group, Resource resource, String id, Permission... permissions) {
	}

	/** Every grant there is; a group's tasks are granted by the engine itself. */
	static List<Grant> all() {
		List<Grant> grants = new java.util.ArrayList<>();
		for (String group : GROUPS) {
			grants.add(new Grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
			grants.add(new Grant(group, Resources.PROCESS_DEFINITION, "*", Permissions.READ));
			grants.add(new Grant(group, Resources.FILTER, "*", Permissions.READ));
			grants.add(new Grant(group, Resources.USER, "*", Permissions.READ));
			grants.add(new Grant(group, Resources.GROUP, "*", Permissions.READ));
		}
		for (String group : List.of("project-leads", "service-managers")) {
			grants.add(new Grant(group, Resources.PROCESS_DEFINITION, "improvementLoop", Permissions.CREATE_INSTANCE));
			grants.add(new Grant(group, Resources.PROCESS_DEFINITION, "changeProject", Permissions.CREATE_INSTANCE));
			grants.add(new Grant(group, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE));
		}
		for (String group : List.of("service-managers", "auditors", "camunda-admin", "process-owners")) {
			grants.add(new Grant(group, Resources.PROCESS_DEFINITION, "*", Permissions.READ,
					ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_TASK));
		}
		for (String group : List.of("auditors", "camunda-admin", "process-owners")) {
			grants.add(new Grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS));
			grants.add(new Grant(group, Resources.DECISION_DEFINITION, "*", Permissions.READ,
					Permissions.READ_HISTORY));
			grants.add(new Grant(group, Resources.PROCESS_DEFINITION, "*", Permissions.READ_HISTORY));
			grants.add(new Grant(group, Resources.DEPLOYMENT, "*", Permissions.READ));
			grants.add(new Grant(group, Resources.OPERATION_LOG_CATEGORY, "*",
					UserOperationLogCategoryPermissions.READ));
		}
		grants.add(new Grant("process-owners", Resources.DEPLOYMENT, "*", Permissions.CREATE));
		grants.add(new Grant("camunda-admin", Resources.APPLICATION, "admin", Permissions.ACCESS));
		for (Resource resource : List.of(Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP,
				Resources.AUTHORIZATION, Resources.FILTER, Resources.SYSTEM)) {
			grants.add(new Grant("camunda-admin", resource, "*", Permissions.ALL));
		}
		// The engine lets only those run a job who may change the instance; what they may write, the gate decides.
		grants.add(new Grant("camunda-admin", Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.RETRY_JOB,
				ProcessDefinitionPermissions.UPDATE_INSTANCE));
		return grants;
	}

}
