package io.serviceloop.loop;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.LinkedHashSet;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who there is, and who is at work. */
@Component
public class People {

	private final IdentityService identity;

	// Lazy, because the engine asks for our listeners while it is being built.
	People(@Lazy IdentityService identity) {
		this.identity = identity;
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
			List<User> known = asEngine(() -> identity.createUserQuery().userIdIn(ids.toArray(String[]::new)).list());
			known.forEach(user -> unknown.remove(user.getId()));
		}
		return unknown;
	}

	/** Everybody, by name. */
	public List<Person> all() {
		return asEngine(() -> {
			java.util.Map<String, List<String>> groups = new java.util.HashMap<>();
			identity.createGroupQuery().list().forEach(group -> identity.createUserQuery()
				.memberOfGroup(group.getId())
				.list()
				.forEach(user -> groups.computeIfAbsent(user.getId(), id -> new java.util.ArrayList<>())
					.add(group.getId())));
			return identity.createUserQuery()
				.list()
				.stream()
				.map(user -> new Person(user.getId(), name(user), groups.getOrDefault(user.getId(), List.of())))
				.sorted(java.util.Comparator.comparing(Person::name))
				.toList();
		});
	}

	private <T> T asEngine(java.util.function.Supplier<T> question) {
		Authentication authentication = identity.getCurrentAuthentication();
		identity.clearAuthentication();
		try {
			return question.get();
		}
		finally {
			if (authentication != null) {
				identity.setAuthentication(authentication);
			}
		}
	}

	private static String name(User user) {
		String name = ((user.getFirstName() == null) ? "" : user.getFirstName()) + " "
				+ ((user.getLastName() == null) ? "" : user.getLastName());
		return name.isBlank() ? user.getId() : name.strip();
	}

}
