package io.serviceloop.loop.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.engine.EngineTables;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who there is, and who is at work. */
@Component
public class People {

	private final IdentityService identity;

	private final EngineRights rights;

	private final JdbcClient jdbc;

	People(@Lazy IdentityService identity, EngineRights rights, JdbcClient jdbc) {
		this.identity = identity;
		this.rights = rights;
		this.jdbc = jdbc;
	}

	/**
	 * Somebody with an account.
	 *
	 * @param works whether this person can be made responsible for something
	 */
	public record Person(String id, String name, List<String> groups, boolean works) {
	}

	/**
	 * How a person is written to.
	 *
	 * @param address as the person's own profile has it, right or wrong; null where there
	 * is none
	 */
	public record Contact(String id, String name, String address) {
	}

	/** The id of the signed-in person; null where the engine works by itself. */
	public String me() {
		return rights.me();
	}

	/**
	 * Whether the signed-in person belongs to a group; true where the engine works by
	 * itself.
	 */
	public boolean amIn(Role role) {
		return rights.me() == null || rights.myGroups().contains(role.group());
	}

	/** The groups of the signed-in person; empty where the engine works by itself. */
	public Collection<String> myGroups() {
		return rights.myGroups();
	}

	/**
	 * Why some of the given people cannot be made responsible: a message key by user id.
	 * Empty where all can; null and repeated ids are fine.
	 */
	public Map<String, String> cannotWork(Collection<String> ids) {
		return cannotWork(ids, groupsOf(ids.stream().filter(Objects::nonNull).toList()));
	}

	/** The same where it is known already what {@link #groupsOf} tells of them. */
	public Map<String, String> cannotWork(Collection<String> ids, Map<String, Set<String>> groupsOfThem) {
		Map<String, String> faults = new LinkedHashMap<>();
		ids.stream().filter(Objects::nonNull).forEach(id -> faults.put(id, "wrong.unknownPerson"));
		groupsOfThem.forEach((id, groups) -> {
			if (Role.onlyRead(groups)) {
				faults.replace(id, "wrong.onlyReads");
			}
			else {
				faults.remove(id);
			}
		});
		return faults;
	}

	/**
	 * The ids of the groups of some people, by their ids, in one query; empty for who
	 * belongs to none, and absent is who has no account.
	 */
	public Map<String, Set<String>> groupsOf(Collection<String> ids) {
		Map<String, Set<String>> groups = new HashMap<>();
		if (!ids.isEmpty()) {
			jdbc.sql(EngineTables.MEMBERSHIPS).param("people", ids).query(row -> {
				Set<String> known = groups.computeIfAbsent(row.getString("person"), id -> new TreeSet<>());
				String group = row.getString("membership");
				if (group != null) {
					known.add(group);
				}
			});
		}
		return groups;
	}

	/** Everybody, by name, in one query. */
	public List<Person> all() {
		Map<String, String> names = new LinkedHashMap<>();
		Map<String, List<String>> groups = new HashMap<>();
		jdbc.sql(EngineTables.EVERYBODY).query(row -> {
			String id = row.getString("person");
			names.put(id, name(id, row.getString("first_name"), row.getString("last_name")));
			List<String> known = groups.computeIfAbsent(id, any -> new ArrayList<>());
			if (row.getString("membership") != null) {
				known.add(row.getString("membership"));
			}
		});
		return names.entrySet()
			.stream()
			.map(one -> new Person(one.getKey(), one.getValue(), groups.get(one.getKey()),
					!Role.onlyRead(groups.get(one.getKey()))))
			.sorted(Comparator.comparing(Person::name))
			.toList();
	}

	/** How to write to a person; empty where there is nobody of that id. */
	public Optional<Contact> contact(String id) {
		User user = rights.ask(() -> identity.createUserQuery().userId(id).singleResult());
		return Optional.ofNullable(user).map(found -> new Contact(found.getId(), name(found), found.getEmail()));
	}

	/** How to write to everybody. */
	public List<Contact> contacts() {
		return rights.ask(() -> identity.createUserQuery().list())
			.stream()
			.map(user -> new Contact(user.getId(), name(user), user.getEmail()))
			.toList();
	}

	/** The groups of a person, ids and their English names, by id. */
	public Map<String, String> groups(String id) {
		Map<String, String> groups = new TreeMap<>();
		rights.ask(() -> identity.createGroupQuery().groupMember(id).list())
			.forEach(group -> groups.put(group.getId(), group.getName()));
		return groups;
	}

	/** What all groups are called in English, by id. */
	public Map<String, String> groupNames() {
		Map<String, String> names = new TreeMap<>();
		rights.ask(() -> identity.createGroupQuery().list())
			.forEach(group -> names.put(group.getId(), group.getName()));
		return names;
	}

	/**
	 * The ids of everybody who belongs to at least one of the groups, in one query for
	 * all of them.
	 */
	public Set<String> members(Collection<String> groups) {
		if (groups.isEmpty()) {
			return Set.of();
		}
		List<String> ids = List.copyOf(groups);
		String names = IntStream.range(0, ids.size())
			.mapToObj(i -> "#{group" + i + "}")
			.collect(Collectors.joining(", "));
		NativeUserQuery query = identity.createNativeUserQuery().sql(EngineTables.MEMBERS.formatted(names));
		IntStream.range(0, ids.size()).forEach(i -> query.parameter("group" + i, ids.get(i)));
		return rights.ask(query::list).stream().map(User::getId).collect(Collectors.toCollection(TreeSet::new));
	}

	/** What a person is called; the id itself where nobody knows. */
	public String nameOf(String id) {
		return contact(id).map(Contact::name).orElse(id);
	}

	/** What people are called, by id, in one query; who has no account is absent. */
	public Map<String, String> names(Collection<String> ids) {
		Map<String, String> names = new HashMap<>();
		if (!ids.isEmpty()) {
			rights.ask(() -> identity.createUserQuery().userIdIn(ids.toArray(String[]::new)).list())
				.forEach(user -> names.put(user.getId(), name(user)));
		}
		return names;
	}

	/** The ids of those whose name contains a text, small or capital. */
	public Set<String> called(String text) {
		String sought = text.toLowerCase(Locale.ROOT);
		return rights.ask(() -> identity.createUserQuery().list())
			.stream()
			.filter(user -> name(user).toLowerCase(Locale.ROOT).contains(sought))
			.map(User::getId)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** What somebody is called; the user id of who has no name. */
	public static String name(User user) {
		return name(user.getId(), user.getFirstName(), user.getLastName());
	}

	private static String name(String id, String first, String last) {
		String name = ((first == null) ? "" : first) + " " + ((last == null) ? "" : last);
		return name.isBlank() ? id : name.strip();
	}

}
