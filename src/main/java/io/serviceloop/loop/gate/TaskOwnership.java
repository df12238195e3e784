package io.serviceloop.loop.gate;

import java.util.List;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/** Whose a task is: its assignee's, or, while it has none, its candidates'. */
final class TaskOwnership {

	private TaskOwnership() {
	}

	/**
	 * Refuses a person who works on a task that is somebody else's.
	 * @param recipient who is to get the task; null where it is not being given to
	 * anybody
	 * @param form of the task, which may bar somebody; null where it has none
	 */
	static void check(TaskEntity task, String recipient, Form<?> form) {
		Authentication person = Context.getCommandContext().getAuthentication();
		String me = (person == null) ? null : person.getUserId();
		String verifier = (recipient != null) ? recipient : me;
		if (form != null && verifier != null && form.hadPart(task).contains(verifier)) {
			throw SubmissionRefused.forbidden("task", verifier, form.barredSentence());
		}
		if (me == null) {
			return;
		}
		if (task.getAssignee() != null && !me.equals(task.getAssignee())) {
			throw SubmissionRefused.forbidden("task", null, "wrong.othersTask", name(task.getAssignee()));
		}
		if (task.getAssignee() == null && !isCandidate(task, person)) {
			throw SubmissionRefused.forbidden("task", null, "wrong.notCandidate");
		}
		if (Role.onlyRead(person.getGroupIds())) {
			throw SubmissionRefused.forbidden("task", null, "wrong.onlyReads");
		}
	}

	/**
	 * Refuses a person who has nothing to do with a task: notes and files are for those
	 * on whose lists it is.
	 */
	static void involved(TaskEntity task, Form<?> form) {
		Authentication person = Context.getCommandContext().getAuthentication();
		if (person == null || person.getUserId() == null || !isCandidate(task, person)) {
			check(task, null, form);
		}
	}

	private static String name(String person) {
		CommandContext context = Context.getCommandContext();
		return context.runWithoutAuthorization(() -> {
			User found = context.getReadOnlyIdentityProvider().findUserById(person);
			return (found == null) ? person : People.name(found);
		});
	}

	private static boolean isCandidate(TaskEntity task, Authentication person) {
		List<String> groups = (person.getGroupIds() == null) ? List.of() : person.getGroupIds();
		// The owner is whoever a substitute stands in for.
		return person.getUserId().equals(task.getOwner())
				|| task.getCandidates().stream().anyMatch(link -> isFor(link, person.getUserId(), groups));
	}

	private static boolean isFor(IdentityLink link, String user, List<String> groups) {
		return user.equals(link.getUserId()) || groups.contains(link.getGroupId());
	}

}
