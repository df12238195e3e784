package io.serviceloop.loop.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** What somebody is to the whole organisation; each is a group of the engine. */
public enum Role {

	LEAD("project-leads", true), AGENT("service-agents", true),
	/** Leads a team of agents (A05). */
	SUPERVISOR("team-supervisors", true), INSPECTOR("quality-inspectors", true),
	/** Speaks for another department (A05). */
	CONTACT("business-contacts", true), MANAGER("service-managers", true), OWNER("process-owners", true),
	/** Reads everything and changes nothing. */
	AUDITOR("auditors", false),
	/** Keeps accounts and operates the engine. */
	ADMIN("camunda-admin", false);

	private final String group;

	private final boolean works;

	Role(String group, boolean works) {
		this.group = group;
		this.works = works;
	}

	/** The id of the engine's group. */
	public String group() {
		return group;
	}

	/**
	 * The role of a group.
	 * @throws IllegalArgumentException where it is none of ours
	 */
	public static Role of(String group) {
		return Arrays.stream(values())
			.filter(role -> role.group.equals(group))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(group));
	}

	/** Every group there is, those that work in projects first. */
	public static List<String> groups() {
		return groups(role -> true);
	}

	/**
	 * The groups whose members work in projects; the others read or keep accounts, and
	 * are responsible for nothing.
	 */
	public static List<String> working() {
		return groups(role -> role.works);
	}

	/**
	 * Whether members of these groups only read or keep accounts: they do nobody's task.
	 */
	public static boolean onlyRead(Collection<String> groups) {
		return groups != null && groups.stream().anyMatch(groups(role -> !role.works)::contains)
				&& groups.stream().noneMatch(working()::contains);
	}

	private static List<String> groups(Predicate<Role> kind) {
		return Arrays.stream(values()).filter(kind).map(Role::group).toList();
	}

}
