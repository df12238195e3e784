package io.serviceloop.bench;

import java.util.List;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

/**
 * Gives one engine the people, groups and grants of another, so that both look through
 * the same rows.
 */
final class Accounts {

	private Accounts() {
	}

	static void copy(ProcessEngine from, ProcessEngine to) {
		IdentityService known = from.getIdentityService();
		IdentityService identity = to.getIdentityService();
		for (Group group : known.createGroupQuery().list()) {
			Group copy = identity.newGroup(group.getId());
			copy.setName(group.getName());
			copy.setType(group.getType());
			identity.saveGroup(copy);
		}
		for (User user : known.createUserQuery().list()) {
			User copy = identity.newUser(user.getId());
			copy.setFirstName(user.getFirstName());
			copy.setLastName(user.getLastName());
			copy.setPassword(user.getId());
			((IdentityServiceImpl) identity).saveUser(copy, true);
			known.createGroupQuery()
				.groupMember(user.getId())
				.list()
				.forEach(group -> identity.createMembership(user.getId(), group.getId()));
		}
		grants(from.getAuthorizationService(), to.getAuthorizationService());
	}

	private static void grants(AuthorizationService from, AuthorizationService to) {
		// Saving the accounts has made some grants by itself; the other engine's list has
		// those too.
		to.createAuthorizationQuery().list().forEach(grant -> to.deleteAuthorization(grant.getId()));
		List<Authorization> grants = from.createAuthorizationQuery().list();
		for (Authorization grant : grants) {
			AuthorizationEntity copy = (AuthorizationEntity) to.createNewAuthorization(grant.getAuthorizationType());
			copy.setUserId(grant.getUserId());
			copy.setGroupId(grant.getGroupId());
			copy.setResourceType(grant.getResourceType());
			copy.setResourceId(grant.getResourceId());
			copy.setPermissions(((AuthorizationEntity) grant).getPermissions());
			to.saveAuthorization(copy);
		}
	}

}
