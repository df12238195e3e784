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

	/** The same where their groups are known already. */
	public Map<String, String> cannotWork(Collection<String> ids, Map<String, Set<String>> groupsOfThem) {
		Map<String, String> faults = new LinkedHashMap<>();
		ids.stream().filter(Objects::nonNull).forEach(id -> faults.put(id, "wrong.unknownPerson"));
		String[] named = faults.keySet().toArray(String[]::new);
		if (named.length > 0) {
			// A query of the person's own rights would hide other people.
			rights.ask(() -> identity.createUserQuery().userIdIn(named).list())
				.forEach(user -> faults.remove(user.getId()));
			groupsOfThem.forEach((id, groups) -> {
				if (Role.onlyRead(groups)) {
					faults.putIfAbsent(id, "wrong.onlyReads");
				}
			});
		}
		return faults;
	}

	/**
	 * The ids of the groups of some people, by their ids; who belongs to none is absent.
	 */
	public Map<String, Set<String>> groupsOf(Collection<String> ids) {
		Map<String, Set<String>> groups = new HashMap<>();
		if (!ids.isEmpty()) {
			jdbc.sql(EngineTables.MEMBERSHIPS).param("people", ids).query(row -> {
				groups.computeIfAbsent(row.getString("person"), id -> new TreeSet<>()).add(row.getString("membership"));
			});
		}
		return groups;
	}

	/** Everybody, by name. */
	public List<Person> all() {
		return rights.ask(() -> {
			Map<String, List<String>> groups = new HashMap<>();
			identity.createGroupQuery()
				.list()
				.forEach(group -> identity.createUserQuery()
					.memberOfGroup(group.getId())
					.list()
					.forEach(user -> groups.computeIfAbsent(user.getId(), id -> new ArrayList<>()).add(group.getId())));
			return identity.createUserQuery()
				.list()
				.stream()
				.map(user -> person(user, groups.getOrDefault(user.getId(), List.of())))
				.sorted(Comparator.comparing(Person::name))
				.toList();
		});
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

	private static Person person(User user, List<String> groups) {
		return new Person(user.getId(), name(user), groups, !Role.onlyRead(groups));
	}

	/** What somebody is called; the user id of who has no name. */
	public static String name(User user) {
		String name = ((user.getFirstName() == null) ? "" : user.getFirstName()) + " "
				+ ((user.getLastName() == null) ? "" : user.getLastName());
		return name.isBlank() ? user.getId() : name.strip();
	}

}
