package io.serviceloop.loop.gate;

import java.util.List;

import io.serviceloop.loop.engine.Caller;
import io.serviceloop.loop.gate.Row.Who;
import io.serviceloop.loop.words.Characters;
import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.*;

/** Accounts, groups, rights and filters. */
final class AccountCommands {

	private static final String OTHERS = "AccountAttacksTest.othersAccountsAreLeftAlone";

	private AccountCommands() {
	}

	static List<Row> rows() {
		return List.of(
				// Accounts. The engine lets each person change the own one.
				account(CreateUserCmd.class),
				Row.of(SaveUserCmd.class, Who.ONESELF, "the own account; administrators: every one")
					.shownBy(OTHERS)
					.checks(AccountCommands::named, "user"),
				account(DeleteUserCmd.class).shownBy("AccountAttacksTest.nobodyRemovesHisOwnAccount")
					.checks(AccountCommands::removed, "userId"),
				account(UnlockUserCmd.class),
				Row.of(CheckPassword.class, Who.ONESELF, "the own password")
					.shownBy("AccountAttacksTest.nobodyAsksForOthersPasswords")
					.checks(AccountCommands::ownPassword, "userId"),
				Row.never(SetUserInfoCmd.class, "an account", "wrong.engineOnly"),
				Row.never(DeleteUserInfoCmd.class, "an account", "wrong.engineOnly"),
				Row.never(SetUserPictureCmd.class, "an account", "wrong.engineOnly"),
				Row.never(DeleteUserPictureCmd.class, "an account", "wrong.engineOnly"),
				// Groups.
				group(CreateGroupCmd.class),
				group(SaveGroupCmd.class).checks((Group group) -> Characters.checkNames("name", group.getName()),
						"group"),
				group(DeleteGroupCmd.class), group(CreateMembershipCmd.class), group(DeleteMembershipCmd.class),
				// Tenants, which nobody has.
				tenant(CreateTenantCmd.class), tenant(SaveTenantCmd.class), tenant(DeleteTenantCmd.class),
				tenant(CreateTenantUserMembershipCmd.class), tenant(CreateTenantGroupMembershipCmd.class),
				tenant(DeleteTenantUserMembershipCmd.class), tenant(DeleteTenantGroupMembershipCmd.class),
				// Rights.
				Row.of(CreateAuthorizationCommand.class, Who.ADMINISTRATORS, "rights"),
				Row.of(SaveAuthorizationCmd.class, Who.ADMINISTRATORS, "rights")
					.checks(AccountCommands::granted, "authorization"),
				Row.of(DeleteAuthorizationCmd.class, Who.ADMINISTRATORS, "rights"),
				// Filters.
				Row.of(CreateFilterCmd.class, Who.ADMINISTRATORS, "a filter"),
				Row.of(SaveFilterCmd.class, Who.ADMINISTRATORS, "a filter")
					.shownBy("ExpressionsTest.areStoredByAdministratorsAloneAndStoppedStill")
					.checks((Filter filter) -> Characters.checkNames("name", filter.getName()), "filter"),
				Row.of(DeleteFilterCmd.class, Who.ADMINISTRATORS, "a filter"));
	}

	private static Row account(Class<?> command) {
		return Row.of(command, Who.ADMINISTRATORS, "accounts").shownBy(OTHERS);
	}

	private static Row group(Class<?> command) {
		return Row.of(command, Who.ADMINISTRATORS, "groups");
	}

	private static Row tenant(Class<?> command) {
		return Row.of(command, Who.GRANTED, "tenants");
	}

	private static void named(User account) {
		if (Caller.isPerson() && account.getId() == null) {
			throw SubmissionRefused.invalid("id", null, "wrong.missing");
		}
		Characters.checkNames("firstName", account.getFirstName(), "lastName", account.getLastName(), "email",
				account.getEmail());
	}

	private static void removed(String account) {
		if (Caller.isPerson() && !Caller.groups().contains("camunda-admin")) {
			throw SubmissionRefused.forbidden("user", account, "wrong.ownAccount");
		}
	}

	/**
	 * Revocations are not looked at (decision 30), so that nobody believes in one that
	 * does nothing.
	 */
	private static void granted(Authorization right) {
		if (Caller.isPerson() && right.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE) {
			throw SubmissionRefused.invalid("type", right.getAuthorizationType(), "wrong.noRevoke");
		}
	}

	/**
	 * Without this, everybody tries passwords of others, and locks them out by it.
	 */
	private static void ownPassword(String account) {
		if (Caller.isPerson() && !Caller.id().equals(account)) {
			throw SubmissionRefused.forbidden("username", account, "wrong.othersPassword");
		}
	}

}
