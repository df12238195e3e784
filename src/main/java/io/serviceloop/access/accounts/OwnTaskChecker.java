package io.serviceloop.access.accounts;

import java.util.List;

import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Whoever has a task, or is offered it, reads it and works on it: that is what his grant
 * on it says, so it is not asked for. Everybody else needs one.
 */
class OwnTaskChecker extends AuthorizationCommandChecker {

	@Override
	public void checkReadTask(TaskEntity task) {
		if (!isMine(task)) {
			super.checkReadTask(task);
		}
	}

	@Override
	public void checkTaskWork(TaskEntity task) {
		if (!isMine(task)) {
			super.checkTaskWork(task);
		}
	}

	private static boolean isMine(TaskEntity task) {
		Authentication person = Context.getCommandContext().getAuthentication();
		if (task == null || person == null || person.getUserId() == null || KnownRights.areRevoked()) {
			return false;
		}
		String me = person.getUserId();
		List<String> groups = (person.getGroupIds() == null) ? List.of() : person.getGroupIds();
		return me.equals(task.getAssignee()) || me.equals(task.getOwner())
				|| task.getCandidates()
					.stream()
					.anyMatch(link -> me.equals(link.getUserId())
							|| (link.getGroupId() != null && groups.contains(link.getGroupId())));
	}

}
