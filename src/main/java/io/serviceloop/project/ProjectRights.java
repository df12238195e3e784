package io.serviceloop.project;

import java.util.Set;

import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.SubmissionRefused;

import org.springframework.stereotype.Component;

/**
 * Which projects the signed-in person sees and works on (E06, E07). Managers, auditors
 * and administrators see all; everybody else those he takes part in, and those in which a
 * task waits for him or his group.
 */
@Component
public class ProjectRights {

	private static final Set<Role> SEE_ALL = Set.of(Role.MANAGER, Role.AUDITOR, Role.ADMIN);

	private final Projects projects;

	private final People people;

	ProjectRights(Projects projects, People people) {
		this.projects = projects;
		this.people = people;
	}

	/** The signed-in person as a reader of projects. */
	public Projects.Reader reader() {
		boolean all = SEE_ALL.stream().anyMatch(people::amIn);
		return all ? Projects.Reader.EVERYTHING : new Projects.Reader(false, people.me(), people.myGroups());
	}

	/**
	 * A project that the signed-in person may see.
	 * @throws SubmissionRefused (404) where there is none, (403) where it is none of this
	 * person's business
	 */
	public Project seen(String businessKey) {
		Project project = find(businessKey);
		Projects.Reader reader = reader();
		if (!reader.all() && !projects.isShown(businessKey, reader)) {
			throw SubmissionRefused.forbidden("businessKey", businessKey, "project.notMember");
		}
		return project;
	}

	/**
	 * A running project that the signed-in person works on: its members, and service
	 * managers.
	 * @throws SubmissionRefused (404) where there is none, (403) where this person does
	 * not work on it, (409) where it has ended
	 */
	public Project worked(String businessKey) {
		Project project = find(businessKey);
		if (!works(project)) {
			throw SubmissionRefused.forbidden("businessKey", businessKey, "project.notMember");
		}
		if (!project.running()) {
			throw SubmissionRefused.conflict("businessKey", businessKey, "project.ended");
		}
		return project;
	}

	/** Whether the signed-in person works on a project. */
	public boolean works(Project project) {
		return people.amIn(Role.MANAGER) || isMember(project, people.me());
	}

	/** Whether a person works on a project as one of its members. */
	public boolean isMember(Project project, String userId) {
		return projects.isMember(project.businessKey(), userId);
	}

	/** The user ids of those who work on a project as its members. */
	public Set<String> members(Project project) {
		return projects.members(project.businessKey());
	}

	/**
	 * Whether the signed-in person may replace or delete what somebody keeps for all who
	 * work on a project: it is his own, or he leads the project, or manages.
	 * @param author user id of who keeps it
	 */
	public boolean mayChange(Project project, String author) {
		String me = people.me();
		return people.amIn(Role.MANAGER) || author.equals(me) || project.lead().equals(me);
	}

	private Project find(String businessKey) {
		return projects.find(businessKey)
			.orElseThrow(() -> SubmissionRefused.gone("businessKey", businessKey, "project.unknown"));
	}

}
