package io.serviceloop.loop.task;

import java.util.Collection;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.words.Texts;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * A user task of the loop has come to somebody: it was created, or given to another
 * person. Published in the engine's transaction; a listener that throws undoes it.
 */
public final class TaskGiven {

	private final DelegateTask task;

	public TaskGiven(DelegateTask task) {
		this.task = task;
	}

	/** The engine's id of the task. */
	public String taskId() {
		return task.getId();
	}

	/** The id of its process. */
	public String process() {
		return task.getProcessDefinitionId().split(":", 2)[0];
	}

	/** Its element in the model, such as {@code userTask_setGoals}. */
	public String taskKey() {
		return task.getTaskDefinitionKey();
	}

	/** The project it belongs to; null where it belongs to none. */
	public String businessKey() {
		return task.getExecution().getProcessBusinessKey();
	}

	/** The person it was given to; null where only candidates are named. */
	public String assignee() {
		return task.getAssignee();
	}

	/** Whose it is while somebody stands in; null otherwise. */
	public String owner() {
		return task.getOwner();
	}

	/** Candidates by name; empty where there is none. */
	public Set<String> users() {
		return candidates(IdentityLink::getUserId);
	}

	/** Groups of candidates; empty where there is none. */
	public Set<String> groups() {
		return candidates(IdentityLink::getGroupId);
	}

	/** When it is due; null where it is not. */
	public Date due() {
		return task.getDueDate();
	}

	/** Says when it is due. */
	public void dueAt(Date due) {
		task.setDueDate(due);
	}

	/** What its process knows of something. */
	public <T> T value(Variable<T> variable) {
		return variable.in(task);
	}

	/** Who had a part in what it decides, by its form. */
	public Set<String> hadPart(Form<?> form) {
		return form.hadPart(task);
	}

	/** Asks something of its variables. */
	<T> T ask(Function<VariableScope, T> question) {
		return question.apply(task);
	}

	/** Offers it to a group too, or no more. */
	void offer(String group, boolean offered) {
		if (offered) {
			task.addCandidateGroup(group);
		}
		else {
			task.deleteCandidateGroup(group);
		}
	}

	/** Offers it to somebody by name too. */
	public void offerTo(String person) {
		task.addCandidateUser(person);
	}

	/** Says on the task what is the matter with it, in every language of the texts. */
	public void explain(Texts texts, String key, Object... arguments) {
		task.setDescription(OpenTasks.inBothLanguages(texts, key, arguments));
	}

	/** Puts it on the lists of people who are to know of it, and not to do it. */
	public void alsoSeenBy(Collection<String> userIds) {
		userIds.forEach(user -> task.addUserIdentityLink(user, OpenTasks.INFORMED));
	}

	/** Whether the task is new; false where one that was there changes hands. */
	public boolean created() {
		// The engine counts the versions of a row from 1, once it has written it.
		return ((TaskEntity) task).getRevision() == 0;
	}

	/** Leaves the task to its assignee or a substitute, whoever takes it first. */
	public void share(String substitute) {
		task.setOwner(task.getAssignee());
		task.addCandidateUser(substitute);
		task.setAssignee(null);
	}

	private Set<String> candidates(Function<IdentityLink, String> kind) {
		return task.getCandidates().stream().map(kind).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
	}

}
