package io.serviceloop.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who there is, and who is at work. */
@Component
public class People {

	private final IdentityService identity;

	private final EngineRights rights;

	People(@Lazy IdentityService identity, EngineRights rights) {
		this.identity = identity;
		this.rights = rights;
	}

	/** A person who can be made responsible. */
	public record Person(String id, String name, List<String> groups) {
	}

	/** The id of the signed-in person; null where the engine works by itself. */
	public String me() {
		Authentication authentication = identity.getCurrentAuthentication();
		return (authentication == null) ? null : authentication.getUserId();
	}

	/** Whether the signed-in person belongs to a group; true where the engine works by itself. */
	public boolean amIn(String group) {
		Authentication authentication = identity.getCurrentAuthentication();
		return authentication == null || authentication.getUserId() == null
				|| (authentication.getGroupIds() != null && authentication.getGroupIds().contains(group));
	}

	/** Those of the given ids that name nobody. */
	public Set<String> unknown(Collection<String> ids) {
		Set<String> unknown = new LinkedHashSet<>(ids);
		if (!unknown.isEmpty()) {
			// A query of the person's own rights would hide other people.
			List<User> known = rights.ask(() -> identity.createUserQuery().userIdIn(ids.toArray(String[]::new)).list());
			known.forEach(user -> unknown.remove(user.getId()));
		}
		return unknown;
	}

	/** Everybody, by name. */
	public List<Person> all() {
		return rights.ask(() -> {
			Map<String, List<String>> groups = new HashMap<>();
			identity.createGroupQuery().list().forEach(group -> identity.createUserQuery()
				.memberOfGroup(group.getId())
				.list()
				.forEach(user -> groups.computeIfAbsent(user.getId(), id -> new ArrayList<>())
					.add(group.getId())));
			return identity.createUserQuery()
				.list()
				.stream()
				.map(user -> new Person(user.getId(), name(user), groups.getOrDefault(user.getId(), List.of())))
				.sorted(Comparator.comparing(Person::name))
				.toList();
		});
	}

	private static String name(User user) {
		String name = ((user.getFirstName() == null) ? "" : user.getFirstName()) + " "
				+ ((user.getLastName() == null) ? "" : user.getLastName());
		return name.isBlank() ? user.getId() : name.strip();
	}

}
