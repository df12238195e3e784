package io.serviceloop.access.accounts;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.Retry;
import io.serviceloop.loop.engine.record.RecordBook;
import io.serviceloop.loop.engine.record.Trail;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityInfoEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes groups and people into the engine's identity tables, also where nobody else may
 * (E07): then these are a directory, in which a responsible person is chosen, and which
 * the web applications ask for a person's groups again. Writing the same once more
 * changes nothing; nodes and sign-ins that collide are tried again.
 */
@Component
public class Directory {

	private static final int TRIES = 6;

	private static final int LONGEST_ID = 64;

	/** Marks a person of whom a token has spoken. */
	private static final String SIGNED_IN = "signedIn";

	private final ProcessEngineConfigurationImpl engine;

	private final ObjectProvider<RecordBook> records;

	Directory(ProcessEngine engine, ObjectProvider<RecordBook> records) {
		this.records = records;
		this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
	}

	/**
	 * A person of the directory.
	 *
	 * @param firstName null where unknown, like {@code lastName} and {@code email}
	 * @param groups of our groups
	 */
	public record Person(String id, String firstName, String lastName, String email, Set<String> groups) {
	}

	/** Whether the engine can keep this as the id of a user. */
	public static boolean isUserId(String id, Pattern accepted) {
		return id.length() <= LONGEST_ID && accepted.matcher(id).matches();
	}

	/** What the engine accepts as the id of a user. */
	public Pattern userIds() {
		String own = engine.getUserResourceWhitelistPattern();
		return Pattern.compile((own == null) ? engine.getGeneralResourceWhitelistPattern() : own);
	}

	/** Creates a group if there is none of this id. */
	void group(String id, String name, String type) {
		write((tables, context) -> {
			if (tables.findGroupById(id) == null) {
				GroupEntity group = tables.createNewGroup(id);
				group.setName(name);
				group.setType(type);
				tables.saveGroup(group);
			}
		});
	}

	/** What a token says of a person is the truth, from now on. */
	public void signedIn(Person person) {
		write((tables, context) -> save(person, tables, context, true));
	}

	/**
	 * What a file says of a person counts until a token speaks: the file gives nobody
	 * rights the provider denies.
	 */
	public void listed(Person person) {
		write((tables, context) -> {
			if (!hasSignedIn(person.id(), context)) {
				save(person, tables, context, false);
			}
		});
	}

	/** Nobody signs in with a password any more. */
	void forgetPasswords() {
		write((tables, context) -> {
			for (User user : tables.createUserQuery().list()) {
				if (user.getPassword() != null) {
					forgetPassword((UserEntity) user);
					tables.saveUser(user);
				}
			}
		});
	}

	private void save(Person person, DbIdentityServiceProvider tables, CommandContext context, boolean token) {
		UserEntity user = tables.findUserById(person.id());
		boolean isNew = user == null;
		user = isNew ? tables.createNewUser(person.id()) : user;
		Set<String> before = tables.createGroupQuery()
			.groupMember(person.id())
			.list()
			.stream()
			.map(Group::getId)
			.collect(Collectors.toSet());
		boolean first = token && !hasSignedIn(person.id(), context);
		boolean same = !isNew && !first && user.getPassword() == null && before.equals(person.groups())
				&& Objects.equals(user.getFirstName(), person.firstName())
				&& Objects.equals(user.getLastName(), person.lastName())
				&& Objects.equals(user.getEmail(), person.email());
		if (same) {
			return;
		}
		String who = "User " + person.id();
		Trail.here()
			.about("directory", person.id())
			.changed(who, "firstName", user.getFirstName(), person.firstName())
			.changed(who, "lastName", user.getLastName(), person.lastName())
			.changed(who, "email", user.getEmail(), person.email())
			.changed(who, "groups", new TreeSet<>(before), new TreeSet<>(person.groups()))
			.writtenBy(records.getObject());
		user.setFirstName(person.firstName());
		user.setLastName(person.lastName());
		user.setEmail(person.email());
		forgetPassword(user);
		// Always with the row of the person itself: two who write different groups
		// collide there, and do not mix.
		tables.saveUser(user);
		before.stream()
			.filter(group -> !person.groups().contains(group))
			.forEach(group -> tables.deleteMembership(person.id(), group));
		person.groups()
			.stream()
			.filter(group -> !before.contains(group))
			.forEach(group -> tables.createMembership(person.id(), group));
		if (first) {
			context.getIdentityInfoManager()
				.setUserInfo(person.id(), null, IdentityInfoEntity.TYPE_USERINFO, SIGNED_IN, "true", null, null);
		}
	}

	private static boolean hasSignedIn(String id, CommandContext context) {
		return context.getIdentityInfoManager().findUserInfoByUserIdAndKey(id, SIGNED_IN) != null;
	}

	private static void forgetPassword(UserEntity user) {
		user.setDbPassword(null);
		user.setSalt(null);
	}

	private void write(BiConsumer<DbIdentityServiceProvider, CommandContext> change) {
		Retry.of(TRIES, () -> engine.getCommandExecutorTxRequiresNew()
			.execute(context -> context.runWithoutAuthorization(() -> {
				change.accept((DbIdentityServiceProvider) context.getReadOnlyIdentityProvider(), context);
				return null;
			})), ex -> true);
	}

}
