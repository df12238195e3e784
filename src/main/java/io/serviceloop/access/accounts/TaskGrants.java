package io.serviceloop.access.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.serviceloop.loop.task.TaskTaken;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;

/**
 * Rights on single tasks and accounts, which the engine grants as they come and go. It
 * would leave them behind where a task went to somebody else or was done, would ask for
 * those of a task that it has just made, and would let everybody delete his own account
 * (E07).
 */
class TaskGrants extends DefaultAuthorizationProvider {

	/** What a task is in the engine's rights: the open one, and its history. */
	private static final List<Integer> KINDS = List.of(Resources.TASK.resourceType(),
			Resources.HISTORIC_TASK.resourceType());

	/**
	 * People read their own account and change name, address and password; they do not
	 * delete it.
	 */
	@Override
	public AuthorizationEntity[] newUser(User user) {
		return new AuthorizationEntity[] { createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(),
				Permissions.READ, Permissions.UPDATE) };
	}

	/**
	 * Who deploys reads it anyway; with a deployment its running work and their history
	 * would go.
	 */
	@Override
	public AuthorizationEntity[] newDeployment(Deployment deployment) {
		return null;
	}

	@Override
	public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
		if (oldAssignee != null && !oldAssignee.equals(newAssignee)) {
			forget((TaskEntity) task, IdentityLinkType.ASSIGNEE, oldAssignee, null);
		}
		return TaskTaken.isTaken(task.getId()) ? null : super.newTaskAssignee(task, oldAssignee, newAssignee);
	}

	@Override
	public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
		forget((TaskEntity) task, type, userId, null);
		return null;
	}

	@Override
	public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
		forget((TaskEntity) task, type, null, groupId);
		return null;
	}

	/** Of a task that is not stored yet nothing can be stored. */
	@Override
	protected AuthorizationEntity getGrantAuthorization(String taskId, String userId, String groupId,
			Resource resource) {
		return isNew(taskId) ? null : super.getGrantAuthorization(taskId, userId, groupId, resource);
	}

	/**
	 * Takes all rights on a task that ends, and on its history, back at once: who reads
	 * the past is {@link KnownRights}' business.
	 */
	static void ended(String taskId) {
		undoGranted(taskId, null, null);
		database().delete(AuthorizationEntity.class, GrantStatements.OF_TASK, which(taskId, null, null));
	}

	/**
	 * Takes rights on a task back from somebody who has nothing to do with it any longer.
	 */
	private static void forget(TaskEntity task, String endedLink, String user, String group) {
		if (!task.isDeleted() && !isStillInvolved(task, endedLink, user, group)) {
			undoGranted(task.getId(), user, group);
			if (!isNew(task.getId())) {
				// Before what the transaction writes in the end: who gets the task back
				// in
				// it is granted it anew.
				Context.getCommandContext()
					.getDbSqlSession()
					.getSqlSession()
					.delete(GrantStatements.OF_TASK, which(task.getId(), user, group));
			}
		}
	}

	/**
	 * What was granted or looked at in the same transaction: whose was handed over and
	 * goes back at once.
	 */
	private static void undoGranted(String taskId, String user, String group) {
		DbEntityManager database = database();
		database.getCachedEntitiesByType(AuthorizationEntity.class)
			.stream()
			.filter(grant -> grant.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT
					&& KINDS.contains(grant.getResourceType()) && taskId.equals(grant.getResourceId())
					&& (user == null && group == null
							|| Objects.equals(user, grant.getUserId()) && Objects.equals(group, grant.getGroupId())))
			.toList()
			.forEach(database.getDbEntityCache()::remove);
	}

	private static Map<String, Object> which(String taskId, String user, String group) {
		Map<String, Object> which = new HashMap<>();
		which.put("task", taskId);
		which.put("user", user);
		which.put("group", group);
		return which;
	}

	private static boolean isStillInvolved(TaskEntity task, String endedLink, String user, String group) {
		if (user != null && (user.equals(task.getOwner())
				|| user.equals(task.getAssignee()) && !IdentityLinkType.ASSIGNEE.equals(endedLink))) {
			return true;
		}
		return task.getIdentityLinks()
			.stream()
			.filter(link -> !link.getType().equals(endedLink))
			.anyMatch(link -> (user != null) ? user.equals(link.getUserId()) : group.equals(link.getGroupId()));
	}

	private static boolean isNew(String taskId) {
		TaskEntity task = database().getCachedEntity(TaskEntity.class, taskId);
		// The engine counts the versions of a row from 1, once it has written it.
		return task != null && task.getRevision() == 0;
	}

	private static DbEntityManager database() {
		return Context.getCommandContext().getDbEntityManager();
	}

}
