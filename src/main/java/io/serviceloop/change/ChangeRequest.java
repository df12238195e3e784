package io.serviceloop.change;

import java.time.LocalDate;
import java.util.List;

import io.serviceloop.action.Actions;
import io.serviceloop.classification.Problems;
import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.project.Project;

/** Checks a requested change against the project it is about. */
final class ChangeRequest {

	/** What can be changed of a running project. */
	enum Kind {

		reassignAction, postponeAction, dropAction, moveMeasurement, containProblem, closeProject

	}

	private final Answers answers;

	private final Project project;

	private final LocalDate today;

	ChangeRequest(Answers answers, Project project, LocalDate today) {
		this.answers = answers;
		this.project = project;
		this.today = today;
	}

	/** The action that is changed; it has to be open. */
	void action(List<Actions.Entry> actions) {
		String id = answers.text(Variables.ACTION_ID, 40);
		if (id == null) {
			return;
		}
		List<Actions.Entry> open = actions.stream()
			.filter(action -> action.completedOn() == null && action.droppedAt() == null
					&& action.lap() == project.lap())
			.toList();
		if (!project.step().equals("implementAction") || open.stream().noneMatch(action -> action.id().equals(id))) {
			answers.wrong(Variables.ACTION_ID.name(), id, "change.action.notOpen",
					project.step().equals("implementAction")
							? String.join(", ", open.stream().map(Actions.Entry::id).toList()) : "–");
		}
	}

	/** The new due date of an action, or the new day of measuring. */
	void date() {
		LocalDate date = answers.date(Variables.NEW_DUE_DATE);
		if (date != null && date.isBefore(today)) {
			answers.wrong(Variables.NEW_DUE_DATE.name(), date, "action.dueDate.past", today.toString());
		}
	}

	/** Measuring can be moved while the effect is observed. */
	void measurement(boolean observing) {
		date();
		if (!observing) {
			answers.wrong(Variables.CHANGE_KIND.name(), Kind.moveMeasurement, "change.notObserving");
		}
	}

	/** The problem that is contained, and how. */
	void problem(List<Problems.Entry> problems) {
		String id = answers.text(Variables.PROBLEM_ID, 40);
		if (id != null && problems.stream().noneMatch(problem -> problem.id().equals(id))) {
			answers.wrong(Variables.PROBLEM_ID.name(), id, "selection.unknown",
					String.join(", ", problems.stream().map(Problems.Entry::id).toList()));
		}
		answers.text(Variables.CONTAINMENT, 2000);
	}

}
