package io.serviceloop.access.accounts;

import java.util.stream.Stream;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;

/**
 * Rights on single tasks and accounts, which the engine grants as they come and go. It
 * would leave them behind where a task went to somebody else, and would let everybody
 * delete his own account (E07).
 */
class TaskGrants extends DefaultAuthorizationProvider {

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
		return super.newTaskAssignee(task, oldAssignee, newAssignee);
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

	/**
	 * Takes rights on a task back from somebody who has nothing to do with it any longer:
	 * also from those on whose list it was and who did not do it. The engine itself takes
	 * back the rights on a task that has ended.
	 */
	private void forget(TaskEntity task, String endedLink, String user, String group) {
		if (!isStillInvolved(task, endedLink, user, group)) {
			Stream<Resource> ended = task.isDeleted() ? Stream.of(Resources.HISTORIC_TASK)
					: Stream.of(Resources.TASK, Resources.HISTORIC_TASK);
			ended.flatMap(resource -> Stream.concat(
					Stream.ofNullable((user != null) ? getGrantAuthorizationByUserId(user, resource, task.getId())
							: getGrantAuthorizationByGroupId(group, resource, task.getId())),
					justGranted(task, resource, user, group)))
				.distinct()
				.toList()
				.forEach(TaskGrants::delete);
		}
	}

	/**
	 * What was granted in the same transaction, which the database does not know yet:
	 * whose was handed over and goes back at once.
	 */
	private static Stream<AuthorizationEntity> justGranted(TaskEntity task, Resource resource, String user,
			String group) {
		return Context.getCommandContext()
			.getDbEntityManager()
			.getCachedEntitiesByType(AuthorizationEntity.class)
			.stream()
			.filter(grant -> grant.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT
					&& grant.getResourceType() == resource.resourceType() && task.getId().equals(grant.getResourceId())
					&& ((user != null) ? user.equals(grant.getUserId()) : group.equals(grant.getGroupId())));
	}

	private static boolean isStillInvolved(TaskEntity task, String endedLink, String user, String group) {
		if (user != null && (user.equals(task.getOwner())
				|| user.equals(task.getAssignee()) && !IdentityLinkType.ASSIGNEE.equals(endedLink))) {
			return true;
		}
		return !task.isDeleted() && task.getIdentityLinks()
			.stream()
			.filter(link -> !link.getType().equals(endedLink))
			.anyMatch(link -> (user != null) ? user.equals(link.getUserId()) : group.equals(link.getGroupId()));
	}

	private static void delete(AuthorizationEntity grant) {
		Context.getCommandContext().runWithoutAuthorization(() -> {
			Context.getCommandContext().getAuthorizationManager().delete(grant);
			return null;
		});
	}

}
